// Traces: lines of a theory beside those that were measured.

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
      yaxis: uprightAxis(plot.y, theme),
      margin: { l: WIDE_LEFT, t: MARGIN.top, b: MARGIN.bottom, r: right },
      annotations: endLabels(plot, named, { ...area, label: right - LABEL_SPACE }, theme),
      hovermode: "closest",
    },
  };
}
