/** The second tap of a double tap belongs to what the first one touched, not to what has come up under the finger meanwhile. */
import { sheet, view } from "./state.js";

const TOGETHER = 500; // ms
const NEAR = 60; // px

const shown = () => [view.value, sheet.value?.kind];
const same = ([oneView, oneSheet], [otherView, otherSheet]) => oneView === otherView && oneSheet === otherSheet;

export function watchDoubleTaps() {
  let last = null;
  document.addEventListener("click", (event) => {
    const now = { at: Date.now(), x: event.clientX, y: event.clientY, shown: shown() };
    if (!now.x && !now.y) return; // a key
    const again = last && now.at - last.at < TOGETHER && Math.hypot(now.x - last.x, now.y - last.y) < NEAR;
    if (again && !same(last.shown, now.shown)) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
    last = again ? { ...now, shown: last.shown } : now;
  }, { capture: true });
}
