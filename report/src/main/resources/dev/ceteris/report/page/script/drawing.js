// When a plot is drawn.

const NEAR = 600; // pixels above and below the window within which plots are drawn before they are seen

const places = [...document.querySelectorAll("[data-plot]")];
const near = new Set(); // plots in the window or close to it
const stale = new Set(places); // plots that are not yet drawn as they now have to be
let drawing = false;

places.forEach((place) => (plots[place.dataset.plot].section = place.closest("section").id));

const distance = (place) => {
  const { top, bottom } = place.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
};

/** Draws what is near the window, the nearest first; between two plots the reader can scroll and press. */
async function drawNear() {
  if (drawing || printing || !window.Plotly) return;
  drawing = true;
  for (;;) {
    const waiting = [...near].filter((place) => stale.has(place) && !isFolded(place));
    if (waiting.length === 0) break;
    document.documentElement.dataset.drawn = "false";
    const nearest = Math.min(...waiting.map(distance));
    await draw(waiting.find((place) => distance(place) === nearest));
    await new Promise((resolve) => setTimeout(resolve));
  }
  drawing = false;
  document.documentElement.dataset.drawn = "true"; // until the reader scrolls
}

/** After a change of what all plots show; those that are far away are drawn when they come near. */
function redraw() {
  places.forEach((place) => stale.add(place));
  return drawNear();
}

function watch() {
  const seen = (entries) => {
    entries.forEach(({ target, isIntersecting }) => (isIntersecting ? near.add(target) : near.delete(target)));
    drawNear();
  };
  const observer = new IntersectionObserver(seen, { rootMargin: `${NEAR}px 0px` });
  places.forEach((place) => observer.observe(place));
  if (places.length === 0) drawNear();
}
