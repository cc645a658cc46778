/** One icon of the sprite; always beside a word, so it says nothing to assistive technology. */
import { html, signal } from "./html.js";

const SPRITE = "/static/shared/icons.svg";
/** False until the sprite stands in the page itself: from then on icons need no server, not even while the line is down. */
const inPage = signal(false);
let asked = false;

async function bringSprite() {
  asked = true;
  try {
    const answer = await fetch(SPRITE);
    const sprite = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    sprite.setAttribute("class", "sprite");
    sprite.setAttribute("aria-hidden", "true");
    document.body.append(document.importNode(sprite, true));
    inPage.value = true;
  } catch {
    asked = false; // the next icon that is drawn asks again
  }
}

export function Icon({ name }) {
  if (!asked) bringSprite();
  return html`<svg class="icon" aria-hidden="true" focusable="false"><use href=${`${inPage.value ? "" : SPRITE}#${name}`} /></svg>`;
}
