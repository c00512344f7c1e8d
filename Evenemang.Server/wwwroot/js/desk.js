// The desk's own script: small things a circuit cannot do.
"use strict";
window.desk = {
  // The circuit stands: buttons answer from now on.
  isLive: () => { document.body.dataset.live = "yes"; },
  // The focus goes where the eye is; a control that has just been rendered has its id as the server knows it.
  focus: (id) => { document.getElementById(id)?.focus(); },
};
document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });
