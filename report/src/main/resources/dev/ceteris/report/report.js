// Draws the plots of a report from the data embedded beside this script, and saves plots and tables as files.
"use strict";

const { name, plots, tables } = JSON.parse(document.getElementById("data").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const touch = matchMedia("(pointer: coarse)");
const hidden = new Set(); // sections and positions of the conditions that the reader has switched off
let printing = false;

const DASH = { TRAIN: "dash", VALIDATION: "dot", TEST: "solid" };
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';
const LABEL_HEIGHT = 15;
const LABEL_SPACE = 40; // before and after a label's text: its line, its marker, the frame
const MARGIN = { left: 62, top: 10, bottom: 46 };
const SCREEN = { height: 370 };
const SAVED = { width: 900, height: 500, title: 60 };
const PRINTED = { width: 640, height: 360 };

const LIGHT = { dark: false, ground: "#ffffff", ink: "#1d1f21", quiet: "#5a6066", grid: "#e6e8ea" };
const DARK = { dark: true, ground: "#16181a", ink: "#e6e8ea", quiet: "#a3a9af", grid: "#2e3236" };
const theme = () => (dark.matches && !printing ? DARK : LIGHT);
const colour = (look, theme) => (theme.dark ? look.dark : look.light);

function translucent(hex, opacity) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

const short = (value) => (value === null ? "–" : String(Number(value.toPrecision(4))));

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// ---- axes --------------------------------------------------------------------------------------------------------

const onAxis = (axis, value) => (axis.scale === "LOGARITHMIC" ? Math.log10(value) : value);

/** Where a value lies on its axis: 0 at the lower end, 1 at the upper. */
function place(axis, value) {
  const [from, to] = [onAxis(axis, axis.from), onAxis(axis, axis.to)];
  return (onAxis(axis, value) - from) / (to - from);
}

function plotlyAxis(axis, theme) {
  const logarithmic = axis.scale === "LOGARITHMIC";
  return {
    title: { text: escaped(axis.name), font: { size: 13, color: theme.quiet }, standoff: 8 },
    type: logarithmic ? "log" : "linear",
    range: [onAxis(axis, axis.from), onAxis(axis, axis.to)],
    // Of a few whole numbers Plotly would write halves between.
    dtick: axis.scale === "WHOLE" && axis.to - axis.from < 7 ? 1 : logarithmic ? Math.max(1, Math.ceil(Math.log10(axis.to / axis.from) / 8)) : undefined,
    exponentformat: (logarithmic && axis.from < 1e-5) || axis.to < 1e-4 || axis.to > 1e6 ? "power" : "none",
    nticks: 7,
    gridcolor: theme.grid,
    linecolor: theme.quiet,
    tickcolor: theme.quiet,
    showline: true,
    zeroline: false,
    ticks: "outside",
    ticklen: 4,
    minor: logarithmic ? { ticks: "outside", ticklen: 2, tickcolor: theme.quiet } : undefined,
  };
}

// ---- learning curves ---------------------------------------------------------------------------------------------

/** The range over seeds as a shape that is filled; epochs without a value are left out. */
function band(line, theme) {
  const there = line.x.map((x, i) => i).filter((i) => line.x[i] !== null && line.least[i] !== null);
  const back = there.toReversed();
  return {
    x: [...there.map((i) => line.x[i]), ...back.map((i) => line.x[i])],
    y: [...there.map((i) => line.greatest[i]), ...back.map((i) => line.least[i])],
    fill: "toself",
    fillcolor: translucent(colour(line.look, theme), line.part === "TEST" ? 0.18 : 0.09),
    line: { width: 0 },
    mode: "lines",
    hoverinfo: "skip",
    showlegend: false,
  };
}

/** About eight markers a line, at other epochs for each condition: curves on top of each other all stay visible. */
function markerSizes(line) {
  const step = Math.max(1, Math.round(line.x.length / 8));
  const first = Math.round((line.look.position * step) / 3) % step;
  return line.x.map((x, i) => (i % step === first ? 8 : 0));
}

function curve(line, theme) {
  const finished = line.end === "FINISHED";
  const range = (i) => (line.seeds > 1 ? ` (${short(line.least[i])} to ${short(line.greatest[i])})` : "");
  return {
    x: line.x,
    y: line.y,
    name: escaped(`${line.label}, ${line.part.toLowerCase()}`),
    text: line.x.map((x, i) => range(i)),
    hovertemplate: "%{y:.4~g}%{text}",
    mode: finished ? "lines+markers" : "lines",
    line: { color: colour(line.look, theme), width: finished ? 2 : 1, dash: DASH[line.part] },
    marker: { symbol: line.look.symbol, size: finished ? markerSizes(line) : 0, opacity: 1, line: { width: 1, color: theme.ground } },
    showlegend: false,
  };
}

/** How far a trial got that did not finish: ✕ where it diverged, at the frame when that is beyond it. */
function end(line, axis, theme) {
  const last = line.y.findLastIndex((y, i) => y !== null && line.x[i] !== null);
  return {
    x: [line.x[last]],
    y: [Math.min(Math.max(line.y[last], axis.from), axis.to)],
    name: escaped(`${line.label}, ${line.part.toLowerCase()}`),
    text: [escaped(line.remark)],
    hovertemplate: "%{text}",
    mode: "markers",
    cliponaxis: false,
    marker: {
      symbol: line.end === "DIVERGED" ? "x-thin" : "circle-open",
      size: 9,
      color: colour(line.look, theme),
      line: { width: 2, color: colour(line.look, theme) },
    },
    showlegend: false,
  };
}

function textWidth(text) {
  const pen = (textWidth.pen ??= document.createElement("canvas").getContext("2d"));
  pen.font = `12px ${FONT}`;
  return pen.measureText(text).width;
}

/** As much of a text as there is room for. */
function fitted(text, width) {
  let end = text.length;
  while (end > 1 && textWidth(text) > width && textWidth(`${text.slice(0, end)}…`) > width) {
    end--;
  }
  return end < text.length ? `${text.slice(0, end).trimEnd()}…` : text;
}

/** One label for each condition, where its test curve ends, or what there is instead of one. */
function labelled(lines) {
  const rank = (line) => (line.end === "FINISHED" ? 10 : 0) + ["TRAIN", "VALIDATION", "TEST"].indexOf(line.part);
  const best = new Map();
  for (const line of lines) {
    const known = best.get(line.look.position);
    if (!known || rank(line) > rank(known)) {
      best.set(line.look.position, line);
    }
  }
  return [...best.values()];
}

/** The labels at the ends of the lines, moved up or down until none covers another. */
function endLabels(plot, lines, area, theme) {
  const labels = labelled(lines).map((line) => {
    const last = line.y.findLastIndex((y, i) => y !== null && line.x[i] !== null);
    const y = Math.min(Math.max(line.y[last], plot.y.from), plot.y.to);
    const left = place(plot.x, line.x[last]) * area.width;
    const at = (1 - place(plot.y, y)) * area.height;
    return { line, x: line.x[last], y, left, right: left + 30 + textWidth(line.level), at, to: at };
  });
  labels.sort((one, other) => one.at - other.at);
  const overlap = (one, other) => one.left < other.right && other.left < one.right;
  for (const [i, label] of labels.entries()) {
    for (const above of labels.slice(0, i).filter((above) => overlap(above, label))) {
      label.to = Math.max(label.to, above.to + LABEL_HEIGHT);
    }
  }
  // What was pushed out at the bottom moves back up, and what is above it makes room.
  let floor = area.height - 4;
  for (const [i, label] of [...labels.entries()].toReversed()) {
    label.to = Math.min(label.to, floor);
    for (const below of labels.slice(i + 1).filter((below) => overlap(below, label))) {
      label.to = Math.min(label.to, below.to - LABEL_HEIGHT);
    }
  }
  return labels.map((label) => ({
    x: onAxis(plot.x, label.x),
    y: onAxis(plot.y, label.y),
    text:
      `<span style="color:${colour(label.line.look, theme)}">${label.line.look.glyph}</span> ` +
      escaped(fitted(label.line.level, area.label)),
    font: { size: 12, color: theme.ink },
    showarrow: true,
    arrowhead: 0,
    arrowwidth: 1,
    arrowcolor: theme.quiet,
    standoff: 3,
    ax: 14,
    ay: label.to - label.at,
    xanchor: "left",
    yanchor: "middle",
    borderpad: 1,
    bgcolor: translucent(theme.ground, 0.8),
  }));
}

function drawLines(plot, size, theme) {
  const lines = plot.lines.filter((line) => !hidden.has(`${plot.section} ${line.look.position}`));
  const widest = Math.max(0, ...labelled(plot.lines).map((line) => textWidth(line.level)));
  // On a narrow screen a long name gets up to two fifths of it; the legend above has the rest of what is then cut.
  const right = Math.min(LABEL_SPACE + widest, size.width * 0.4);
  const area = { width: size.width - MARGIN.left - right, height: size.height - MARGIN.top - MARGIN.bottom };
  const x = plotlyAxis(plot.x, theme);
  x.hoverformat = ".6~g";
  x.unifiedhovertitle = { text: `${escaped(plot.x.name)} %{x}` };
  return {
    data: [
      ...lines.filter((line) => line.seeds > 1).map((line) => band(line, theme)),
      ...lines.map((line) => curve(line, theme)),
      ...lines.filter((line) => line.end !== "FINISHED").map((line) => end(line, plot.y, theme)),
    ],
    layout: {
      xaxis: x,
      yaxis: plotlyAxis(plot.y, theme),
      margin: { l: MARGIN.left, t: MARGIN.top, b: MARGIN.bottom, r: right },
      annotations: endLabels(plot, lines, { ...area, label: right - LABEL_SPACE }, theme),
      hovermode: lines.length <= 12 && plot.id.endsWith("-epochs") ? "x unified" : "closest",
    },
  };
}

// ---- dots --------------------------------------------------------------------------------------------------------

function drawDots(plot, size, theme) {
  const names = plot.dots.map(
    (dot) => `${escaped(dot.level)} <span style="color:${colour(dot.look, theme)}">${dot.look.glyph}</span>`,
  );
  const widest = Math.max(...plot.dots.map((dot) => textWidth(dot.level)));
  return {
    data: plot.dots.map((dot, row) => ({
      x: [dot.at],
      y: [row],
      text: [escaped(dot.words)],
      hovertemplate: "%{text}<extra></extra>",
      mode: "markers",
      marker: { symbol: dot.look.symbol, size: 11, color: colour(dot.look, theme) },
      error_x: {
        symmetric: false,
        array: [dot.to - dot.at],
        arrayminus: [dot.at - dot.from],
        color: colour(dot.look, theme),
        thickness: 2,
        width: 5,
      },
      showlegend: false,
    })),
    layout: {
      xaxis: plotlyAxis(plot.x, theme),
      yaxis: {
        tickvals: plot.dots.map((dot, row) => row),
        ticktext: names,
        range: [plot.dots.length - 0.5, -0.5],
        gridcolor: theme.grid,
        zeroline: false,
        fixedrange: true,
      },
      margin: { l: Math.min(40 + widest, size.width / 2), t: MARGIN.top, b: MARGIN.bottom, r: 24 },
      hovermode: "closest",
    },
  };
}

// ---- the page ----------------------------------------------------------------------------------------------------

/** What Plotly is given to draw a plot in a size and theme. */
function figure(plot, size, theme) {
  const { data, layout } = plot.kind === "Lines" ? drawLines(plot, size, theme) : drawDots(plot, size, theme);
  Object.assign(layout, {
    width: size.width,
    height: size.height,
    paper_bgcolor: theme.ground,
    plot_bgcolor: theme.ground,
    font: { family: FONT, size: 12, color: theme.ink },
    hoverlabel: { bgcolor: theme.ground, bordercolor: theme.grid, font: { family: FONT, color: theme.ink, size: 12 }, namelength: -1 },
    dragmode: touch.matches ? false : "zoom", // a finger that comes across a plot scrolls the page
    uirevision: plot.id, // a new theme or size keeps the reader's zoom
  });
  return { data, layout };
}

/** Dots need a row each, curves the height they are given. */
const height = (plot, curves) => (plot.kind === "Dots" ? 36 * plot.dots.length + MARGIN.top + MARGIN.bottom : curves);

function draw(place) {
  const plot = plots[place.dataset.plot];
  const width = printing ? PRINTED.width : place.clientWidth;
  const { data, layout } = figure(plot, { width, height: height(plot, printing ? PRINTED.height : SCREEN.height) }, theme());
  return Plotly.react(place, data, layout, { displayModeBar: false, responsive: false });
}

const places = [...document.querySelectorAll("[data-plot]")];
places.forEach((place) => (plots[place.dataset.plot].section = place.closest("section").id));
const drawAll = () => Promise.all(places.map(draw));

function savePicture(id, format) {
  const plot = plots[id];
  const { data, layout } = figure(plot, { width: SAVED.width, height: height(plot, SAVED.height) }, LIGHT);
  // A picture on its own needs the title and the note that the page prints above it.
  layout.height += SAVED.title;
  layout.margin.t += SAVED.title;
  layout.title = { text: escaped(plot.title), subtitle: { text: escaped(plot.note) }, x: 0.02, xanchor: "left" };
  const { width, height: tall } = layout;
  const file = { format, width, height: tall, scale: format === "png" ? 2 : 1, filename: `${name}-${id}` };
  return Plotly.downloadImage({ data, layout }, file).then(() => say(`saved ${file.filename}.${format}`));
}

function saveTable(id) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([tables[id]], { type: "text/csv;charset=utf-8" }));
  link.download = `${name}-${id}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`saved ${link.download}`);
}

function copy(button) {
  const said = () => say(`copied ${button.dataset.copy}`);
  // Without access to the clipboard the whole digest is shown, to be copied by hand.
  const shown = () => button.replaceWith(Object.assign(document.createElement("code"), { textContent: button.dataset.copy }));
  (navigator.clipboard?.writeText(button.dataset.copy) ?? Promise.reject()).then(said, shown);
}

function toggle(button) {
  const condition = `${button.closest("section").id} ${button.dataset.condition}`;
  button.setAttribute("aria-pressed", String(hidden.has(condition)));
  if (!hidden.delete(condition)) {
    hidden.add(condition);
  }
  drawAll();
}

/** Tells a screen reader what a button has done. */
function say(words) {
  document.getElementById("said").textContent = words;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.csv) saveTable(button.dataset.csv);
  if (button?.dataset.copy) copy(button);
  if (button?.dataset.picture) savePicture(button.dataset.of, button.dataset.picture);
  if (button?.dataset.condition) toggle(button);
});

function print(now) {
  printing = now;
  document.querySelectorAll("details").forEach((details) => (details.open ||= now)); // paper cannot be unfolded
  drawAll();
}

/** Plotly travels compressed; it becomes a script when the browser has unpacked it. */
async function loadPlotly() {
  const packed = atob(document.getElementById("plotly").textContent);
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
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
  await drawAll();
  new ResizeObserver(() => printing || drawAll()).observe(document.querySelector("main"));
  dark.addEventListener("change", drawAll);
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  document.documentElement.dataset.drawn = "true";
}

start();
