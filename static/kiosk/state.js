/** Everything the kiosk screen knows. What belongs to one visit is listed in `ofVisit`, so that one loop forgets it all. */
import { batch, signal } from "../shared/html.js";
import { setLanguage } from "../shared/i18n.js";

/** Of the station: GET /api/station without the visit. */
export const station = signal(null);
/** Of the shop: GET /api/catalogue in the language on the screen. */
export const catalogue = signal(null);
/** The picture on the first screen: {id, picture} of the featured product, in its last colour. */
export const shown = signal(null);
/** When the server last confirmed the quantities it knows (ISO). */
export const confirmedAt = signal(null);
/** Grows with every wipe: answers to questions asked before a wipe are thrown away. */
export const epoch = signal(0);

const ofVisit = [];

function visitSignal(make) {
  const held = signal(make());
  ofVisit.push(() => { held.value = make(); });
  return held;
}

export const visit = visitSignal(() => null);
/** The screen now: {name, ...what it shows}; and the ones before it. */
export const view = visitSignal(() => ({ name: "attract" }));
export const trail = visitSignal(() => []);
export const modes = visitSignal(() => ({ reach: false, contrast: false, large: false }));
/** The sheet on top, or null: {kind, ...}. */
export const sheet = visitSignal(() => null);
/** One call for help: {id, text: {ru, en}, state} or null. */
export const help = visitSignal(() => null);

/** Search and categories: what was typed, whether the keyboard is out, what was found. */
export const query = visitSignal(() => "");
export const typing = visitSignal(() => false);
export const shelf = visitSignal(() => ({ status: "none" }));

/** The product on the screen {status, data}, the chosen SKU, and what was sold from under it just now. */
export const goods = visitSignal(() => ({ status: "none" }));
export const chosen = visitSignal(() => null);
export const emptying = visitSignal(() => null);
export const soldHere = visitSignal(() => null);

/** Ways to receive {status, data}, the chosen option, the form, the deed in progress. */
export const ways = visitSignal(() => ({ status: "none" }));
export const optionId = visitSignal(() => null);
export const form = visitSignal(() => ({ name: "", phone: "", street: "", house: "", flat: "", comment: "" }));
export const formErrors = visitSignal(() => ({}));
export const offered = visitSignal(() => null);
export const intent = visitSignal(() => null);
export const busy = visitSignal(() => null);

/** The order just made or asked for, its QR as a data address, and when the finished screen clears. */
export const order = visitSignal(() => null);
export const qr = visitSignal(() => null);
export const clearsAt = visitSignal(() => null);

/** Forget the visit: every signal back to its first value, the shop's own language, nothing in the address bar. */
export function forget() {
  batch(() => {
    epoch.value += 1;
    for (const reset of ofVisit) reset();
    setLanguage(station.value?.default_language ?? "ru");
  });
}

/** Go to a screen; the present one can be gone back to unless `replace`. */
export function go(next, { replace = false } = {}) {
  batch(() => {
    if (!replace && view.value.name !== "attract") trail.value = [...trail.value, view.value];
    view.value = next;
    sheet.value = null;
    typing.value = false;
    clearsAt.value = null; // the finished screen clears itself; one that was left for another does not take it along
  });
}

/** Run `ask` and put its answer into `held` as {status: loading | ready | failed, data}; late answers of a past visit are dropped. */
export async function fill(held, ask, { quiet = false } = {}) {
  const asked = epoch.value;
  const token = {};
  fill.latest.set(held, token);
  if (!quiet) held.value = { ...held.value, status: "loading" };
  try {
    const data = await ask();
    if (asked === epoch.value && fill.latest.get(held) === token) held.value = { status: "ready", data };
    return asked === epoch.value ? data : null;
  } catch (error) {
    if (asked === epoch.value && fill.latest.get(held) === token && !quiet) held.value = { status: "failed", error };
    return null;
  }
}
fill.latest = new Map();
