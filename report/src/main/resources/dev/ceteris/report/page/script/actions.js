// What a reader presses.

function copy(button) {
  const said = () => say(`copied ${button.dataset.copy}`);
  // Without access to the clipboard the whole digest is shown, to be copied by hand.
  const text = { textContent: button.dataset.copy };
  const shown = () => button.replaceWith(Object.assign(document.createElement("code"), text));
  (navigator.clipboard?.writeText(button.dataset.copy) ?? Promise.reject()).then(said, shown);
}

function toggle(button) {
  const legend = button.closest(".legend");
  if (legend.querySelector("[data-only]").getAttribute("aria-pressed") === "true") {
    show(legend, (other) => other === button);
    return;
  }
  const condition = `${button.closest("section").id} ${button.dataset.condition}`;
  button.setAttribute("aria-pressed", String(hidden.has(condition)));
  if (!hidden.delete(condition)) {
    hidden.add(condition);
  }
  redraw();
}

function togglePart(button) {
  const part = `${button.closest("section").id} ${button.dataset.part}`;
  button.setAttribute("aria-pressed", String(hiddenParts.has(part)));
  if (!hiddenParts.delete(part)) hiddenParts.add(part);
  redraw();
}

/** A button for each set of samples that a section has curves of; of many conditions only the test set is shown. */
function offerParts(legend) {
  const section = legend.closest("section").id;
  const lines = Object.values(plots).flatMap((plot) => (plot.section === section && plot.lines) || []);
  const parts = ["TEST", "VALIDATION", "TRAIN"].filter((part) => lines.some((line) => line.part === part));
  if (parts.length < 2) return;
  const many = conditions(lines) > FEW && parts[0] === "TEST";
  for (const part of parts) {
    const shown = !many || part === "TEST";
    if (!shown) hiddenParts.add(`${section} ${part}`);
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.dataset.part = part;
    button.textContent = `${part.toLowerCase()} set`;
    button.setAttribute("aria-pressed", String(shown));
    legend.querySelector(".choose").append(" ", button);
  }
}

/** Below curves that can be drawn against several things: a button for each of these. */
function offerAxes(place) {
  const { kind, along } = plots[place.dataset.plot];
  if (kind !== "Lines" || along.length < 2) return;
  const group = Object.assign(document.createElement("p"), { className: "against" });
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "What the curves of this part are drawn against");
  for (const { key, choice } of along) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: choice });
    button.dataset.against = key;
    button.setAttribute("aria-pressed", String(key === along[0].key));
    group.append(button);
  }
  place.after(group);
}

/** All curves of a section are drawn against the same, as far as they can be. */
function drawAgainst(button) {
  const section = button.closest("section");
  chosen.set(section.id, button.dataset.against);
  section.querySelectorAll(".plot").forEach((place) => {
    const { key, title } = asChosen(plots[place.dataset.plot]);
    const figure = place.closest("figure");
    const caption = figure.querySelector("figcaption strong");
    figure.querySelectorAll(".save button").forEach((button) => {
      button.setAttribute("aria-label", button.getAttribute("aria-label").replace(caption.textContent, title));
    });
    caption.textContent = title;
    figure.querySelectorAll("[data-against]").forEach((other) => {
      other.setAttribute("aria-pressed", String(other.dataset.against === key));
    });
  });
  redraw();
  say(`against ${button.textContent}`);
}

/** Shows all conditions of a section, none of them, or only one. */
function show(legend, isShown) {
  legend.querySelectorAll("[data-condition]").forEach((button) => {
    const condition = `${button.closest("section").id} ${button.dataset.condition}`;
    const shown = isShown(button);
    button.setAttribute("aria-pressed", String(shown));
    if (shown) {
      hidden.delete(condition);
    } else {
      hidden.add(condition);
    }
  });
  redraw();
}

/** Announces to a screen reader what a button has done. */
function say(words) {
  document.getElementById("said").textContent = words;
}

document.addEventListener("toggle", (event) => event.target.querySelectorAll("[data-plot]").forEach(reserve), true);

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const link = event.target.closest('a[href^="#"]');
  if (link) document.querySelector(`details${link.hash}`)?.setAttribute("open", "");
  if (button?.dataset.csv) saveText(tables[button.dataset.csv], `${name}-${button.dataset.csv}`);
  if (button?.dataset.curves) saveCurves(asChosen(plots[button.dataset.curves]));
  if (button?.dataset.show) {
    button.closest(".legend").querySelector("[data-only]").setAttribute("aria-pressed", "false");
    show(button.closest(".legend"), () => button.dataset.show === "all");
  }
  if (button?.dataset.part) togglePart(button);
  if (button?.dataset.against) drawAgainst(button);
  if (button && "only" in button.dataset) {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  }
  if (button?.classList.contains("sort")) sort(button);
  if (button?.dataset.copy) copy(button);
  if (button?.dataset.picture) savePicture(button.dataset.of, button.dataset.picture);
  if (button?.dataset.condition) toggle(button);
});

document.querySelectorAll("table").forEach(makeSortable);
document.querySelectorAll(".scroll").forEach(watchScrolling);
document.querySelectorAll(".legend").forEach(offerParts);
document.querySelectorAll("[data-curves]").forEach((button) => (button.hidden = !plots[button.dataset.curves].lines));

function print(now) {
  printing = now;
  document.querySelectorAll("details").forEach((details) => (details.open ||= now)); // paper cannot be unfolded
  places.forEach(reserve);
  if (now) places.forEach(draw);
  else redraw();
}

/** Plotly travels compressed; it becomes a script when the browser has unpacked it. */
async function loadPlotly() {
  const packed = atob(document.getElementById("plotly").textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) {
    bytes[i] = packed.charCodeAt(i);
  }
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(unpacked).text();
  document.head.append(script);
}

async function start() {
  try {
    await loadPlotly();
  } catch (error) {
    const notice = document.getElementById("no-plots");
    notice.querySelector("span").textContent = `${error.message}. All numbers are in the tables.`;
    notice.hidden = false;
    return;
  }
  const main = document.querySelector("main");
  let width = main.clientWidth; // of what is drawn: plots change the height, which is no reason to draw them again
  new ResizeObserver(() => {
    if (!printing && main.clientWidth !== width) {
      width = main.clientWidth;
      places.forEach(reserve);
      redraw();
    }
  }).observe(main);
  watch();
  dark.addEventListener("change", redraw);
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
}

places.forEach(offerAxes);
places.forEach(reserve);
start();
