// A Vega view that keeps its specification and receives changed columns only.

/** Vega asks this for addresses: links, pictures and files from a chart are refused. */
const CLOSED = Object.fromEntries(
  ["load", "sanitize", "http", "file"].map((name) => [name, () => Promise.reject(new Error("Charts open no addresses."))]),
);

/**
 * Vega, unpacked once per page, however many charts ask.
 * @param {any} host @param {any} model
 * @returns {Promise<any>} vegaEmbed
 */
function vegaOfPage(host, model) {
  const page = /** @type {any} */ (window);
  page.pmkitVega ??= unpackVega(host, model).catch((error) => {
    page.pmkitVega = undefined;
    throw error;
  });
  return page.pmkitVega;
}

/** @param {any} host @param {any} model */
async function unpackVega(host, model) {
  const packed = (await host.getModel(model.get("vega"))).get("bundle");
  const script = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).blob();
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return (await import(address)).vegaEmbed;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @param {any} packed float32 bytes or a list of texts @returns {ArrayLike<any>} */
function unpackColumn(packed) {
  if (Array.isArray(packed)) return packed;
  const bytes = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength);
  return new Float32Array(bytes);
}

/** The rows of a data set as they stand: as sent, with the columns that changed since. @param {any} model @param {string} name */
function currentRows(model, name) {
  const rows = model.get("rows")[name];
  const columns = name === model.get("main") ? Object.entries(model.get("columns")) : [];
  if (!columns.length) return rows.map((/** @type {any} */ row) => ({ ...row }));
  const values = columns.map(([, packed]) => unpackColumn(packed));
  return rows.map((/** @type {any} */ row, /** @type {number} */ index) => {
    const now = { ...row };
    columns.forEach(([column], at) => {
      const value = values[at][index];
      now[column] = Number.isNaN(value) ? null : value;
    });
    return now;
  });
}

const NAMED = new Set(["x", "y", "color", "fill", "stroke", "shape", "row", "column", "facet"]);

/** The fields whose values stand at axes and in legends, and so decide how much room the drawing has. @param {any} part @param {Set<string>} [found] */
function namedFields(part, found = new Set()) {
  if (Array.isArray(part)) part.forEach((one) => namedFields(one, found));
  else if (part && typeof part === "object") {
    for (const [key, value] of Object.entries(part)) {
      if (NAMED.has(key) && value?.field && /nominal|ordinal/.test(value.type ?? "")) found.add(value.field);
      namedFields(value, found);
    }
  }
  return found;
}

/** The names that stand in the rows, each once. @param {any} model */
function namesOf(model) {
  const names = new Set();
  for (const field of namedFields(model.get("spec"))) {
    for (const rows of Object.values(model.get("rows"))) for (const row of rows) names.add(row[field]);
  }
  return [...names].sort().join("\n");
}

/** Colours and fonts of the page, read where the chart stands. @param {HTMLElement} root @param {HTMLElement} line @param {boolean} narrow */
function pageConfig(root, line, narrow) {
  const { color, fontFamily } = getComputedStyle(root);
  const grid = getComputedStyle(line).color;
  const words = { labelColor: color, titleColor: color };
  return {
    background: "transparent",
    font: fontFamily,
    axis: { ...words, gridColor: grid, domainColor: grid, tickColor: grid, ...(narrow ? { labelLimit: 120 } : {}) },
    legend: { ...words, ...(narrow ? { orient: "top", columns: 2 } : {}) },
    header: words,
    title: { color, subtitleColor: color },
    text: { color },
    style: { "guide-label": { fill: color }, "guide-title": { fill: color }, "group-title": { fill: color } },
  };
}

/** Deep merge of plain objects; the later one wins. @param {any} base @param {any} over @returns {any} */
function merged(base, over) {
  const both = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const deep = value && typeof value === "object" && !Array.isArray(value) && both[key] && typeof both[key] === "object";
    both[key] = deep ? merged(both[key], value) : value;
  }
  return both;
}

/**
 * The box beside the pointer; everything in it is text.
 * @param {HTMLElement} root
 */
function tooltipIn(root) {
  const box = h("div", { class: "pmchart-tip", "aria-hidden": "true", hidden: true });
  root.append(box);
  return (/** @type {any} */ _handler, /** @type {any} */ event, /** @type {any} */ _item, /** @type {any} */ value) => {
    box.hidden = value === null || value === undefined || value === "";
    if (box.hidden) return;
    if (typeof value === "object") {
      const list = h("dl");
      for (const [name, said] of Object.entries(value)) {
        list.append(h("dt", { text: name }), h("dd", { text: said === null ? "–" : String(said) }));
      }
      box.replaceChildren(list);
    } else box.replaceChildren(h("span", { text: String(value) }));
    const frame = root.getBoundingClientRect();
    const x = event.clientX - frame.left + 14;
    const y = event.clientY - frame.top + 14;
    box.style.left = `${Math.max(0, Math.min(x, frame.width - box.offsetWidth - 2))}px`;
    box.style.top = `${y + box.offsetHeight > frame.height ? Math.max(0, y - box.offsetHeight - 28) : y}px`;
  };
}

const NARROW = 480;

/** @param {{ model: any, el: HTMLElement, host: any }} context */
function render({ model, el, host }) {
  const root = widgetRoot(el, "pmchart");
  const title = h("div", { class: "pmchart-title" });
  const subtitle = h("div", { class: "pmchart-subtitle" });
  const picture = h("div", { class: "pmchart-picture", role: "img" });
  const line = h("span", { class: "pmchart-line" });
  root.append(h("figure", {}, [h("figcaption", {}, [title, subtitle]), picture]), line);
  const tooltip = tooltipIn(root);

  /** @type {any} */ let shown = null;
  /** @type {any} */ let replaced = null; // stands until the next drawing does; rows for that one are not for this
  let drawnNarrow = false;
  let wanted = 0; // number of the newest drawing that was asked for; older ones that arrive late are dropped
  /** @type {any} */ let drawnSpec = null; // the specification that was drawn: rows for another one wait until it is
  let running = false;
  let names = ""; // those of the rows as they were laid out
  let other = false; // rows with other names: they may be longer, so the drawing is laid out again
  /** @type {Set<string>} */ const stale = new Set();
  let gone = false;
  let due = false;
  let tries = 0;
  let later = 0;

  function words() {
    title.textContent = together(model.get("title"));
    subtitle.textContent = together(model.get("subtitle"));
    title.hidden = !title.textContent;
    subtitle.hidden = !subtitle.textContent;
    picture.setAttribute("aria-label", model.get("description"));
    picture.classList.toggle("pmchart-clickable", model.get("clickable"));
  }

  /** Tell Python which row was clicked. @param {any} _event @param {any} item */
  function clicked(_event, item) {
    const key = item?.datum?.key;
    if (key !== undefined && key !== null) sendTo(model, { kind: "click", key: String(key) });
  }

  async function draw() {
    clearTimeout(later);
    due = !picture.clientWidth; // hidden, as everything is for a moment while a theme is loaded
    if (due) {
      // Shown again at once it has the size it had, which no observer tells; later the observer does.
      if (tries++ < 20) later = setTimeout(draw, 100);
      return;
    }
    tries = 0;
    const mine = ++wanted;
    drawnSpec = model.get("spec");
    replaced ??= shown;
    shown = null;
    drawnNarrow = picture.clientWidth < NARROW;
    try {
      const vegaEmbed = await vegaOfPage(host, model);
      if (mine !== wanted || gone) return;
      const sets = Object.keys(model.get("rows"));
      names = namesOf(model);
      let spec = JSON.parse(JSON.stringify(model.get("spec")));
      if (drawnNarrow) spec = merged(spec, spec.usermeta?.narrow ?? {}); // what a chart wants to have otherwise on a phone
      spec.datasets = Object.fromEntries(sets.map((name) => [name, currentRows(model, name)]));
      spec.config = merged(spec.config ?? {}, pageConfig(root, line, drawnNarrow));
      const place = h("div");
      replaced?.finalize();
      replaced = null;
      stale.clear();
      picture.replaceChildren(place);
      const made = await vegaEmbed(place, spec, { mode: "vega-lite", actions: false, renderer: "canvas", defaultStyle: false, tooltip, loader: CLOSED, logLevel: 1 });
      if (mine !== wanted || gone) made.finalize();
      else {
        shown = made;
        if (model.get("clickable")) made.view.addEventListener("click", clicked);
        root.dataset.ready = "true";
        fit(); // the place may have changed its width while the chart was made
        if (stale.size) await flush();
      }
    } catch (error) {
      if (mine === wanted && !gone) picture.replaceChildren(h("p", { text: model.get("description") }));
      throw error;
    }
  }

  /** Bring the view up to date; edits that come meanwhile are taken together in the next round. */
  async function flush() {
    if (running || !shown) return;
    running = true;
    try {
      while (stale.size && shown) {
        const { view } = shown;
        for (const name of stale) {
          view.change(name, view.changeset().remove(() => true).insert(currentRows(model, name)));
        }
        stale.clear();
        if (other) view.resize();
        other = false;
        await view.runAsync();
      }
    } finally {
      running = false;
    }
  }

  function columnsChanged() {
    if (model.get("spec") !== drawnSpec) return; // they are drawn with it
    stale.add(model.get("main"));
    flush();
  }
  function rowsChanged() {
    if (model.get("spec") !== drawnSpec) return;
    Object.keys(model.get("rows")).forEach((name) => stale.add(name));
    const now = namesOf(model);
    other ||= now !== names;
    names = now;
    flush();
  }

  /** Draw for the width of the place, or bring the drawing to it. */
  function fit() {
    const width = picture.clientWidth;
    if (!width) return;
    if (!wanted || due || (width < NARROW) !== drawnNarrow) draw();
    else if (shown && model.get("spec").width === "container") {
      const drawn = picture.querySelector("canvas")?.clientWidth ?? 0; // the view's own width is without its axis
      if (Math.abs(drawn - width) > 1) shown.view.width(width).runAsync();
    }
  }
  const sizes = new ResizeObserver(fit);
  sizes.observe(picture);
  const themes = new MutationObserver(() => wanted && draw());
  themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"] });

  const stops = [
    watch(model, ["title", "subtitle", "description"], words),
    watch(model, ["columns"], columnsChanged),
    watch(model, ["rows"], rowsChanged),
    watch(model, ["spec"], () => wanted && draw()),
  ];
  words();
  return () => {
    gone = true;
    clearTimeout(later);
    sizes.disconnect();
    themes.disconnect();
    stops.forEach((stop) => stop());
    (shown ?? replaced)?.finalize();
  };
}

export default { render };
