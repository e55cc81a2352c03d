// Pictures and tables as files.

/** The name of a file with what a plot shows. */
const fileName = (plot) => [name, plot.id, ...(plot.kind === "Lines" ? [plot.key] : [])].join("-");

function savePicture(id, format) {
  const plot = asChosen(plots[id]);
  const size = { width: SAVED.width, height: height(plot, SAVED.width, SAVED.height) };
  const { data, layout } = figure(plots[id], size, LIGHT);
  // A picture on its own needs the title and the note that the page prints above it.
  layout.height += SAVED.title;
  layout.margin.t += SAVED.title;
  const subtitle = { text: escaped(shownNote(plots[id])) };
  layout.title = { text: escaped(plot.title), subtitle, x: 0.02, xanchor: "left" };
  const { width, height: tall } = layout;
  const file = { format, width, height: tall, scale: format === "png" ? 2 : 1, filename: fileName(plot) };
  return Plotly.downloadImage({ data, layout }, file).then(() => say(`saved ${file.filename}.${format}`));
}

function saveText(text, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = `${file}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`saved ${link.download}`);
}

/** The curves of a plot as one long table. */
function curvesAsCsv(plot) {
  const cell = (value) => (/[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? ""));
  const rows = [["curve", "part", plot.x.name, plot.y.name, "least", "greatest"]];
  for (const line of plot.lines) {
    line.x.forEach((x, i) =>
      rows.push([line.label, line.part, x, line.y[i], line.least?.[i], line.greatest?.[i]]),
    );
  }
  return rows.map((row) => row.map(cell).join(",") + "\n").join("");
}

const saveCurves = (plot) => saveText(curvesAsCsv(plot), fileName(plot));
