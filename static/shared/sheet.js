/** A sheet that rises from below and asks or tells one thing. It holds the focus until it is answered. */
import { html, useLayoutEffect, useRef } from "./html.js";

const REACHABLE = "button, [href], input, [tabindex]:not([tabindex='-1'])";

/** Keep Tab inside `box`; returns nothing, only moves the focus. */
function hold(event, box) {
  const stops = [...box.querySelectorAll(REACHABLE)];
  if (!stops.length) return;
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement === edge || !box.contains(document.activeElement)) {
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
  }
}

/** What is marked `data-first` has the focus when the sheet opens, else the sheet itself. @param tone "light" | "dark"; @param onEscape what the Escape key does (the harmless answer) */
export function Sheet({ title, children, actions, onEscape, testid, tone = "light", urgent = false }) {
  const box = useRef(null);
  const escape = useRef(onEscape);
  escape.current = onEscape;
  // Before the sheet is seen: a Tab that comes at once must find the focus held already. Once for its whole life: every
  // change of its words would otherwise give the focus back and take it again.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const first = box.current.querySelector("[data-first]") ?? box.current;
    first.focus({ preventScroll: true });
    first.select?.();
    const key = (event) => {
      if (event.key === "Escape") escape.current?.();
      if (event.key === "Tab") hold(event, box.current);
    };
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("keydown", key);
      if (before?.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return html`<div class="veil">
    <section class=${`sheet ${tone}`} ref=${box} tabindex="-1" role=${urgent ? "alertdialog" : "dialog"} aria-modal="true"
        aria-labelledby="sheet-title" data-testid=${testid}>
      <h2 id="sheet-title">${title}</h2>
      <div class="sheet-body">${children}</div>
      <div class="row">${actions}</div>
    </section>
  </div>`;
}
