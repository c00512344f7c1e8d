// The desk's own script: small things a circuit cannot do.
"use strict";
