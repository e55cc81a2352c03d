// Draws the plots of a report from the data embedded beside this script, and saves plots and tables as files.
"use strict";

const { name, plots, tables } = JSON.parse(document.getElementById("data").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const touch = matchMedia("(pointer: coarse)");
const hidden = new Set(); // sections and positions of the conditions that the reader has switched off
const hiddenParts = new Set(); // sections and sets of samples (TRAIN, …) that the reader has switched off
const chosen = new Map(); // sections and the key of the x axis that the reader has chosen for their curves
const FEW = 9; // conditions whose ranges can be told apart, and whose curves of several sets can
let printing = false;

const DASH = { TRAIN: "dash", VALIDATION: "dot", TEST: "solid", NONE: "solid" };
const isBack = (line) => line.part === "TRAIN" || line.part === "VALIDATION";
const lineName = (line) => escaped(line.part === "NONE" ? line.label : `${line.label}, ${line.part.toLowerCase()}`);
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';
const LABEL_HEIGHT = 15;
const INSIDE = 3; // names of many lines that may end where they lie on others
const LABEL_REACH = 60; // furthest from the end of its line, where not all labels have room
const LABEL_SPACE = 40; // before and after a label's text: its line, its marker, the frame
const MARGIN = { left: 62, top: 10, bottom: 46 };
const WIDE_LEFT = 72; // small numbers of either sign are long
const SCREEN = { height: 370 };
const SAVED = { width: 900, height: 500, title: 60 };
const PRINTED = { width: 640, height: 240, tall: 540, most: 860 }; // three to a page, and none taller than one
/** Rows move together on paper: a page with a tall plot has room for more, unless its names would overlap. */
const printedHeight = (screen) => Math.min(screen, Math.max(PRINTED.tall, Math.min(PRINTED.most, screen * 0.4)));
const NARROW = 500; // below it names stand inside a plot or above its rows instead of beside them

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

const ZERO = 0.04; // where 0 lies on an axis that has a place for it, as in Axis

const isLogarithmic = (axis) => axis.scale.startsWith("LOGARITHMIC");
const hasZero = (axis) => axis.scale === "LOGARITHMIC_AND_ZERO";
const atZero = (axis) => axis.from * (axis.to / axis.from) ** ZERO;

/** A value as Plotly has to be given it: 0 has no place on a logarithmic axis. */
const placed = (axis, value) => (value === 0 && hasZero(axis) ? atZero(axis) : value);
const onAxis = (axis, value) => (isLogarithmic(axis) ? Math.log10(placed(axis, value)) : value);

/** Where a value lies on its axis: 0 at the lower end, 1 at the upper. */
function place(axis, value) {
  const [from, to] = [onAxis(axis, axis.from), onAxis(axis, axis.to)];
  return (onAxis(axis, value) - from) / (to - from);
}

/** Powers of ten, not too many. */
const decades = (axis) => Math.max(1, Math.ceil(Math.log10(axis.to / axis.from) / 8));

/** Where there are hardly any powers of ten: them, their doubles and their halves. */
function doublesAndHalves(axis) {
  const powers = [...Array(40).keys()].map((i) => 10 ** (i - 20));
  const values = powers.flatMap((power) => [1, 2, 5].map((digit) => digit * power));
  const shown = values.filter((value) => value >= axis.from && value <= axis.to);
  const ticktext = shown.map((value) => value.toLocaleString("en", { maximumSignificantDigits: 3 }));
  return { minor: undefined, tickmode: "array", tickvals: shown, ticktext };
}

/** 0, and the powers of ten that values have. */
function ticksWithZero(axis) {
  const powers = [];
  for (let power = Math.ceil(Math.log10(axis.from)); power <= Math.log10(axis.to); power++) {
    powers.push(power);
  }
  const shown = powers.filter((power) => place(axis, 10 ** power) > 3 * ZERO);
  return {
    tickvals: [atZero(axis), ...shown.map((power) => 10 ** power)],
    ticktext: ["0", ...shown.map((power) => `10<sup>${String(power).replace("-", "−")}</sup>`)],
  };
}

function plotlyAxis(axis, theme) {
  const logarithmic = isLogarithmic(axis);
  return {
    title: { text: escaped(axis.name), font: { size: 13, color: theme.quiet }, standoff: 8 },
    type: logarithmic ? "log" : "linear",
    range: [onAxis(axis, axis.from), onAxis(axis, axis.to)],
    // Of a few whole numbers Plotly would write halves between.
    dtick: axis.scale === "WHOLE" && axis.to - axis.from < 7 ? 1 : logarithmic ? decades(axis) : undefined,
    exponentformat: (logarithmic && axis.from < 1e-5) || axis.to < 1e-4 || axis.to > 1e6 ? "power" : "none",
    nticks: 7,
    gridcolor: theme.grid,
    linecolor: theme.quiet,
    tickcolor: theme.quiet,
    showline: true,
    zeroline: false,
    ticks: "outside",
    ticklen: 4,
    minor: logarithmic && !hasZero(axis) ? { ticks: "outside", ticklen: 2, tickcolor: theme.quiet } : undefined,
    ...(hasZero(axis) ? ticksWithZero(axis) : logarithmic && axis.to / axis.from < 50 ? doublesAndHalves(axis) : {}),
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
    fillcolor: translucent(colour(line.look, theme), isBack(line) ? 0.09 : 0.18),
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
    name: lineName(line),
    text: line.x.map((x, i) => range(i)),
    hovertemplate: "%{y:.4~g}%{text}",
    mode: finished ? "lines+markers" : "lines",
    line: { color: colour(line.look, theme), width: finished ? 2 : 1, dash: DASH[line.part] },
    marker: {
      symbol: line.look.symbol,
      size: finished ? markerSizes(line) : 0,
      opacity: 1,
      line: { width: 1, color: theme.ground },
    },
    showlegend: false,
  };
}

/** How far a trial got that did not finish: ✕ where it diverged, at the frame when that is beyond it. */
function end(line, axis, theme) {
  const last = line.y.findLastIndex((y, i) => y !== null && line.x[i] !== null);
  return {
    x: [line.x[last]],
    y: [Math.min(Math.max(line.y[last], axis.from), axis.to)],
    name: lineName(line),
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

/** A text in as many lines as a width asks for, broken between words. */
function broken(text, width) {
  const all = [];
  for (const word of text.split(" ")) {
    const longer = all.length > 0 ? `${all.at(-1)} ${word}` : word;
    if (all.length > 0 && textWidth(longer) <= width) {
      all[all.length - 1] = longer;
    } else {
      all.push(word);
    }
  }
  return all;
}

/** One label for each condition, where its test curve ends, or what there is instead of one. */
function labelled(lines) {
  const parts = ["TRAIN", "VALIDATION", "TEST", "NONE"];
  const rank = (line) => (line.end === "FINISHED" ? 10 : 0) + parts.indexOf(line.part);
  const best = new Map();
  for (const line of lines) {
    const known = best.get(line.look.position);
    if (!known || rank(line) > rank(known)) {
      best.set(line.look.position, line);
    }
  }
  return [...best.values()];
}

/** Moves labels up or down until none covers another; `at` is where one would be, `to` where it will be. */
function spread(labels, area) {
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
  return labels;
}

/**
 * Where more lines end than there is room for, the best conditions of learning curves have a label, and the longest of
 * other lines; the legend and the pointer name them all.
 */
function withRoom(labels, area, ranked) {
  const room = Math.floor(area.height / LABEL_HEIGHT);
  const furthest = Math.max(...labels.map((label) => label.left));
  if (labels.length <= room) return labels;
  if (!ranked) return labels.filter((label) => label.left === furthest).slice(0, room);
  const rank = ({ look }) => (ranked.includes(look.position) ? ranked.indexOf(look.position) : ranked.length);
  const named = [];
  for (const [i, label] of labels.toSorted((one, other) => rank(one) - rank(other)).entries()) {
    if (i >= INSIDE && label.left < furthest) continue;
    const tried = spread([...named, label].map((each) => ({ ...each })), area);
    if (tried.every(({ at, to }) => Math.abs(to - at) <= LABEL_REACH)) named.push(label);
  }
  return named;
}

/** A label beside what it names, with a line to it; cut to a width, or broken into as many lines as it asks for. */
function annotation(plot, label, width, theme, isBroken = false) {
  return {
    x: onAxis(plot.x, label.x),
    y: onAxis(plot.y, label.y),
    text:
      (plot.plain ? "" : `<span style="color:${colour(label.look, theme)}">${label.look.glyph}</span> `) +
      (isBroken ? broken(label.level, width).map(escaped).join("<br>") : escaped(fitted(label.level, width))),
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
  };
}

/** A label for something at a place of the plot, not yet moved. */
function labelAt(plot, x, y, { look, level }, area) {
  const left = place(plot.x, x) * area.width;
  const at = (1 - place(plot.y, y)) * area.height;
  return { look, level, x, y, left, right: left + 30 + textWidth(level), at, to: at };
}

/** The labels at the ends of the lines. */
function endLabels(plot, lines, area, theme) {
  const labels = labelled(lines).map((line) => {
    const last = line.y.findLastIndex((y, i) => y !== null && line.x[i] !== null);
    return labelAt(plot, line.x[last], Math.min(Math.max(line.y[last], plot.y.from), plot.y.to), line, area);
  });
  return spread(withRoom(labels, area, plot.ranked), area).map((label) => annotation(plot, label, area.label, theme));
}

const conditions = (lines) => new Set(lines.map((line) => line.look.position)).size;

/** The axis of what is shown: the plot's own, or a part of it where the reader has switched curves off. */
function shownAxis(axis, lines, ranged) {
  const values = lines
    .flatMap((line) => (ranged ? [...line.y, ...line.least, ...line.greatest] : line.y))
    .filter((value) => value !== null && value >= axis.from && value <= axis.to && (!isLogarithmic(axis) || value > 0));
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!(low < high) || hasZero(axis)) return axis;
  const room = isLogarithmic(axis) ? (high / low) ** 0.05 : 0.05 * (high - low);
  const [from, to] = isLogarithmic(axis) ? [low / room, high * room] : [low - room, high + room];
  return { ...axis, from: Math.max(axis.from, from), to: Math.min(axis.to, to) };
}

/** Curves against the x axis that the reader has chosen for their section; anything else as it is. */
function asChosen(plot) {
  if (plot.kind !== "Lines") return plot;
  const i = Math.max(0, plot.along.findIndex(({ key }) => key === chosen.get(plot.section)));
  const lines = plot.lines
    .map((line) => ({ ...line, x: line.along[i] }))
    .filter(({ x, y }) => x.some((at, epoch) => at !== null && y[epoch] !== null));
  return { ...plot, ...plot.along[i], x: plot.along[i].axis, lines };
}

function drawLines(whole, size, theme) {
  const lines = whole.lines.filter(
    (line) =>
      !hidden.has(`${whole.section} ${line.look.position}`) && !hiddenParts.has(`${whole.section} ${line.part}`),
  );
  const ranged = conditions(lines) <= FEW;
  const plot = lines.length < whole.lines.length ? { ...whole, y: shownAxis(whole.y, lines, ranged) } : whole;
  const widest = Math.max(0, ...labelled(plot.lines).map((line) => textWidth(line.level)));
  // On a narrow screen a long name gets up to two fifths of it; the legend above has the rest of what is then cut.
  const right = Math.min(LABEL_SPACE + widest, size.width * 0.4);
  const area = { width: size.width - MARGIN.left - right, height: size.height - MARGIN.top - MARGIN.bottom };
  const x = plotlyAxis(plot.x, theme);
  x.hoverformat = ".6~g";
  x.unifiedhovertitle = { text: `${escaped(plot.x.name)} %{x}` };
  return {
    data: [
      ...lines.filter((line) => ranged && line.seeds > 1).map((line) => band(line, theme)),
      ...lines.map((line) => curve(line, theme)),
      ...lines.filter((line) => line.end !== "FINISHED").map((line) => end(line, plot.y, theme)),
    ],
    layout: {
      xaxis: x,
      yaxis: plotlyAxis(plot.y, theme),
      margin: { l: MARGIN.left, t: MARGIN.top, b: MARGIN.bottom, r: right },
      shapes: limitLines(plot, theme),
      annotations: [
        ...endLabels(plot, lines, { ...area, label: right - LABEL_SPACE }, theme),
        ...limitNames(plot, area.width, theme),
      ],
      hovermode: lines.length <= 12 && plot.key === "epochs" ? "x unified" : "closest",
    },
  };
}

// ---- dots --------------------------------------------------------------------------------------------------------

/** The names of rows, on the left: in several lines where they would take more than half of the width. */
function rowNames(dots, width) {
  const widest = Math.max(...dots.map((dot) => textWidth(dot.level)));
  const left = Math.min(40 + widest, width / 2);
  const names = dots.map((dot) => (40 + widest > left ? broken(dot.level, left - 40) : [dot.level]));
  return { left, names, most: Math.max(...names.map((name) => name.length)) };
}

/** As a tick, its marker behind its first line. */
const rowName = (name, look, theme) =>
  `${escaped(name[0])} <span style="color:${colour(look, theme)}">${look.glyph}</span>` +
  name.slice(1).map((line) => `<br>${escaped(line)}\u2002`).join("");

const rowsHeight = (row, dots, width) => Math.max(row, LABEL_HEIGHT * rowNames(dots, width).most + 6) * dots.length;

function drawDots(plot, size, theme) {
  const { left, names } = rowNames(plot.dots, size.width);
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
      xaxis: {
        ...plotlyAxis(plot.x, theme),
        zeroline: plot.x.scale === "LINEAR" && plot.x.from < 0 && plot.x.to > 0,
        zerolinecolor: theme.quiet,
      },
      yaxis: {
        tickvals: plot.dots.map((dot, row) => row),
        ticktext: plot.dots.map(({ look }, row) => rowName(names[row], look, theme)),
        range: [plot.dots.length - 0.5, -0.5],
        gridcolor: theme.grid,
        zeroline: false,
        fixedrange: true,
      },
      margin: { l: left, t: MARGIN.top, b: MARGIN.bottom, r: 24 },
      hovermode: "closest",
    },
  };
}

/** Of what was given up early, behind the others. */
const opacity = ({ tone }) => (tone === "PALE" ? 0.35 : 1);

// ---- estimates ---------------------------------------------------------------------------------------------------

/** Few rows have room for their seeds. */
const rowHeight = (plot) => (plot.rows.some((row) => row.seeds.length > 0) ? (plot.rows.length <= 2 ? 96 : 68) : 38);

/** Whether the names of the rows are above them, because beside them they would take too much of the width. */
const namesAbove = (plot, width) => Math.max(...plot.rows.map((row) => textWidth(row.label))) * 1.1 > width * 0.36;

const FOREST = { left: 16, right: 24, line: 16 };

/** The names above the rows, in lines that are not cut: two comparisons may differ only at their ends. */
const linesAbove = (plot, width) =>
  plot.rows.map((row) => broken(row.label, (width - FOREST.left - FOREST.right) / 1.1)); // bold letters are wider

/** The part of a row's height that its name takes. */
const nameHeight = (plot, width) =>
  namesAbove(plot, width) ? FOREST.line * Math.max(...linesAbove(plot, width).map((name) => name.length)) : 0;

const forestHeight = (plot, width) =>
  plot.rows.length * (rowHeight(plot) + nameHeight(plot, width)) + MARGIN.top + MARGIN.bottom;

/** The values with which something is true, behind a row, with an edge where they end. */
function bands(plot, theme) {
  const blue = theme.dark ? "#56a5dc" : "#0072b2";
  return plot.rows.flatMap((row, i) => {
    if (row.low >= row.high) {
      return [];
    }
    const upright = { xref: "x", yref: "y", y0: i - 0.5, y1: i + 0.5, layer: "below" };
    const [low, high] = [row.low, row.high]
      .map((end) => onAxis(plot.x, end))
      .map((at) => (isLogarithmic(plot.x) ? 10 ** at : at));
    const edges = [
      [low, row.low > plot.x.from],
      [high, row.high < plot.x.to],
    ].filter(([, inside]) => inside);
    return [
      {
        ...upright,
        type: "rect",
        x0: low,
        x1: high,
        fillcolor: translucent(blue, theme.dark ? 0.22 : 0.12),
        line: { width: 0 },
      },
      ...edges.map(([at]) => ({
        ...upright,
        type: "line",
        x0: at,
        x1: at,
        line: { color: blue, width: 1, dash: "dash" },
      })),
    ];
  });
}

/** A value at the frame lies beyond it. */
function seedSymbol(plot, at) {
  return at <= plot.x.from ? "triangle-left" : at >= plot.x.to ? "triangle-right" : "circle";
}

function drawForest(plot, size, theme) {
  const above = namesAbove(plot, size.width);
  const widest = Math.max(...plot.rows.map((row) => textWidth(row.label))) * 1.1;
  const seeded = plot.rows.some((row) => row.seeds.length > 0);
  const named = nameHeight(plot, size.width);
  const rest = rowHeight(plot) / (rowHeight(plot) + named); // what a name above leaves of a row
  const centre = (1 - rest) / 2;
  const middle = centre - (seeded ? 0.14 * rest : 0);
  const isMarked = (row) => row.weight === "DECIDING" && plot.rows.length > 1;
  const marked = (row, text) => (isMarked(row) ? `<b>${text}</b>` : text);
  const texts = above ? linesAbove(plot, size.width) : plot.rows.map((row) => [row.label]);
  const name = (row, i) => marked(row, texts[i].map(escaped).join("<br>"));
  const seeds = plot.rows.flatMap((row, i) =>
    row.seeds.map((seed, j) => ({
      ...seed,
      look: row.look,
      y: i + centre + (0.22 + (((j * 7) % 5) - 2) * 0.045) * rest,
    })),
  );
  const crossesZero = !isLogarithmic(plot.x) && plot.x.from < 0 && plot.x.to > 0;
  return {
    data: [
      {
        x: seeds.map((seed) => seed.at),
        y: seeds.map((seed) => seed.y),
        text: seeds.map((seed) => escaped(seed.words)),
        hovertemplate: "%{text}<extra></extra>",
        mode: "markers",
        cliponaxis: false,
        marker: {
          symbol: seeds.map((seed) => seedSymbol(plot, seed.at)),
          size: seeds.map((seed) => (seedSymbol(plot, seed.at) === "circle" ? 7 : 9)),
          color: seeds.map((seed) => translucent(colour(seed.look, theme), 0.7)),
        },
        showlegend: false,
      },
      {
        x: plot.rows.map((row) => row.at),
        y: plot.rows.map((row, i) => i + middle),
        text: plot.rows.map((row) => escaped(row.words)),
        hovertemplate: "%{text}<extra></extra>",
        mode: "markers",
        cliponaxis: false,
        marker: { symbol: "diamond", size: 11, color: theme.ink },
        error_x: {
          symmetric: false,
          array: plot.rows.map((row) => row.to - row.at),
          arrayminus: plot.rows.map((row) => row.at - row.from),
          color: theme.ink,
          thickness: 2,
          width: 5,
        },
        showlegend: false,
      },
    ],
    layout: {
      xaxis: plotlyAxis(plot.x, theme),
      yaxis: {
        tickvals: above ? [] : plot.rows.map((row, i) => i + (seeded ? 0.05 : 0)),
        ticktext: plot.rows.map(name),
        range: [plot.rows.length - 0.5, -0.5],
        showgrid: false,
        zeroline: false,
        fixedrange: true,
      },
      shapes: [
        ...bands(plot, theme),
        ...plot.rows.slice(1).map((row, i) => ({
          type: "line", xref: "paper", x0: 0, x1: 1, y0: i + 0.5, y1: i + 0.5, layer: "below",
          line: { color: theme.grid, width: 1 },
        })),
        ...(crossesZero
          ? [{
              type: "line", x0: 0, x1: 0, yref: "paper", y0: 0, y1: 1, layer: "below",
              line: { color: theme.quiet, width: 1.5 },
            }]
          : []),
      ],
      annotations: above
        ? plot.rows.map((row, i) => ({
            xref: "paper", x: 0, y: i - 0.48, text: name(row, i), showarrow: false,
            xanchor: "left", yanchor: "top", align: "left", font: { size: 12, color: theme.ink },
          }))
        : [],
      margin: { l: above ? FOREST.left : 24 + widest, t: MARGIN.top, b: MARGIN.bottom, r: FOREST.right },
      hovermode: "closest",
    },
  };
}

// ---- ranks -------------------------------------------------------------------------------------------------------

const RANK = { row: 30, lane: 12 };
const ranksHeight = (plot, width) => {
  const row = rowsHeight(RANK.row, plot.dots, width) / plot.dots.length;
  return row * (plot.dots.length + 1) + MARGIN.top + MARGIN.bottom;
};

function drawRanks(plot, size, theme) {
  const { left, names } = rowNames(plot.dots, size.width);
  const right = 24 + RANK.lane * plot.groups.length;
  const width = size.width - left - right;
  const said = `critical difference ${plot.criticalDifference.toFixed(2)}`;
  return {
    data: plot.dots.map((dot, row) => ({
      x: [dot.at],
      y: [row],
      text: [escaped(dot.words)],
      hovertemplate: "%{text}<extra></extra>",
      mode: "markers",
      marker: { symbol: dot.look.symbol, size: 11, color: colour(dot.look, theme) },
      showlegend: false,
    })),
    layout: {
      xaxis: plotlyAxis(plot.x, theme),
      yaxis: {
        tickvals: plot.dots.map((dot, row) => row),
        ticktext: plot.dots.map(({ look }, row) => rowName(names[row], look, theme)),
        range: [plot.dots.length - 0.5, -1.5],
        gridcolor: theme.grid,
        zeroline: false,
        fixedrange: true,
      },
      shapes: [
        {
          type: "line", x0: 1, x1: 1 + plot.criticalDifference, y0: -0.75, y1: -0.75,
          line: { color: theme.ink, width: 2 },
        },
        ...[1, 1 + plot.criticalDifference].map((x) => ({
          type: "line", x0: x, x1: x, y0: -0.9, y1: -0.6, line: { color: theme.ink, width: 2 },
        })),
        ...plot.groups.map(([first, last], lane) => ({
          type: "line",
          xref: "paper",
          x0: 1 + (10 + RANK.lane * lane) / width,
          x1: 1 + (10 + RANK.lane * lane) / width,
          y0: first - 0.25,
          y1: last + 0.25,
          line: { color: theme.ink, width: 4 },
        })),
      ],
      annotations: [
        { x: 1, y: -1.15, text: said, showarrow: false, xanchor: "left", font: { size: 12, color: theme.ink } },
      ],
      margin: { l: left, t: MARGIN.top, b: MARGIN.bottom, r: right },
      hovermode: "closest",
    },
  };
}

// ---- points ------------------------------------------------------------------------------------------------------

/** Where there is no room for a label on the right of its point. */
const onTheLeft = (label) => ({ ...label, point: label.left, left: 2 * label.left - label.right, right: label.left });

function drawPoints(plot, size, theme) {
  const there = ({ look }) => !hidden.has(`${plot.section} ${look.position}`);
  const points = plot.points.filter(there);
  const at = (x) => placed(plot.x, x);
  // With one look there is nothing to distinguish by a marker.
  const plain = new Set(plot.points.map((point) => point.look.position)).size === 1;
  const widest = Math.max(0, ...plot.points.map((point) => textWidth(point.level)));
  const narrow = size.width < NARROW;
  const right = narrow ? FOREST.right : Math.min(LABEL_SPACE + widest, size.width * 0.4);
  const area = { width: size.width - WIDE_LEFT - right, height: size.height - MARGIN.top - MARGIN.bottom };
  const labels = points
    .filter((point) => point.level)
    .map((point) => labelAt(plot, point.x, point.y, point, area))
    .map((label) => (narrow && label.left > area.width / 2 ? onTheLeft(label) : label));
  /** Beside a plot that is wide, inside of a narrow one. */
  const room = (label) =>
    narrow ? (label.right === label.point ? label.point : area.width - label.left) - 20 : right - LABEL_SPACE;
  return {
    data: [
      ...plot.curves.filter(there).map((curve) => ({
        x: curve.x.map(at),
        y: curve.y,
        mode: "lines",
        line: { color: colour(curve.look, theme), width: 1.5, dash: "dash" },
        hoverinfo: "skip",
        showlegend: false,
      })),
      ...points.map((point) => ({
        x: [at(point.x)],
        y: [point.y],
        text: [escaped(point.words)],
        hovertemplate: "%{text}<extra></extra>",
        mode: "markers",
        opacity: opacity(point),
        marker: {
          symbol: point.look.symbol,
          size: 10,
          color: colour(point.look, theme),
          line: { width: 1, color: theme.ground },
        },
        error_y: {
          symmetric: false,
          array: [point.greatest - point.y],
          arrayminus: [point.y - point.least],
          color: colour(point.look, theme),
          thickness: 1.5,
          width: 4,
        },
        showlegend: false,
      })),
    ],
    layout: {
      xaxis: plotlyAxis(plot.x, theme),
      yaxis: plotlyAxis(plot.y, theme),
      margin: { l: WIDE_LEFT, t: MARGIN.top, b: MARGIN.bottom, r: right },
      annotations: spread(labels, area).map((label) => ({
        ...annotation({ ...plot, plain }, label, room(label), theme, narrow),
        ...(label.right === label.point ? { ax: -14, xanchor: "right" } : {}),
      })),
      hovermode: "closest",
    },
  };
}

// ---- heat map ----------------------------------------------------------------------------------------------------

/** From the ground to the first look's blue. */
const warmth = (theme) => (theme.dark ? ["#1d2a36", "#56a5dc"] : ["#eaf3f9", "#0072b2"]);

const COLOUR_BAR = 110; // a colour bar with its title and the margins beside it

const inLines = (text) => escaped(text).replaceAll("\n", "<br>");

function drawGrid(plot, size, theme) {
  const narrow = size.width < NARROW;
  const room = (size.width - MARGIN.left - (narrow ? FOREST.right : COLOUR_BAR)) / plot.columns.length;
  /** The size of letters in which the widest of some texts has room in a column. */
  const fitting = (texts) => Math.min(12, Math.max(6, (12 * (room - 6)) / Math.max(...texts.map(textWidth))));
  /** Upright where letters that lie would be too small to read. */
  const letters = (texts) =>
    narrow && fitting(texts) < 9 ? { size: 11, angle: -90 } : { size: fitting(texts), angle: 0 };
  const number = letters(plot.cells.flatMap(({ text }) => text.split("\n")));
  const column = letters(plot.columns);
  const below = narrow ? 74 + (column.angle ? Math.max(...plot.columns.map(textWidth)) - 12 : 0) : 0;
  const values = plot.cells.map((cell) => cell.value).filter(Number.isFinite);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const at = (row, column) => plot.cells.find((cell) => cell.row === row && cell.column === column);
  const table = (what, empty) =>
    plot.rows.map((_, row) => plot.columns.map((_, column) => what(at(row, column)) ?? empty));
  const axis = (title, names) => ({
    title: { text: escaped(title), font: { size: 13, color: theme.quiet }, standoff: 8 },
    tickvals: names.map((_, i) => i),
    ticktext: names.map(escaped),
    tickangle: letters(names).angle,
    tickfont: { size: letters(names).size },
    showgrid: false,
    zeroline: false,
    fixedrange: true,
  });
  return {
    data: [
      {
        type: "heatmap",
        z: table((cell) => (Number.isFinite(cell?.value) ? cell.value : null), null),
        text: table((cell) => cell && inLines(cell.words), ""),
        hovertemplate: "%{text}<extra></extra>",
        hoverongaps: false,
        colorscale: warmth(theme).map((colour, i) => [i, colour]),
        zmin: least,
        zmax: greatest > least ? greatest : least + 1,
        xgap: 2,
        ygap: 2,
        colorbar: {
          title: { text: escaped(plot.value), side: narrow ? "top" : "right", font: { size: 12, color: theme.quiet } },
          ...(narrow
            ? { orientation: "h", yref: "container", y: 20 / size.height, yanchor: "bottom", x: 0.5, ypad: 0 }
            : {}),
          thickness: 12,
          outlinewidth: 0,
          nticks: 5,
        },
      },
    ],
    layout: {
      xaxis: axis(plot.x, plot.columns),
      yaxis: { ...axis(plot.y, plot.rows), autorange: "reversed" },
      margin: { l: MARGIN.left, t: MARGIN.top, b: MARGIN.bottom + below, r: 24 },
      annotations: plot.cells.map((cell) => ({
        x: cell.column,
        y: cell.row,
        text: inLines(cell.text),
        textangle: number.angle,
        showarrow: false,
        font: {
          size: number.size,
          color: (cell.value - least) / (greatest - least || 1) > 0.55 ? theme.ground : theme.ink,
        },
      })),
      hovermode: "closest",
    },
  };
}

// ---- parallel coordinates ----------------------------------------------------------------------------------------

const counted = (value) => (Number.isInteger(value) ? String(value) : short(value));

/** A number of an axis, as short as it can be read. */
const brief = (value) => (value >= 10_000 ? `${Math.round(value / 1000)}k` : short(value));

/** The values at an axis's ticks: all of them where they are few, else its two ends. */
function shownValues(plot, i) {
  const different = [...new Set(plot.ways.map((way) => way.values[i]))].sort((one, other) => one - other);
  return different.length <= 4 ? different : [different[0], different.at(-1)];
}

const FLAT = { x: { scale: "LINEAR" }, y: { scale: "LINEAR" } };
const STACK = { row: 62, name: 30 };
const stackHeight = (plot) =>
  MARGIN.top + STACK.row * plot.axes.length + LABEL_HEIGHT * plot.ways.filter((way) => way.level).length;

/** Lines between numbers: what a network is, and whether it is one of those in the background. */
const wayTrace = (plot, way, across, along, theme) => ({
  x: across,
  y: along,
  text: way.values.map((value, i) => `${escaped(way.name)}: ${escaped(plot.axes[i].name)} ${counted(value)}`),
  hovertemplate: "%{text}<extra></extra>",
  mode: "lines+markers",
  cliponaxis: false,
  opacity: opacity(way),
  line: { color: colour(way.look, theme), width: way.tone === "PALE" ? 1 : 2 },
  marker: { symbol: way.look.symbol, size: way.tone === "PALE" ? 5 : 8, line: { width: 1, color: theme.ground } },
  showlegend: false,
});

/** On a phone the axes lie one below the other, each as wide as the screen; names are below the last one. */
function drawStack(plot, size, theme) {
  const ways = plot.ways.filter(({ look }) => !hidden.has(`${plot.section} ${look.position}`));
  const last = plot.axes.length - 1;
  const margin = { l: 16, r: 16, t: MARGIN.top + STACK.name, b: size.height - STACK.row * (last + 0.5) - MARGIN.top };
  const width = size.width - margin.l - margin.r;
  const text = { showarrow: false, font: { size: 12, color: theme.quiet }, bgcolor: translucent(theme.ground, 0.7) };
  const anchor = (at) => (at < 0.05 ? "left" : at > 0.95 ? "right" : "center");
  /** Of the values of an axis, its ends and those that have room between them. */
  const apart = (axis) => (value, i, all) =>
    [all[0], all.at(-1)].every((end) => end === value || Math.abs(place(axis, end) - place(axis, value)) * width > 60);
  const end = (way) => place(plot.axes[last], way.values[last]);
  const named = ways.filter((way) => way.level).sort((one, other) => end(one) - end(other));
  return {
    data: ways.map((way) =>
      wayTrace(plot, way, way.values.map((value, i) => place(plot.axes[i], value)), way.values.map((_, i) => i), theme),
    ),
    layout: {
      xaxis: { visible: false, range: [0, 1], fixedrange: true },
      yaxis: {
        tickvals: plot.axes.map((_, i) => i), showticklabels: false, range: [last, 0], gridcolor: theme.quiet,
        zeroline: false, fixedrange: true,
      },
      margin,
      annotations: [
        ...plot.axes.map(({ name }, i) => ({
          ...text, xref: "paper", x: 0, y: i, text: escaped(name), xanchor: "left", yanchor: "bottom", yshift: 4,
          font: { size: 12, color: theme.ink },
        })),
        ...plot.axes.flatMap((axis, i) =>
          shownValues(plot, i).filter(apart(axis)).map((value) => ({
            ...text, x: place(axis, value), y: i, text: brief(value), yanchor: "top", yshift: -4,
            xanchor: anchor(place(axis, value)),
          })),
        ),
        ...named.map((way, i) => ({
          ...annotation(FLAT, { look: way.look, level: way.level, at: 0, to: 0 }, width, theme),
          x: end(way), y: last, ax: 0, ay: STACK.name + LABEL_HEIGHT * i,
          xanchor: end(way) * width > textWidth(way.level) + 24 ? "right" : "left",
        })),
      ],
      hovermode: "closest",
    },
  };
}

function drawParallel(plot, size, theme) {
  if (size.width < NARROW) return drawStack(plot, size, theme);
  const ways = plot.ways.filter(({ look }) => !hidden.has(`${plot.section} ${look.position}`));
  const widest = Math.max(0, ...plot.ways.map((way) => textWidth(way.level)));
  const last = plot.axes.length - 1;
  const right = Math.min(LABEL_SPACE + widest, size.width * 0.4);
  const narrow = size.width < 100 * plot.axes.length;
  const margin = { l: 34, t: 10, b: narrow ? 74 : 60, r: right };
  const area = { width: size.width - margin.l - right, height: size.height - margin.t - margin.b };
  const flat = { x: { scale: "LINEAR", from: -0.1, to: last + 0.1 }, y: { scale: "LINEAR", from: -0.04, to: 1.04 } };
  const named = ways.filter((way) => way.level);
  const labels = named.map((way) => labelAt(flat, last, place(plot.axes[last], way.values[last]), way, area));
  const ticks = plot.axes.flatMap((axis, i) =>
    shownValues(plot, i).map((value) => ({
      x: i,
      y: place(axis, value),
      text: brief(value),
      showarrow: false,
      font: { size: 11, color: theme.quiet },
      xanchor: i === last ? "right" : "left",
      xshift: i === last ? -4 : 4,
      yanchor: "bottom",
      bgcolor: translucent(theme.ground, 0.7),
    })),
  );
  return {
    data: ways.map((way) =>
      wayTrace(plot, way, way.values.map((_, i) => i), way.values.map((value, i) => place(plot.axes[i], value)), theme),
    ),
    layout: {
      xaxis: {
        tickvals: plot.axes.map((_, i) => i),
        ticktext: plot.axes.map(({ name }) => escaped(name).replaceAll(narrow ? " " : ", ", narrow ? "<br>" : ",<br>")),
        range: [flat.x.from, flat.x.to],
        gridcolor: theme.quiet,
        tickfont: { size: narrow ? 10 : 12, color: theme.quiet },
        tickangle: 0,
        zeroline: false,
        fixedrange: true,
      },
      yaxis: { visible: false, range: [flat.y.from, flat.y.to], fixedrange: true },
      margin,
      annotations: [
        ...ticks,
        ...spread(labels, area).map((label) => annotation(flat, label, right - LABEL_SPACE, theme)),
      ],
      hovermode: "closest",
    },
  };
}

// ---- traces ------------------------------------------------------------------------------------------------------

const STROKES = { MARKED: "solid", PLAIN: "dash", DOTTED: "dot", STEPS: "solid" };

function trace(line, theme) {
  const marked = line.stroke === "MARKED";
  const range = (i) =>
    line.least[i] < line.greatest[i] ? ` (${short(line.least[i])} to ${short(line.greatest[i])})` : "";
  return {
    x: line.x,
    y: line.y,
    name: escaped(line.level),
    text: line.at.map((x, i) => `${short(x)}: ${short(line.y[i])}${range(i)}`),
    hovertemplate: "%{text}",
    mode: marked ? "lines+markers" : "lines",
    error_y: {
      visible: marked && line.least.some((least, i) => least < line.greatest[i]),
      symmetric: false,
      array: line.y.map((y, i) => line.greatest[i] - y),
      arrayminus: line.y.map((y, i) => y - line.least[i]),
      thickness: 1.5,
      width: 3,
    },
    line: {
      color: colour(line.look, theme),
      width: 2,
      dash: STROKES[line.stroke],
      shape: line.stroke === "STEPS" ? "hvh" : "linear",
    },
    marker: { symbol: line.look.symbol, size: 8, line: { width: 1, color: theme.ground } },
    showlegend: false,
  };
}

function drawTraces(plot, size, theme) {
  const traces = plot.traces
    .filter(({ look }) => !hidden.has(`${plot.section} ${look.position}`))
    .map((line) => ({ ...line, at: line.x, x: line.x.map((x) => placed(plot.x, x)) }));
  const widest = Math.max(0, ...plot.traces.map(({ level }) => textWidth(level)));
  // A point at 0 is named by its axis; a label would lie on the lines beside it.
  const named = traces.filter(({ at }) => !(hasZero(plot.x) && at.length === 1 && at[0] === 0));
  const right = Math.min(LABEL_SPACE + widest, size.width * 0.4);
  const area = { width: size.width - WIDE_LEFT - right, height: size.height - MARGIN.top - MARGIN.bottom };
  return {
    data: traces.map((line) => trace(line, theme)),
    layout: {
      xaxis: plotlyAxis(plot.x, theme),
      yaxis: plotlyAxis(plot.y, theme),
      margin: { l: WIDE_LEFT, t: MARGIN.top, b: MARGIN.bottom, r: right },
      annotations: endLabels(plot, named, { ...area, label: right - LABEL_SPACE }, theme),
      hovermode: "closest",
    },
  };
}

// ---- outcome against what was varied -----------------------------------------------------------------------------

/** The ticks are the levels, where there is room to write them. */
function levelTicks(plot, width, theme) {
  const widest = Math.max(...plot.ticks.map(({ text }) => textWidth(text)));
  const places = plot.ticks.map(({ at }) => place(plot.x, at) * width).sort((one, other) => one - other);
  const nearest = Math.min(width, ...places.slice(1).map((at, i) => at - places[i]));
  const axis = plotlyAxis(plot.x, theme);
  const fits = nearest >= widest + 6;
  if (plot.join === "LINE" && !fits) return { axis, below: 0 };
  const longest = Math.min(widest, 150);
  return {
    axis: {
      ...axis,
      dtick: undefined,
      minor: undefined,
      tickmode: "array",
      tickvals: plot.ticks.map(({ at }) => placed(plot.x, at)),
      ticktext: plot.ticks.map(({ text }) => escaped(fitted(text, 150))),
      tickangle: fits ? 0 : -90,
      tickfont: { size: nearest < 12 ? 8 : 12 },
      title: { ...axis.title, standoff: 8 },
    },
    below: fits ? 0 : longest - 8,
  };
}

// The mark of a strip whose trials diverged, or a cross where there is only one strip.
function mark(look, theme) {
  return look ? `<span style="color:${colour(look, theme)}">${look.glyph}</span> ` : "✕ ";
}

/** At a level without a mean, or with one of some trials only: what became of the others. */
function lostNotes(plot, strips, width, theme) {
  const notes = new Map();
  for (const strip of strips) {
    strip.lost.forEach((text, i) => {
      if (text) notes.set(strip.at[i], [...(notes.get(strip.at[i]) ?? []), { strip, text }]);
    });
  }
  const upright = width / plot.ticks.length < 100;
  // More than two beside each other would cover the lines; hovering and the table have the numbers of each.
  const said = (some) => (some.length <= 2 ? some : [{ text: `diverged in ${some.length} of ${strips.length}` }]);
  return [...notes.entries()].flatMap(([at, all]) =>
    said(all).map(({ strip, text }, i, some) => ({
      x: onAxis(plot.x, at),
      yref: "paper",
      y: 0,
      xshift: upright ? 13 * (i - (some.length - 1) / 2) : 0,
      yshift: upright ? 4 : 14 * i,
      text: mark(strip && strips.length > 1 ? strip.look : null, theme) + escaped(text),
      showarrow: false,
      textangle: upright ? -90 : 0,
      xanchor: "center",
      yanchor: "bottom",
      font: { size: 11, color: theme.ink },
      bgcolor: translucent(theme.ground, 0.8),
    })),
  );
}

/** Values to compare with, dashed across the plot. */
const limitLines = (plot, theme) =>
  plot.limits.map(({ at }) => ({
    type: "line",
    xref: "paper",
    x0: 0,
    x1: 1,
    y0: at,
    y1: at,
    layer: "below",
    line: { color: theme.quiet, width: 1.5, dash: "dash" },
  }));

const limitNames = (plot, width, theme) =>
  plot.limits.map(({ name, at }) => ({
    xref: "paper",
    x: 0.5, // at the ends it would lie on points
    y: onAxis(plot.y, at),
    text: escaped(fitted(name, width)),
    showarrow: false,
    xanchor: "center",
    yanchor: "bottom",
    font: { size: 11, color: theme.quiet },
  }));

function outcomeTraces(plot, strip, several, theme) {
  const ink = several ? colour(strip.look, theme) : theme.quiet;
  const seeds = strip.seeds.flatMap((values, i) => values.map((y) => ({ x: strip.x[i], y, look: strip.looks[i] })));
  const plain = { showlegend: false, cliponaxis: false };
  const ring = strip.best < 0 ? [] : [strip.best];
  return [
    {
      ...plain,
      x: seeds.map(({ x }) => x),
      y: seeds.map(({ y }) => y),
      mode: "markers",
      hovertemplate: "one seed: %{y:.4~g}<extra></extra>",
      marker: { size: 5, color: seeds.map(({ look }) => translucent(colour(look, theme), 0.4)) },
    },
    {
      ...plain,
      x: strip.x,
      y: strip.y,
      text: strip.words.map(escaped),
      hovertemplate: "%{text}<extra></extra>",
      mode: plot.join === "LINE" ? "lines+markers" : "markers",
      line: { color: ink, width: several ? 2 : 1 },
      error_y: {
        visible: strip.least.some((least, i) => least < strip.greatest[i]),
        symmetric: false,
        array: strip.y.map((y, i) => strip.greatest[i] - y),
        arrayminus: strip.y.map((y, i) => y - strip.least[i]),
        color: ink,
        thickness: 1.5,
        width: 4,
      },
      marker: {
        symbol: strip.looks.map(({ symbol }) => symbol),
        color: strip.looks.map((look) => colour(look, theme)),
        size: 10,
        opacity: 1,
        line: { width: 1, color: theme.ground },
      },
    },
    {
      ...plain,
      x: ring.map((i) => strip.x[i]),
      y: ring.map((i) => strip.y[i]),
      mode: "markers",
      hoverinfo: "skip",
      marker: { symbol: "circle-open", size: 20, color: theme.ink, line: { width: 2, color: theme.ink } },
    },
  ];
}

function drawOutcome(plot, size, theme) {
  const several = plot.strips.length > 1;
  // Strips over names stand side by side; over numbers they share the place.
  const aside = (i) => (plot.join === "LINE" ? 0 : ((i - (plot.strips.length - 1) / 2) * 0.6) / plot.strips.length);
  const strips = plot.strips.map((strip, i) => ({
    ...strip,
    at: strip.x,
    x: strip.x.map((x) => placed(plot.x, x) + aside(i)),
  }));
  const widest = Math.max(0, ...plot.strips.map(({ level }) => textWidth(level)));
  const right = several ? Math.min(LABEL_SPACE + widest, size.width * 0.4) : 24;
  const width = size.width - WIDE_LEFT - right;
  const { axis, below } = levelTicks(plot, width, theme);
  const bottom = MARGIN.bottom + below;
  const area = { width, height: size.height - MARGIN.top - bottom };
  const measured = strips.filter(({ y }) => y.some((mean) => mean !== null));
  const crossesZero = plot.y.scale === "LINEAR" && plot.y.from < 0 && plot.y.to > 0;
  return {
    data: strips.flatMap((strip) => outcomeTraces(plot, strip, several, theme)),
    layout: {
      xaxis: axis,
      yaxis: { ...plotlyAxis(plot.y, theme), zeroline: crossesZero, zerolinecolor: theme.quiet },
      margin: { l: WIDE_LEFT, t: MARGIN.top, b: bottom, r: right },
      shapes: limitLines(plot, theme),
      annotations: [
        ...limitNames(plot, width, theme),
        ...lostNotes(plot, strips, width, theme),
        ...(several ? endLabels(plot, measured, { ...area, label: right - LABEL_SPACE }, theme) : []),
      ],
      hovermode: "closest",
    },
  };
}

// ---- surfaces ----------------------------------------------------------------------------------------------------

/** From the second look's orange by way of the ground, at height 0, to the first look's blue. */
const heights = (theme) => (theme.dark ? ["#f0803c", "#33383d", "#56a5dc"] : ["#d55e00", "#ecebe6", "#0072b2"]);

function drawSurface(plot, size, theme) {
  const furthest = Math.max(Math.abs(plot.z.from), Math.abs(plot.z.to));
  const far = Math.max(1, 590 / size.width); // from further away a narrow plot has its height axis in view
  const axis = ({ name, from, to }) => ({
    title: { text: escaped(name), font: { size: 12, color: theme.quiet } },
    range: [from, to],
    nticks: 5,
    exponentformat: "power",
    tickfont: { size: 10, color: theme.quiet },
    gridcolor: theme.grid,
    linecolor: theme.quiet,
    zerolinecolor: theme.grid,
    showspikes: false,
  });
  const lines = ({ from, to }) => ({
    show: true,
    start: from,
    end: to,
    size: (to - from) / 16,
    color: translucent(theme.quiet, 0.45),
    width: 1,
    highlight: false,
  });
  return {
    data: [
      {
        type: "surface",
        x: plot.across,
        y: plot.along,
        z: plot.heights,
        colorscale: heights(theme).map((colour, i) => [i / 2, colour]),
        cmin: -furthest,
        cmax: furthest,
        showscale: false,
        hovertemplate: "x1 %{x:.3f}, x2 %{y:.3f}: %{z:.4~g}<extra></extra>",
        lighting: { ambient: 0.75, diffuse: 0.5, specular: 0.05 },
        // Without lines on it, what lies near 0 would have the colour of the ground.
        contours: { x: lines(plot.x), y: lines(plot.y), z: { highlight: false } },
      },
      {
        type: "scatter3d",
        x: plot.points.map(([x]) => x),
        y: plot.points.map(([, y]) => y),
        z: plot.points.map(([, , z]) => z),
        mode: "markers",
        marker: { size: plot.points.length > 300 ? 1.5 : 2.5, color: theme.ink },
        hovertemplate: "training point, x1 %{x:.3f}, x2 %{y:.3f}: %{z:.4~g}<extra></extra>",
        showlegend: false,
      },
    ],
    layout: {
      scene: {
        xaxis: axis(plot.x),
        yaxis: axis(plot.y),
        zaxis: axis(plot.z),
        aspectmode: "manual",
        aspectratio: { x: 1.15, y: 1.15, z: 0.8 },
        camera: { eye: { x: 1.2 * far, y: -1.35 * far, z: 0.85 * far }, center: { x: 0, y: 0, z: -0.2 } },
        dragmode: touch.matches ? false : "turntable",
      },
      margin: { l: 0, t: 0, b: 0, r: 0 },
    },
  };
}

// ---- the page ----------------------------------------------------------------------------------------------------

const DRAWN = {
  Lines: drawLines,
  Dots: drawDots,
  Forest: drawForest,
  Ranks: drawRanks,
  Points: drawPoints,
  Grid: drawGrid,
  Parallel: drawParallel,
  Traces: drawTraces,
  Surface: drawSurface,
  Outcome: drawOutcome,
};

/** Of ticks that are written out, those are without a text that would run into the one before. */
function thinned(axis, width) {
  let free = -width;
  return axis.ticktext.map((text, i) => {
    const at = place({ scale: "LINEAR", from: axis.range[0], to: axis.range[1] }, Math.log10(axis.tickvals[i])) * width;
    const half = textWidth(text.replace(/<[^>]*>/g, "")) / 2 + 3;
    if (at - half < free) return "";
    free = at + half;
    return text;
  });
}

/** Makes what is written below a plot fit its width. */
function fitBelow(layout) {
  const axis = layout.xaxis;
  if (!axis?.title) return;
  const width = layout.width - layout.margin.l - layout.margin.r;
  if (layout.width < NARROW && axis.dtick === undefined) axis.nticks = Math.min(axis.nticks ?? 4, 4);
  if (axis.type === "log" && axis.ticktext && !axis.tickangle) axis.ticktext = thinned(axis, width);
  const title = broken(axis.title.text, width * 0.9);
  axis.title = { ...axis.title, text: title.join("<br>") };
  layout.height += 17 * (title.length - 1);
  layout.margin.b += 17 * (title.length - 1);
}

/** What Plotly is given to draw a plot in a size and theme. */
function figure(plot, size, theme) {
  const { data, layout } = DRAWN[plot.kind](asChosen(plot), size, theme);
  Object.assign(layout, {
    width: size.width,
    height: size.height,
    paper_bgcolor: theme.ground,
    plot_bgcolor: theme.ground,
    font: { family: FONT, size: 12, color: theme.ink },
    hoverlabel: {
      bgcolor: theme.ground,
      bordercolor: theme.grid,
      font: { family: FONT, color: theme.ink, size: 12 },
      namelength: -1,
    },
    dragmode: touch.matches ? false : "zoom", // a finger that comes across a plot scrolls the page
    // A new theme or size keeps the reader's zoom, another axis does not.
    uirevision: `${plot.id} ${chosen.get(plot.section)}`,
  });
  fitBelow(layout);
  return { data, layout };
}

/** What has rows needs a height for each, curves have the one they are given. */
const TALL = {
  Dots: (plot, width) => rowsHeight(36, plot.dots, width) + MARGIN.top + MARGIN.bottom,
  Forest: forestHeight,
  Ranks: ranksHeight,
  Parallel: (plot, width) => (width < NARROW ? stackHeight(plot) : undefined),
};
const height = (plot, width, curves) => TALL[plot.kind]?.(plot, width) ?? curves;

const sizeOf = (plot, width) => ({
  width,
  height: printing
    ? printedHeight(height(plot, width, plot.kind === "Surface" ? SCREEN.height : PRINTED.height))
    : height(plot, width, SCREEN.height),
});

const isFolded = (place) => !printing && place.closest("details:not([open])") !== null;

/** Gives a plot its height before it is drawn, so that what is below it stays where it is. */
function reserve(place) {
  if (!isFolded(place)) place.style.minHeight = `${sizeOf(plots[place.dataset.plot], widthOf(place)).height}px`;
}

const widthOf = (place) => (printing ? PRINTED.width : place.clientWidth);

function draw(place) {
  const plot = plots[place.dataset.plot];
  const { data, layout } = figure(plot, sizeOf(plot, widthOf(place)), theme());
  stale.delete(place);
  return Plotly.react(place, data, layout, { displayModeBar: false, responsive: false });
}

// ---- when a plot is drawn ----------------------------------------------------------------------------------------

const NEAR = 600; // pixels above and below the window within which plots are drawn before they are seen

const places = [...document.querySelectorAll("[data-plot]")];
const near = new Set(); // plots in the window or close to it
const stale = new Set(places); // plots that are not yet drawn as they now have to be
let drawing = false;

places.forEach((place) => (plots[place.dataset.plot].section = place.closest("section").id));

const distance = (place) => {
  const { top, bottom } = place.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
};

/** Draws what is near the window, the nearest first; between two plots the reader can scroll and press. */
async function drawNear() {
  if (drawing || printing || !window.Plotly) return;
  drawing = true;
  for (;;) {
    const waiting = [...near].filter((place) => stale.has(place) && !isFolded(place));
    if (waiting.length === 0) break;
    document.documentElement.dataset.drawn = "false";
    const nearest = Math.min(...waiting.map(distance));
    await draw(waiting.find((place) => distance(place) === nearest));
    await new Promise((resolve) => setTimeout(resolve));
  }
  drawing = false;
  document.documentElement.dataset.drawn = "true"; // until the reader scrolls
}

/** After a change of what all plots show; those that are far away are drawn when they come near. */
function redraw() {
  places.forEach((place) => stale.add(place));
  return drawNear();
}

function watch() {
  const seen = (entries) => {
    entries.forEach(({ target, isIntersecting }) => (isIntersecting ? near.add(target) : near.delete(target)));
    drawNear();
  };
  const observer = new IntersectionObserver(seen, { rootMargin: `${NEAR}px 0px` });
  places.forEach((place) => observer.observe(place));
  if (places.length === 0) drawNear();
}

/** The name of a file with what a plot shows. */
const fileName = (plot) => [name, plot.id, ...(plot.kind === "Lines" ? [plot.key] : [])].join("-");

function savePicture(id, format) {
  const plot = asChosen(plots[id]);
  const size = { width: SAVED.width, height: height(plot, SAVED.width, SAVED.height) };
  const { data, layout } = figure(plots[id], size, LIGHT);
  // A picture on its own needs the title and the note that the page prints above it.
  layout.height += SAVED.title;
  layout.margin.t += SAVED.title;
  layout.title = { text: escaped(plot.title), subtitle: { text: escaped(plot.note) }, x: 0.02, xanchor: "left" };
  const { width, height: tall } = layout;
  const file = { format, width, height: tall, scale: format === "png" ? 2 : 1, filename: fileName(plot) };
  return Plotly.downloadImage({ data, layout }, file).then(() => say(`saved ${file.filename}.${format}`));
}

function saveText(text, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = `${file}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`saved ${link.download}`);
}

/** The curves of a plot as one long table. */
function curvesAsCsv(plot) {
  const cell = (value) => (/[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? ""));
  const rows = [["curve", "part", plot.x.name, plot.y.name, "least", "greatest"]];
  for (const line of plot.lines) {
    line.x.forEach((x, i) =>
      rows.push([line.label, line.part, x, line.y[i], line.least?.[i], line.greatest?.[i]]),
    );
  }
  return rows.map((row) => row.map(cell).join(",") + "\n").join("");
}

const saveCurves = (plot) => saveText(curvesAsCsv(plot), fileName(plot));

/** The number that a cell begins with, or its text. */
function sortKey(row, column) {
  const text = row.cells[column]?.textContent.trim() ?? "";
  // A number with its spread or unit behind it; a date or a name that begins with a digit is text.
  const number = /^([<>≤≥]?)\s*([-+−]?[\d.,]*\d(?:e[-+−]?\d+)?)(?:\s|%|$)/i.exec(text);
  if (!number) return text;
  const value = Number.parseFloat(number[2].replaceAll("−", "-").replaceAll(",", ""));
  return number[1] === "<" ? value * (1 - Number.EPSILON) : number[1] === ">" ? value * (1 + Number.EPSILON) : value;
}

function before(a, b) {
  if (typeof a === typeof b) return typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true });
  return typeof a === "number" ? -1 : 1; // cells without a number come last
}

function sort(button) {
  const head = button.closest("th");
  const ascending = head.getAttribute("aria-sort") !== "ascending";
  const body = head.closest("table").tBodies[0];
  const keyed = [...body.rows].map((row) => ({ row, key: sortKey(row, head.cellIndex) }));
  keyed.sort((a, b) => (ascending || typeof a.key !== typeof b.key ? before(a.key, b.key) : before(b.key, a.key)));
  body.append(...keyed.map(({ row }) => row));
  head.parentElement.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  say(`sorted by ${head.textContent}`);
}

/** Every head of a table with several rows becomes a button. */
function makeSortable(table) {
  if (table.tBodies[0].rows.length < 2) return;
  table.querySelectorAll("thead th").forEach((head) => {
    if (!head.textContent.trim()) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sort" });
    button.append(...head.childNodes);
    head.append(button);
  });
}

/** Says of a table that its edge is not its end: to the eye by a shadow, to a screen reader in words. */
function sayWhatScrolls(region) {
  const right = region.scrollWidth - region.clientWidth - region.scrollLeft > 1;
  const below = region.scrollHeight - region.clientHeight - region.scrollTop > 1;
  region.parentElement.dataset.more = [right && "right", below && "below"].filter(Boolean).join(" ");
  const wide = region.scrollWidth > region.clientWidth + 1;
  if (wide || region.scrollHeight > region.clientHeight + 1) region.tabIndex = 0;
  else region.removeAttribute("tabindex"); // nothing to scroll: no stop on the way through the page
  if (wide) region.setAttribute("aria-describedby", "scrolls");
  else region.removeAttribute("aria-describedby");
}

function watchScrolling(region) {
  region.addEventListener("scroll", () => sayWhatScrolls(region), { passive: true });
  const observer = new ResizeObserver(() => sayWhatScrolls(region));
  observer.observe(region);
  observer.observe(region.firstElementChild);
}

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
  const { along } = plots[place.dataset.plot];
  if (!along || along.length < 2) return;
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
