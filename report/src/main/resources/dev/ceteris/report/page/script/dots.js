// Dots with ranges, one row each.

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
