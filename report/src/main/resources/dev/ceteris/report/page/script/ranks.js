// Mean ranks with their critical difference.

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
