// What Plotly is given: the kinds of plots, sizes and themes.

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
  Regions: drawRegions,
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
  Regions: regionsHeight,
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
  place.closest("figure").querySelector("figcaption span").textContent = shownNote(plot);
  return Plotly.react(place, data, layout, { displayModeBar: false, responsive: false });
}
