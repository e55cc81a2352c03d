// The outcome against what was varied.

/** The ticks are the levels, where there is room to write them. */
function levelTicks(plot, width, theme) {
  const widest = Math.max(...plot.ticks.map(({ text }) => textWidth(text)));
  const places = plot.ticks.map(({ at }) => place(plot.x, at) * width).sort((one, other) => one - other);
  const nearest = Math.min(width, ...places.slice(1).map((at, i) => at - places[i]));
  const axis = plotlyAxis(plot.x, theme);
  const fits = nearest >= widest + 6;
  if (plot.join === "LINE" && !fits) return { axis, below: 0 };
  const longest = Math.min(widest, 150);
  return {
    axis: {
      ...axis,
      dtick: undefined,
      minor: undefined,
      tickmode: "array",
      tickvals: plot.ticks.map(({ at }) => placed(plot.x, at)),
      ticktext: plot.ticks.map(({ text }) => escaped(fitted(text, 150))),
      tickangle: fits ? 0 : -90,
      tickfont: { size: nearest < 12 ? 8 : 12 },
      title: { ...axis.title, standoff: 8 },
    },
    below: fits ? 0 : longest - 8,
  };
}

// The mark of a strip whose trials diverged, or a cross where there is only one strip.
function mark(look, theme) {
  return look ? `<span style="color:${colour(look, theme)}">${look.glyph}</span> ` : "✕ ";
}

/** At a level without a mean, or with one of some trials only: what became of the others. */
function lostNotes(plot, strips, width, theme) {
  const notes = new Map();
  for (const strip of strips) {
    strip.lost.forEach((text, i) => {
      if (text) notes.set(strip.at[i], [...(notes.get(strip.at[i]) ?? []), { strip, text }]);
    });
  }
  const upright = width / plot.ticks.length < 100;
  // More than two beside each other would cover the lines; hovering and the table have the numbers of each.
  const said = (some) => (some.length <= 2 ? some : [{ text: `diverged in ${some.length} of ${strips.length}` }]);
  return [...notes.entries()].flatMap(([at, all]) =>
    said(all).map(({ strip, text }, i, some) => ({
      x: onAxis(plot.x, at),
      yref: "paper",
      y: 0,
      xshift: upright ? 13 * (i - (some.length - 1) / 2) : 0,
      yshift: upright ? 4 : 14 * i,
      text: mark(strip && strips.length > 1 ? strip.look : null, theme) + escaped(text),
      showarrow: false,
      textangle: upright ? -90 : 0,
      xanchor: "center",
      yanchor: "bottom",
      font: { size: 11, color: theme.ink },
      bgcolor: translucent(theme.ground, 0.8),
    })),
  );
}

/** Values to compare with, dashed across the plot. */
const limitLines = (plot, theme) =>
  plot.limits.map(({ at }) => ({
    type: "line",
    xref: "paper",
    x0: 0,
    x1: 1,
    y0: at,
    y1: at,
    layer: "below",
    line: { color: theme.quiet, width: 1.5, dash: "dash" },
  }));

const limitNames = (plot, width, theme) =>
  plot.limits.map(({ name, at }) => ({
    xref: "paper",
    x: 0.5, // at the ends it would lie on points
    y: onAxis(plot.y, at),
    text: escaped(fitted(name, width)),
    showarrow: false,
    xanchor: "center",
    yanchor: "bottom",
    font: { size: 11, color: theme.quiet },
  }));

function outcomeTraces(plot, strip, several, theme) {
  const ink = several ? colour(strip.look, theme) : theme.quiet;
  const seeds = strip.seeds.flatMap((values, i) => values.map((y) => ({ x: strip.x[i], y, look: strip.looks[i] })));
  const plain = { showlegend: false, cliponaxis: false };
  const ring = strip.best < 0 ? [] : [strip.best];
  return [
    {
      ...plain,
      x: seeds.map(({ x }) => x),
      y: seeds.map(({ y }) => y),
      mode: "markers",
      hovertemplate: "one seed: %{y:.4~g}<extra></extra>",
      marker: { size: 5, color: seeds.map(({ look }) => translucent(colour(look, theme), 0.4)) },
    },
    {
      ...plain,
      x: strip.x,
      y: strip.y,
      text: strip.words.map(escaped),
      hovertemplate: "%{text}<extra></extra>",
      mode: plot.join === "LINE" ? "lines+markers" : "markers",
      line: { color: ink, width: several ? 2 : 1 },
      error_y: {
        visible: strip.least.some((least, i) => least < strip.greatest[i]),
        symmetric: false,
        array: strip.y.map((y, i) => strip.greatest[i] - y),
        arrayminus: strip.y.map((y, i) => y - strip.least[i]),
        color: ink,
        thickness: 1.5,
        width: 4,
      },
      marker: {
        symbol: strip.looks.map(({ symbol }) => symbol),
        color: strip.looks.map((look) => colour(look, theme)),
        size: 10,
        opacity: 1,
        line: { width: 1, color: theme.ground },
      },
    },
    {
      ...plain,
      x: ring.map((i) => strip.x[i]),
      y: ring.map((i) => strip.y[i]),
      mode: "markers",
      hoverinfo: "skip",
      marker: { symbol: "circle-open", size: 20, color: theme.ink, line: { width: 2, color: theme.ink } },
    },
  ];
}

function drawOutcome(plot, size, theme) {
  const several = plot.strips.length > 1;
  // Strips over names stand side by side; over numbers they share the place.
  const aside = (i) => (plot.join === "LINE" ? 0 : ((i - (plot.strips.length - 1) / 2) * 0.6) / plot.strips.length);
  const strips = plot.strips.map((strip, i) => ({
    ...strip,
    at: strip.x,
    x: strip.x.map((x) => placed(plot.x, x) + aside(i)),
  }));
  const widest = Math.max(0, ...plot.strips.map(({ level }) => textWidth(level)));
  const right = several ? Math.min(LABEL_SPACE + widest, size.width * 0.4) : 24;
  const width = size.width - WIDE_LEFT - right;
  const { axis, below } = levelTicks(plot, width, theme);
  const bottom = MARGIN.bottom + below;
  const area = { width, height: size.height - MARGIN.top - bottom };
  const measured = strips.filter(({ y }) => y.some((mean) => mean !== null));
  const crossesZero = plot.y.scale === "LINEAR" && plot.y.from < 0 && plot.y.to > 0;
  return {
    data: strips.flatMap((strip) => outcomeTraces(plot, strip, several, theme)),
    layout: {
      xaxis: axis,
      yaxis: { ...uprightAxis(plot.y, theme), zeroline: crossesZero, zerolinecolor: theme.quiet },
      margin: { l: WIDE_LEFT, t: MARGIN.top, b: bottom, r: right },
      shapes: limitLines(plot, theme),
      annotations: [
        ...limitNames(plot, width, theme),
        ...lostNotes(plot, strips, width, theme),
        ...(several ? endLabels(plot, measured, { ...area, label: right - LABEL_SPACE }, theme) : []),
      ],
      hovermode: "closest",
    },
  };
}
