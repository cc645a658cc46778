/** One icon of the sprite; always beside a word, so it says nothing to assistive technology. */
import { html } from "./html.js";

export function Icon({ name }) {
  return html`<svg class="icon" aria-hidden="true" focusable="false"><use href=${`/static/shared/icons.svg#${name}`} /></svg>`;
}
