// Learning curves: lines, ranges, and names at their ends.

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

/** The lines of a plot that the reader has not switched off. */
const shownLines = ({ section, lines }) =>
  lines.filter(
    ({ look, part }) => !hidden.has(`${section} ${look.position}`) && !hiddenParts.has(`${section} ${part}`),
  );

const hasRanges = (lines) => conditions(lines) <= FEW;

/** `test solid, train dashed`, as CurvesSection writes it: the parts of the means, or of what there is instead. */
function strokes(lines) {
  const means = lines.filter((line) => line.end === "FINISHED");
  const named = means.length > 0 ? means : lines;
  const parts = ["TEST", "VALIDATION", "TRAIN"].filter((part) => named.some((line) => line.part === part));
  return parts.map((part) => `${part.toLowerCase()} ${STROKE_WORDS[part]}`).join(", ");
}

/** The note of a plot; that of curves names neither the strokes of hidden lines nor ranges that are not drawn. */
function shownNote(plot) {
  if (plot.kind !== "Lines") return plot.note;
  const lines = shownLines(plot);
  if (lines.length === 0) return plot.note;
  const parts = strokes(plot.lines);
  const note = parts ? plot.note.replace(parts, strokes(lines)) : plot.note;
  return hasRanges(lines) ? note : note.replace("mean and range over", "mean over");
}

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
  const lines = shownLines(whole);
  const ranged = hasRanges(lines);
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
      yaxis: uprightAxis(plot.y, theme),
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
