// Estimates with intervals, one row each (a forest plot).

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
