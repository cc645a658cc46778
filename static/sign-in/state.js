/** What the door knows; nothing of it outlives the page. */
import { signal } from "../shared/html.js";

/** GET /api/staff/door: {first, safe, brand, staff}, or null before the first answer. */
export const door = signal(null);
/** Who is signed in already, or null. */
export const me = signal(null);

/** Where one wanted to go: a screen of this server, with its place inside. */
export function wanted() {
  const next = new URLSearchParams(location.search).get("next");
  return (["/it", "/till"].includes(next) ? next : "/it") + location.hash;
}
