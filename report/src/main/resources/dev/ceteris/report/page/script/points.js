// Points with fronts, such as a score against a value.

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
      yaxis: uprightAxis(plot.y, theme),
      margin: { l: WIDE_LEFT, t: MARGIN.top, b: MARGIN.bottom, r: right },
      annotations: spread(labels, area).map((label) => ({
        ...annotation({ ...plot, plain }, label, room(label), theme, narrow),
        ...(label.right === label.point ? { ax: -14, xanchor: "right" } : {}),
      })),
      hovermode: "closest",
    },
  };
}
