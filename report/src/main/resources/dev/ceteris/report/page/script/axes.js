// Axes: places on them, and what Plotly is told of them.

const ZERO = 0.04; // where 0 lies on an axis that has a place for it, as in Axis

const isLogarithmic = (axis) => axis.scale.startsWith("LOGARITHMIC");
const hasZero = (axis) => axis.scale === "LOGARITHMIC_AND_ZERO";
const atZero = (axis) => axis.from * (axis.to / axis.from) ** ZERO;

/** A value as Plotly has to be given it: 0 has no place on a logarithmic axis. */
const placed = (axis, value) => (value === 0 && hasZero(axis) ? atZero(axis) : value);
const onAxis = (axis, value) => (isLogarithmic(axis) ? Math.log10(placed(axis, value)) : value);

/** Where a value lies on its axis: 0 at the lower end, 1 at the upper. */
function place(axis, value) {
  const [from, to] = [onAxis(axis, axis.from), onAxis(axis, axis.to)];
  return (onAxis(axis, value) - from) / (to - from);
}

/** Powers of ten, not too many. */
const decades = (axis) => Math.max(1, Math.ceil(Math.log10(axis.to / axis.from) / 8));

/** Where there are hardly any powers of ten: them, their doubles and their halves. */
function doublesAndHalves(axis) {
  const powers = [...Array(40).keys()].map((i) => 10 ** (i - 20));
  const values = powers.flatMap((power) => [1, 2, 5].map((digit) => digit * power));
  const shown = values.filter((value) => value >= axis.from && value <= axis.to);
  const ticktext = shown.map((value) => value.toLocaleString("en", { maximumSignificantDigits: 3 }));
  return { minor: undefined, tickmode: "array", tickvals: shown, ticktext };
}

/** 0, and the powers of ten that values have. */
function ticksWithZero(axis) {
  const powers = [];
  for (let power = Math.ceil(Math.log10(axis.from)); power <= Math.log10(axis.to); power++) {
    powers.push(power);
  }
  const shown = powers.filter((power) => place(axis, 10 ** power) > 3 * ZERO);
  return {
    tickvals: [atZero(axis), ...shown.map((power) => 10 ** power)],
    ticktext: ["0", ...shown.map((power) => `10<sup>${String(power).replace("-", "−")}</sup>`)],
  };
}

function plotlyAxis(axis, theme) {
  const logarithmic = isLogarithmic(axis);
  return {
    title: { text: escaped(axis.name), font: { size: 13, color: theme.quiet }, standoff: 8 },
    type: logarithmic ? "log" : "linear",
    range: [onAxis(axis, axis.from), onAxis(axis, axis.to)],
    // Of a few whole numbers Plotly would write halves between.
    dtick: axis.scale === "WHOLE" && axis.to - axis.from < 7 ? 1 : logarithmic ? decades(axis) : undefined,
    exponentformat: (logarithmic && axis.from < 1e-5) || axis.to < 1e-4 || axis.to > 1e6 ? "power" : "none",
    nticks: 7,
    gridcolor: theme.grid,
    linecolor: theme.quiet,
    tickcolor: theme.quiet,
    showline: true,
    zeroline: false,
    ticks: "outside",
    ticklen: 4,
    minor: logarithmic && !hasZero(axis) ? { ticks: "outside", ticklen: 2, tickcolor: theme.quiet } : undefined,
    ...(hasZero(axis) ? ticksWithZero(axis) : logarithmic && axis.to / axis.from < 50 ? doublesAndHalves(axis) : {}),
  };
}

/** An axis on the left; where the texts of its ticks are long, the margin grows by what they and its name need. */
const uprightAxis = (axis, theme) => ({ ...plotlyAxis(axis, theme), automargin: "left" });
