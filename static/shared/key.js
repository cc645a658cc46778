import { html } from "./html.js";

/** A key of the keyboard, as it is printed on its cap. */
export const Key = ({ name }) => html`<kbd class="key">${name}</kbd>`;
