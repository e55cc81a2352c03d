// Parallel coordinates.

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
