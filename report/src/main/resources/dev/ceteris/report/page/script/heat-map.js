// A heat map.

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
