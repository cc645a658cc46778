/** The house mark (a mountain in a disc) and the name beside it. */
import { html } from "./html.js";

export function Brand({ name }) {
  return html`<p class="brand" data-testid="brand">
    <svg class="brand-mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="21.4" fill="none" stroke="currentColor" stroke-width="4.2" />
      <path d="M4.5 31 15.5 17l6.2 7.6L30.5 13 43.6 31A21 21 0 0 1 4.5 31z" fill="currentColor" />
    </svg>
    <span>${name}</span>
  </p>`;
}
