// Areas of a plane by the class that is predicted there, and samples among them.

/** A scale that gives each class a colour of its own, without a way from one to the next. */
const stepped = (colours) =>
  colours.flatMap((colour, i) => [
    [i / colours.length, colour],
    [(i + 1) / colours.length, colour],
  ]);

const LEGEND_ROW = 20;

/** How high the names of the classes are below a plot. */
function namesHeight(plot, width) {
  const room = width - WIDE_LEFT - 24;
  const each = Math.max(...plot.classes.map(({ name }) => textWidth(name))) + 50;
  return Math.ceil(plot.classes.length / Math.max(1, Math.floor(room / each))) * LEGEND_ROW + 8;
}

const regionsHeight = (plot, width) => SCREEN.height + namesHeight(plot, width);

function drawRegions(plot, size, theme) {
  const samples = plot.samples.map(({ kind, wrong, x, y, words }, i) => {
    const { look, name } = plot.classes[kind];
    return {
      x,
      y,
      text: words.map(escaped),
      name: escaped(name),
      legendgroup: kind,
      hovertemplate: "%{text}<extra></extra>",
      mode: "markers",
      marker: {
        symbol: look.symbol,
        size: wrong ? 9 : 6,
        color: colour(look, theme),
        line: { width: wrong ? 2 : 1, color: wrong ? theme.ink : theme.ground },
      },
      showlegend: plot.samples.findIndex((group) => group.kind === kind) === i,
    };
  });
  return {
    data: [
      {
        type: "heatmap",
        x: plot.across,
        y: plot.along,
        z: plot.predicted,
        zmin: -0.5,
        zmax: plot.classes.length - 0.5,
        colorscale: stepped(plot.classes.map(({ look }) => translucent(colour(look, theme), 0.28))),
        showscale: false,
        hoverinfo: "skip",
      },
      ...samples,
    ],
    layout: {
      xaxis: { ...plotlyAxis(plot.x, theme), showgrid: false, zeroline: false },
      yaxis: { ...uprightAxis(plot.y, theme), showgrid: false, zeroline: false },
      margin: { l: WIDE_LEFT, t: MARGIN.top, b: MARGIN.bottom + namesHeight(plot, size.width), r: 24 },
      legend: { orientation: "h", yref: "container", y: 0, yanchor: "bottom", x: 0, font: { size: 12 } },
      hovermode: "closest",
    },
  };
}
