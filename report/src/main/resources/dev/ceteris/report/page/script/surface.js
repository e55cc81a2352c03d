// A surface that can be turned.

/** From the second look's orange by way of the ground, at height 0, to the first look's blue. */
const heights = (theme) => (theme.dark ? ["#f0803c", "#33383d", "#56a5dc"] : ["#d55e00", "#ecebe6", "#0072b2"]);

function drawSurface(plot, size, theme) {
  const furthest = Math.max(Math.abs(plot.z.from), Math.abs(plot.z.to));
  const far = Math.max(1, 590 / size.width); // from further away a narrow plot has its height axis in view
  const axis = ({ name, from, to }) => ({
    title: { text: escaped(name), font: { size: 12, color: theme.quiet } },
    range: [from, to],
    nticks: 5,
    exponentformat: "power",
    tickfont: { size: 10, color: theme.quiet },
    gridcolor: theme.grid,
    linecolor: theme.quiet,
    zerolinecolor: theme.grid,
    showspikes: false,
  });
  const lines = ({ from, to }) => ({
    show: true,
    start: from,
    end: to,
    size: (to - from) / 16,
    color: translucent(theme.quiet, 0.45),
    width: 1,
    highlight: false,
  });
  return {
    data: [
      {
        type: "surface",
        x: plot.across,
        y: plot.along,
        z: plot.heights,
        colorscale: heights(theme).map((colour, i) => [i / 2, colour]),
        cmin: -furthest,
        cmax: furthest,
        showscale: false,
        hovertemplate: "x1 %{x:.3f}, x2 %{y:.3f}: %{z:.4~g}<extra></extra>",
        lighting: { ambient: 0.75, diffuse: 0.5, specular: 0.05 },
        // Without lines on it, what lies near 0 would have the colour of the ground.
        contours: { x: lines(plot.x), y: lines(plot.y), z: { highlight: false } },
      },
      {
        type: "scatter3d",
        x: plot.points.map(([x]) => x),
        y: plot.points.map(([, y]) => y),
        z: plot.points.map(([, , z]) => z),
        mode: "markers",
        marker: { size: plot.points.length > 300 ? 1.5 : 2.5, color: theme.ink },
        hovertemplate: "training point, x1 %{x:.3f}, x2 %{y:.3f}: %{z:.4~g}<extra></extra>",
        showlegend: false,
      },
    ],
    layout: {
      scene: {
        xaxis: axis(plot.x),
        yaxis: axis(plot.y),
        zaxis: axis(plot.z),
        aspectmode: "manual",
        aspectratio: { x: 1.15, y: 1.15, z: 0.8 },
        camera: { eye: { x: 1.2 * far, y: -1.35 * far, z: 0.85 * far }, center: { x: 0, y: 0, z: -0.2 } },
        dragmode: touch.matches ? false : "turntable",
      },
      margin: { l: 0, t: 0, b: 0, r: 0 },
    },
  };
}
