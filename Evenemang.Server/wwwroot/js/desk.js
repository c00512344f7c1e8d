// The desk's own script: small things a circuit cannot do.
"use strict";
window.desk = {
  // The circuit stands: buttons answer from now on.
  isLive: () => { document.body.dataset.live = "yes"; },
  // The focus goes where the eye is; a control that has just been rendered has its id as the server knows it.
  focus: (id) => { document.getElementById(id)?.focus(); },
  // The same within a list, unless the person has gone on to something outside it while the server answered.
  focusInList: (id) => {
    const [target, at] = [document.getElementById(id), document.activeElement];
    if (!at || at === document.body || at.closest(".item-list") === target?.closest(".item-list")) target?.focus();
  },
};
document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });
