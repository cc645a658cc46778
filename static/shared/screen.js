/** Millimetres. Every size is a multiple of --u; --u grows with the pixels per millimetre of this station's screen. */

import { signal } from "./html.js";

/** True on a low landscape panel, where the foot keeps only the action and the rest scrolls. */
export const short = signal(false);
/** True where the whole screen is within reach of a low hand, so that the head too may hold what is touched. */
export const headReached = signal(false);

const REFERENCE = 4.03; // px per mm of the 21.5" portrait panel the sizes are stated for
const INCH = 25.4;
const REACH_LINE = 1220; // mm above the floor: the highest place a hand must go (EN 301 549 8.3)

/** CSS px per millimetre of glass. A panel that scales its pixels is recognised by its true pixel count. */
function density(screen) {
  const diagonal = Math.hypot(screen.width_px, screen.height_px);
  const physical = diagonal / (screen.diagonal_inch * INCH);
  const ratio = window.devicePixelRatio || 1;
  const sides = [window.screen.width * ratio, window.screen.height * ratio].map(Math.round).sort((a, b) => a - b);
  const stated = [screen.width_px, screen.height_px].sort((a, b) => a - b);
  const same = Math.abs(sides[0] - stated[0]) <= 2 && Math.abs(sides[1] - stated[1]) <= 2;
  return same ? physical / ratio : physical;
}

/** Set --mm, --u and --reach-top on the page for this screen, now and whenever the window changes. */
export function fitScreen(screen) {
  const apply = () => {
    const mm = density(screen);
    const wide = window.innerWidth > window.innerHeight;
    const fit = wide ? 0 : Math.min(window.innerWidth / 1080, window.innerHeight / 1920);
    const unit = Math.max(mm / REFERENCE, fit);
    const heightMm = window.innerHeight / mm;
    const above = (screen.mount_bottom_mm ?? 700) + heightMm - REACH_LINE;
    const top = wide ? Math.max(0, above * mm) : Math.max(above * mm, window.innerHeight * 0.458);
    const root = document.documentElement.style;
    root.setProperty("--mm", `${mm.toFixed(4)}px`);
    root.setProperty("--u", `${unit.toFixed(4)}px`);
    root.setProperty("--reach-top", `${Math.round(Math.min(top, window.innerHeight * 0.6))}px`);
    short.value = wide && window.innerHeight / unit < 900;
    headReached.value = wide && above <= 0;
    document.documentElement.classList.toggle("wide", wide);
    document.documentElement.classList.toggle("short", short.value);
  };
  apply();
  window.addEventListener("resize", apply);
}
