// Moves through the slides by keys, buttons and the speaker view. Two windows of one file tell each other where
// they are; the address keeps the place, so that a reload stays on it.
(() => {
  "use strict";
  const STAGE = { wide: 64, high: 48 }; // rem
  const SIZES = { largest: 1.3, smallest: 0.55, step: 0.05 }; // of the usual size of words
  const slides = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".slide")]);
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(name));
  const [speaker, nav, at, said, gone, now, next] = ["aside.speaker", "nav", ".at", ".said", ".gone", ".now", ".next"].map(find);
  const help = /** @type {HTMLDialogElement} */ (find("dialog"));
  const asked = /^#(\d+)(,notes)?$/.exec(location.hash);
  const leads = Boolean(asked?.[2]);
  const beside = "BroadcastChannel" in window ? new BroadcastChannel(`slides ${location.pathname} ${document.title}`) : null;
  let current = 0;
  let began = readBegan();

  function readBegan() {
    try {
      return Number(sessionStorage.getItem("began")) || 0;
    } catch {
      return 0; // storage is refused: the time begins anew after a reload
    }
  }

  function begin() {
    began = Date.now();
    try {
      sessionStorage.setItem("began", String(began));
    } catch {
      // as above
    }
    tell();
  }

  /** Make the words of each slide as large as they can be while all of them stay on it. */
  function fit() {
    document.documentElement.style.fontSize = "16px";
    for (const slide of slides) {
      slide.hidden = false;
      size(slide);
      slide.hidden = true;
    }
  }

  function size(/** @type {HTMLElement} */ slide) {
    const box = /** @type {HTMLElement} */ (slide.querySelector(".fits"));
    const largest = slide.classList.contains("pictured") ? 1 : SIZES.largest;
    for (let tried = largest; tried >= SIZES.smallest; tried -= SIZES.step) {
      slide.style.setProperty("--fit", tried.toFixed(2));
      if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) return;
    }
  }

  function lay() {
    const room = leads ? Math.max(innerWidth * 0.55, 320) : innerWidth;
    const narrow = innerWidth < 700 || innerHeight < 320;
    document.body.classList.toggle("flowing", narrow);
    document.body.classList.toggle("staged", !narrow);
    document.documentElement.style.fontSize = narrow ? "16px" : `${Math.min(room / STAGE.wide, innerHeight / STAGE.high)}px`;
  }

  function go(/** @type {number} */ place, told = false) {
    slides[current].hidden = true;
    current = Math.min(Math.max(place, 0), slides.length - 1);
    const slide = slides[current];
    slide.hidden = false;
    scrollTo(0, 0);
    at.textContent = `${current + 1} / ${slides.length}`;
    history.replaceState(null, "", `#${current + 1}${leads ? ",notes" : ""}`);
    if (leads && !began && current > 0) begin();
    if (!told) beside?.postMessage({ place: current });
    if (document.activeElement === document.body || slides.some((one) => one === document.activeElement)) slide.focus({ preventScroll: true });
    tell();
  }

  /** What only who leads sees. */
  function tell() {
    if (!leads) return;
    const slide = slides[current];
    const notes = slide.querySelector(".notes");
    said.replaceChildren(...[...(notes?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    const heading = slides[current + 1]?.querySelector("h2")?.textContent;
    next.textContent = heading ? `Next: ${heading}` : "This is the last slide.";
    tick();
  }

  function tick() {
    const { minutes, begins } = slides[current].dataset;
    const until = Number(minutes) ? `, this step ends at minute ${Number(begins) + Number(minutes)}` : "";
    now.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    gone.textContent = began ? `· minute ${Math.floor((Date.now() - began) / 60_000)}${until}` : "· the time begins with the first slide that you turn";
  }

  function answer(/** @type {boolean} */ told = false) {
    const box = /** @type {HTMLElement | null} */ (slides[current].querySelector(".answer"));
    if (!box) return;
    box.hidden = !box.hidden;
    if (document.body.classList.contains("staged")) size(slides[current]);
    else if (!box.hidden) box.scrollIntoView({ block: "nearest" });
    if (!told) beside?.postMessage({ answer: current });
  }

  function notes() {
    if (leads) return;
    const opened = window.open(`${location.href.split("#")[0]}#${current + 1},notes`, `notes ${document.title}`, "popup,width=1180,height=760");
    if (!opened) at.textContent = "Your browser did not open the window with the notes. Allow this page to open windows.";
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {
      at.textContent = "Your browser does not allow full screen here. Try F11.";
    });
  }

  /** @type {Record<string, () => void>} */
  const DEEDS = {
    next: () => go(current + 1),
    back: () => go(current - 1),
    first: () => go(0),
    last: () => go(slides.length - 1),
    help: () => (help.open ? help.close() : help.showModal()),
    answer: () => answer(),
    notes,
    full,
    again: () => leads && begin(),
  };
  /** @type {Record<string, string>} */
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", ArrowLeft: "back", ArrowUp: "back", PageUp: "back",
    Home: "first", End: "last", a: "answer", s: "notes", f: "full", r: "again", "?": "help",
  };

  function pressed(/** @type {KeyboardEvent} */ event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = /** @type {HTMLElement} */ (event.target);
    const deed = event.key === " " && event.shiftKey ? "back" : KEYS[event.key.length > 1 ? event.key : event.key.toLowerCase()];
    const button = on.closest("button") && (event.key === " " || event.key === "Enter");
    const scrolls = /^(Arrow(Up|Down)|Page)/.test(event.key) && (on.closest(".said") || document.body.classList.contains("flowing"));
    if (!deed || button || scrolls || (help.open && deed !== "help")) return;
    event.preventDefault();
    DEEDS[deed]();
  }

  document.addEventListener("keydown", pressed);
  nav.addEventListener("click", (event) => {
    const chosen = /** @type {HTMLElement} */ (event.target).closest("button");
    if (chosen?.dataset.do) DEEDS[chosen.dataset.do]();
  });
  beside?.addEventListener("message", ({ data }) => {
    if (Number.isInteger(data?.place) && data.place !== current) go(data.place, true);
    if (data?.answer === current) answer(true);
  });
  addEventListener("resize", lay);
  addEventListener("hashchange", () => {
    const wanted = /^#(\d+)/.exec(location.hash);
    if (wanted && Number(wanted[1]) - 1 !== current) go(Number(wanted[1]) - 1);
  });

  document.body.classList.add("fitted", ...(leads ? ["leading"] : []));
  fit();
  lay();
  nav.hidden = false;
  speaker.hidden = !leads;
  go(asked ? Number(asked[1]) - 1 : 0, true);
  if (leads) setInterval(tick, 1000);
})();
