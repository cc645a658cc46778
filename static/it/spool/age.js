/** Moments: when something was asked for, and how old a fact is. */
import { ageShort, clock, clockExact, serverNow, shortDay } from "../../shared/ages.js";
import { html } from "../../shared/html.js";

/** The age in words, kept true. */
export const Age = ({ at }) => html`<span>${ageShort(at)}</span>`;

/** The clock to the second; for another day its date instead of the seconds. */
export function When({ at }) {
  const day = shortDay(at);
  return html`<time dateTime=${at}>${day === shortDay(serverNow()) ? clockExact(at) : `${day} ${clock(at)}`}</time>`;
}
