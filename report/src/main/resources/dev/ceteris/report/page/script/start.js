// Draws the plots of a report from the data embedded beside this script, and saves plots and tables as files.
"use strict";

const { name, plots, tables } = JSON.parse(document.getElementById("data").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const touch = matchMedia("(pointer: coarse)");
const hidden = new Set(); // sections and positions of the conditions that the reader has switched off
const hiddenParts = new Set(); // sections and sets of samples (TRAIN, …) that the reader has switched off
const chosen = new Map(); // sections and the key of the x axis that the reader has chosen for their curves
const FEW = 9; // conditions whose ranges can be told apart, and whose curves of several sets can
let printing = false;

const STROKE_WORDS = { TEST: "solid", VALIDATION: "dotted", TRAIN: "dashed" }; // as in Part
const DASH = { TRAIN: "dash", VALIDATION: "dot", TEST: "solid", NONE: "solid" };
const isBack = (line) => line.part === "TRAIN" || line.part === "VALIDATION";
const lineName = (line) => escaped(line.part === "NONE" ? line.label : `${line.label}, ${line.part.toLowerCase()}`);
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';
const LABEL_HEIGHT = 15;
const INSIDE = 3; // names of many lines that may end where they lie on others
const LABEL_REACH = 60; // furthest from the end of its line, where not all labels have room
const LABEL_SPACE = 40; // before and after a label's text: its line, its marker, the frame
const MARGIN = { left: 62, top: 10, bottom: 46 };
const WIDE_LEFT = 72; // small numbers of either sign are long
const SCREEN = { height: 370 };
const SAVED = { width: 900, height: 500, title: 60 };
const PRINTED = { width: 640, height: 240, tall: 540, most: 860 }; // three to a page, and none taller than one
/** Rows move together on paper: a page with a tall plot has room for more, unless its names would overlap. */
const printedHeight = (screen) => Math.min(screen, Math.max(PRINTED.tall, Math.min(PRINTED.most, screen * 0.4)));
const NARROW = 500; // below it names stand inside a plot or above its rows instead of beside them

const LIGHT = { dark: false, ground: "#ffffff", ink: "#1d1f21", quiet: "#5a6066", grid: "#e6e8ea" };
const DARK = { dark: true, ground: "#16181a", ink: "#e6e8ea", quiet: "#a3a9af", grid: "#2e3236" };
const theme = () => (dark.matches && !printing ? DARK : LIGHT);
const colour = (look, theme) => (theme.dark ? look.dark : look.light);

function translucent(hex, opacity) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

const short = (value) => (value === null ? "–" : String(Number(value.toPrecision(4))));

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
