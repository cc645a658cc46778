/** The disc: one sign for the whole system. The shape carries the meaning, a word stands beside it, colour never alone. */
import { html } from "./html.js";

const SHAPES = {
  here: html`<circle cx="12" cy="12" r="10" fill="currentColor" />`,
  store: html`<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.4" />
    <path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor" />`,
  warehouse: html`<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.4" />`,
  coming: html`<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.4"
    stroke-dasharray="4 3.07" />`,
  none: html`<path d="M3 12h18" stroke="currentColor" stroke-width="2.8" stroke-linecap="round" />`,
  hand: html`<circle cx="12" cy="12" r="9.6" fill="none" stroke="currentColor" stroke-width="2.4" />
    <path d="M12 6.6v6.4M12 16.6v.4" stroke="currentColor" stroke-width="2.8" stroke-linecap="round" />`,
};
SHAPES.pickup = SHAPES.store;

/** @param kind here | store | pickup | warehouse | coming | none | hand  @param emptying true while a full disc runs out */
export function Disc({ kind, emptying = false }) {
  return html`<svg class=${`disc${emptying ? " emptying" : ""}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false"
    data-disc=${kind}>${SHAPES[kind] ?? SHAPES.none}
    ${emptying && html`<circle class="drain" cx="12" cy="12" r="10" fill="currentColor" />`}</svg>`;
}
