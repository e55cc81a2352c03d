// Tables that sort, and that scroll sideways.

/** The number that a cell begins with, or its text. */
function sortKey(row, column) {
  const text = row.cells[column]?.textContent.trim() ?? "";
  // A number with its spread or unit behind it; a date or a name that begins with a digit is text.
  const number = /^([<>≤≥]?)\s*([-+−]?[\d.,]*\d(?:e[-+−]?\d+)?)(?:\s|%|$)/i.exec(text);
  if (!number) return text;
  const value = Number.parseFloat(number[2].replaceAll("−", "-").replaceAll(",", ""));
  return number[1] === "<" ? value * (1 - Number.EPSILON) : number[1] === ">" ? value * (1 + Number.EPSILON) : value;
}

function before(a, b) {
  if (typeof a === typeof b) return typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true });
  return typeof a === "number" ? -1 : 1; // cells without a number come last
}

function sort(button) {
  const head = button.closest("th");
  const ascending = head.getAttribute("aria-sort") !== "ascending";
  const body = head.closest("table").tBodies[0];
  const keyed = [...body.rows].map((row) => ({ row, key: sortKey(row, head.cellIndex) }));
  keyed.sort((a, b) => (ascending || typeof a.key !== typeof b.key ? before(a.key, b.key) : before(b.key, a.key)));
  body.append(...keyed.map(({ row }) => row));
  head.parentElement.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  say(`sorted by ${head.textContent}`);
}

/** Every head of a table with several rows becomes a button. */
function makeSortable(table) {
  if (table.tBodies[0].rows.length < 2) return;
  table.querySelectorAll("thead th").forEach((head) => {
    if (!head.textContent.trim()) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sort" });
    button.append(...head.childNodes);
    head.append(button);
  });
}

/** Says of a table that its edge is not its end: to the eye by a shadow, to a screen reader in words. */
function sayWhatScrolls(region) {
  const right = region.scrollWidth - region.clientWidth - region.scrollLeft > 1;
  const below = region.scrollHeight - region.clientHeight - region.scrollTop > 1;
  region.parentElement.dataset.more = [right && "right", below && "below"].filter(Boolean).join(" ");
  const wide = region.scrollWidth > region.clientWidth + 1;
  if (wide || region.scrollHeight > region.clientHeight + 1) region.tabIndex = 0;
  else region.removeAttribute("tabindex"); // nothing to scroll: no stop on the way through the page
  if (wide) region.setAttribute("aria-describedby", "scrolls");
  else region.removeAttribute("aria-describedby");
}

function watchScrolling(region) {
  region.addEventListener("scroll", () => sayWhatScrolls(region), { passive: true });
  const observer = new ResizeObserver(() => sayWhatScrolls(region));
  observer.observe(region);
  observer.observe(region.firstElementChild);
}
