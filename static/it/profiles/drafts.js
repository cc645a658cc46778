/** Texts that were changed on this page and not saved yet: leaving a profile loses nothing, closing the page asks first. */
import { signal } from "../../shared/html.js";

/** Profile id -> text. */
export const drafts = signal(new Map());

/** Keep a draft; the text that is stored is none. */
export function keep(id, text, stored) {
  const next = new Map(drafts.value);
  if (text === stored) next.delete(id);
  else next.set(id, text);
  drafts.value = next;
}

window.addEventListener("beforeunload", (event) => {
  if (drafts.value.size) event.preventDefault();
});
