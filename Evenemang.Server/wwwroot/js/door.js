// The door: a list with large targets that goes on working without a connection. Each tap gets an identity here, waits in this browser until the server has
// taken it, and counts once however often it is sent. Only identities are kept in the browser, no names.
"use strict";
(() => {
  const root = document.getElementById("dorr");
  if (!root) return;
  const $ = (id) => document.getElementById(id);
  const words = JSON.parse(root.dataset.words);
  const base = root.dataset.base;
  const store = `evenemang.dorr.${root.dataset.slug}`;
  const token = root.querySelector("input[name=__RequestVerificationToken]").value;
  const say = (key, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), words[key]);
  const plain = (text) => text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

  let people = [], dropIns = 0, last = null, sending = false, isOnline = true, isSignedOut = false;
  let queue = JSON.parse(localStorage.getItem(store) || "[]");

  const nameOf = (person) => person.name || person.teamName || words.Nameless;
  const markOf = (person) => queue.reduce((mark, tap) => (tap.registrationId === person.id ? tap.mark : mark), person.attendance);
  const dropInsNow = () => Math.max(0, queue.reduce((sum, tap) => sum + tap.dropIns, dropIns));

  // A random identity; randomUUID is not there where the page is served without encryption.
  const newId = () => {
    const octets = crypto.getRandomValues(new Uint8Array(16));
    octets[6] = (octets[6] & 15) | 64;
    octets[8] = (octets[8] & 63) | 128;
    const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };

  const keep = () => localStorage.setItem(store, JSON.stringify(queue));

  const tap = (what, said, undo) => {
    queue.push({ id: newId(), registrationId: null, mark: null, dropIns: 0, ...what });
    keep();
    last = undo;
    $("dorr-sagt").textContent = said;
    $("dorr-rad").hidden = false;
    draw();
    send();
  };

  const mark = (person, to) => {
    const from = markOf(person);
    if (from === to) return;
    tap({ registrationId: person.id, mark: to }, say(to === "attended" ? "SaidCame" : "SaidTaken", nameOf(person)), () => mark(person, from));
  };

  const countDropIn = (by) => {
    if (by < 0 && dropInsNow() === 0) return;
    tap({ dropIns: by }, say(by > 0 ? "SaidDropIn" : "SaidDropInGone"), () => countDropIn(-by));
  };

  const checkIn = (typed) => {
    const code = plain(typed);
    const found = people.filter((person) => person.code === code);
    if (found.length === 1) mark(found[0], "attended");
    return found.length === 1;
  };

  const matches = () => {
    const wanted = $("dorr-sok").value.trim();
    if (!wanted) return people;
    const byCode = people.filter((person) => person.code === plain(wanted));
    if (byCode.length > 0) return byCode;
    const text = wanted.toLocaleLowerCase("sv");
    return people.filter((person) => [person.name, person.teamName, person.item].some((part) => part && part.toLocaleLowerCase("sv").includes(text)));
  };

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };

  const stateOf = (person, attendance) => {
    if (attendance === "attended") return words.Came;
    if (attendance === "absent") return words.DidNot;
    return person.isAbsent ? words.SaidNo : words.NotYet;
  };

  const rowOf = (person) => {
    const attendance = markOf(person);
    const here = attendance === "attended";
    const button = make("button", "door-person", "");
    button.type = "button";
    button.id = `dorr-${person.id}`;
    button.setAttribute("aria-pressed", String(here));
    const details = [person.name ? person.teamName : null, person.item, person.heads > 1 ? say("Party", person.heads) : null].filter(Boolean).join(", ");
    const who = make("span", "door-who", "");
    who.append(make("span", "door-name", nameOf(person)), make("span", "door-detail", details));
    button.append(who, make("span", "door-state", stateOf(person, attendance)));
    button.addEventListener("click", () => mark(person, here ? "unknown" : "attended"));
    const item = document.createElement("li");
    item.append(button);
    return item;
  };

  const line = () => {
    if (isSignedOut) return words.SignedOut;
    if (!isOnline) return say("Offline", queue.length);
    return queue.length > 0 ? words.Sending : words.Online;
  };

  const draw = () => {
    const focused = document.activeElement && document.activeElement.id;
    const shown = matches();
    $("dorr-lista").replaceChildren(...shown.map(rowOf));
    $("dorr-tom").hidden = shown.length > 0;
    $("dorr-tom").textContent = people.length === 0 ? words.Nobody : words.NoHit;
    const expected = people.filter((person) => !person.item);
    const heads = (list) => list.reduce((sum, person) => sum + person.heads, 0);
    const came = expected.filter((person) => markOf(person) === "attended");
    $("dorr-antal").textContent = say("Total", heads(came), heads(expected.filter((person) => !person.isAbsent || markOf(person) === "attended")));
    $("dorr-extra").textContent = dropInsNow() > 0 ? say("TotalDropIns", dropInsNow()) : "";
    $("dorr-utan-antal").textContent = String(dropInsNow());
    $("dorr-minus").disabled = dropInsNow() === 0;
    const text = line();
    if ($("dorr-linje").textContent !== text) $("dorr-linje").textContent = text;
    $("dorr-linje").classList.toggle("offline", !isOnline || isSignedOut);
    $("dorr-utloggad").hidden = !isSignedOut;
    if (focused && focused.startsWith("dorr-") && $(focused) && document.activeElement !== $(focused)) $(focused).focus();
  };

  const request = (path, options) => fetch(base + path, { redirect: "manual", cache: "no-store", credentials: "same-origin", ...options });
  const isOut = (answer) => answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 419;

  const load = async () => {
    try {
      const answer = await request("/lista", { headers: { Accept: "application/json" } });
      isSignedOut = isOut(answer);
      isOnline = true;
      // Nobody may stand here any more: no name stays on the screen, and the page says why.
      if (answer.status === 404) location.reload();
      if (answer.ok) ({ people, dropIns } = await answer.json());
      document.body.dataset.live = "yes";
    } catch {
      isOnline = false;
    }
    draw();
  };

  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      while (queue.length > 0) {
        const first = queue[0];
        const answer = await request("/tryck", {
          method: "POST", body: JSON.stringify(first), headers: { "Content-Type": "application/json", RequestVerificationToken: token },
        });
        isOnline = true;
        isSignedOut = isOut(answer);
        if (isSignedOut || answer.status >= 500) break;
        if (answer.status === 409) {
          const person = people.find((one) => one.id === first.registrationId);
          $("dorr-sagt").textContent = say("SaidLost", person ? nameOf(person) : words.Nameless);
        }
        // What the server has taken is true here too until the list comes anew, so that nothing flickers.
        if (answer.ok) settle(first);
        queue.shift();
        keep();
      }
      if (queue.length === 0) await load();
    } catch {
      isOnline = false;
    } finally {
      sending = false;
      draw();
    }
  };

  const settle = (done) => {
    const person = people.find((one) => one.id === done.registrationId);
    if (person) person.attendance = done.mark;
    dropIns = Math.max(0, dropIns + done.dropIns);
  };

  const refresh = () => (queue.length > 0 ? send() : load());

  const noShows = async (undo) => {
    try {
      const answer = await request(`/uteblivna?angra=${undo}`, { method: "POST", headers: { RequestVerificationToken: token } });
      const said = answer.ok ? say(undo ? "NoShowsUndone" : "NoShowsDone", (await answer.json()).parties) : words.NoShowsNot;
      last = null;
      $("dorr-sagt").textContent = said;
      $("dorr-rad").hidden = false;
    } catch {
      isOnline = false;
    }
    await load();
  };

  // The camera, where the browser can read codes by itself; everywhere else the code is typed.
  let stream = null;
  const stopCamera = () => {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    $("dorr-bild").hidden = true;
  };
  const startCamera = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      const video = $("dorr-video");
      $("dorr-bild").hidden = false;
      video.srcObject = stream;
      await video.play();
      let seen = "";
      const look = async () => {
        if (!stream) return;
        const codes = await detector.detect(video).catch(() => []);
        const raw = codes.length > 0 ? codes[0].rawValue : "";
        if (raw && raw !== seen && !checkIn(raw)) {
          $("dorr-sagt").textContent = say("SaidUnknown", raw.slice(0, 12));
          $("dorr-rad").hidden = false;
        }
        if (raw) seen = raw;
        setTimeout(look, 250);
      };
      look();
    } catch {
      stopCamera();
      $("dorr-sagt").textContent = words.NoCamera;
      $("dorr-rad").hidden = false;
    }
  };

  if ("BarcodeDetector" in window && navigator.mediaDevices) $("dorr-kamera").hidden = false;
  $("dorr-kamera").addEventListener("click", startCamera);
  $("dorr-kamera-av").addEventListener("click", stopCamera);
  $("dorr-plus").addEventListener("click", () => countDropIn(1));
  $("dorr-minus").addEventListener("click", () => countDropIn(-1));
  $("dorr-angra").addEventListener("click", () => { const undo = last; last = null; $("dorr-rad").hidden = true; if (undo) undo(); });
  $("dorr-sok").addEventListener("input", draw);
  $("dorr-sok-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const found = matches();
    if (found.length !== 1 || !$("dorr-sok").value.trim()) return;
    mark(found[0], "attended");
    $("dorr-sok").value = "";
    draw();
  });
  if ($("dorr-uteblev")) {
    $("dorr-uteblev").addEventListener("click", () => noShows(false));
    $("dorr-uteblev-angra").addEventListener("click", () => noShows(true));
  }
  window.addEventListener("online", refresh);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  setInterval(() => { if (queue.length > 0 || !isOnline) refresh(); }, 3000);
  const changes = new EventSource(`${base}/andringar`);
  changes.onmessage = refresh;
  refresh();
})();
