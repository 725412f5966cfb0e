// Draws the page's charts where their pictures stand. A chart opens no address; one that fails leaves its picture.

const charts = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("pmkit-charts")).textContent ?? "[]");
const closed = Object.fromEntries(["load", "sanitize", "http", "file"].map((name) => [name, () => Promise.reject(new Error("Charts open no addresses."))]));
document.querySelectorAll("figure.chart > .drawing").forEach((drawing, index) => {
  const still = [...drawing.childNodes];
  const told = drawing.querySelector("img")?.alt ?? drawing.textContent ?? "";
  const place = document.createElement("div");
  place.style.display = "block";
  drawing.replaceChildren(place);
  const chart = charts[index];
  if (drawing.clientWidth < 480) {
    chart.config.axis = { ...chart.config.axis, labelLimit: 110 };
    chart.config.legend = { ...chart.config.legend, columns: 2 };
  }
  const options = { mode: "vega-lite", actions: false, renderer: "svg", defaultStyle: false, loader: closed, logLevel: 1 };
  /** @type {any} */ (globalThis).vegaEmbed(place, chart, options)
    .then(() => { place.setAttribute("role", "img"); place.setAttribute("aria-label", told); }, () => drawing.replaceChildren(...still));
});
