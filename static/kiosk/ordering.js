/** From "how to receive" to the order: one request id per intended order, however often it is tapped or asked again. */
import { get, post, Refusal } from "../shared/api.js";
import {
  busy, chosen, clearsAt, epoch, fill, form, formErrors, go, intent, offered, optionId, order, qr, sheet, trail, view, visit, ways,
} from "./state.js";

const LONG_WAIT = 3000;
const ORDER_TIME_OUT = 6000;
export const DONE_SECONDS = 20;
export const NO_PAPER_SECONDS = 60;
/** States of the slip in which no paper will come for now. */
export const NO_PAPER = new Set(["waiting_paper", "cover_open", "failed", "given_up", "uncertain", "none", "moved"]);

function newRequestId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export const allOptions = (data) => [...data.delivery.options, ...data.pickup.options];
export const chosenOption = () => ways.value.data && allOptions(ways.value.data).find((option) => option.id === optionId.value);

/** The pickup that costs nothing extra and comes soonest is chosen to begin with; else whatever is possible first. */
function firstOption(data) {
  const possible = [...data.pickup.options, ...data.delivery.options].filter((option) => option.possible);
  return possible[0]?.id ?? null;
}

export function openReceive() {
  if (!chosen.value) return;
  optionId.value = null;
  ways.value = { status: "none" };
  go({ name: "receive", sku: chosen.value });
  loadWays();
}

export async function loadWays(quiet = false) {
  const sku = view.value.sku;
  const data = await fill(ways, () => get(`/api/receive?sku=${encodeURIComponent(sku)}&quantity=1`), { quiet });
  if (!data) return;
  if (!allOptions(data).some((option) => option.id === optionId.value && option.possible)) optionId.value = firstOption(data);
}

/** The action of the receive screen: a delivery without a known address asks for it first. */
export function proceed() {
  const option = chosenOption();
  if (!option) return;
  offered.value = null;
  const known = visit.value?.customer?.saved_address;
  if (option.kind === "delivery" && !known) go({ name: "contact", sku: view.value.sku });
  else place({ saved: option.kind === "delivery" });
}

export function otherAddress() {
  go({ name: "contact", sku: view.value.sku });
}

/** Order by the option of an offer (after a refusal): a new intention, so a new request id. */
export function takeOffer(option) {
  intent.value = null;
  if (option.kind === "delivery" && !visit.value?.customer?.saved_address) {
    sheet.value = null;
    offered.value = option;
    go({ name: "contact", sku: view.value.sku });
    return;
  }
  place({ saved: option.kind === "delivery", option });
}

function sameIntention(before, option, contact) {
  return before.option_id === option.id && before.lines[0].sku === ways.value.data.item.sku
    && JSON.stringify(before.contact) === JSON.stringify(contact);
}

/** Make the order. Called again while one is under way it does nothing; after a silence it repeats the same intention. */
export async function place({ saved = false, contact = null, option = null, total = null, again = false } = {}) {
  if (busy.value) return;
  const picked = option ?? (contact && offered.value) ?? chosenOption();
  if (!intent.value || (!again && !sameIntention(intent.value, picked, contact))) {
    const item = ways.value.data.item;
    intent.value = {
      request_id: newRequestId(),
      lines: [{ sku: item.sku, quantity: 1 }],
      option_id: picked.id,
      seen_total: total ?? item.total.minor + picked.cost.minor,
      use_saved_address: saved,
      contact,
      visit_id: visit.value?.id ?? null, // a screen that missed the end of its visit orders nothing in the next one
      language: document.documentElement.lang,
    };
  }
  const asked = epoch.value;
  busy.value = "first";
  const timer = setTimeout(() => { if (busy.value) busy.value = "long"; }, LONG_WAIT);
  try {
    const answer = await post("/api/orders", intent.value, { again: true, timeOut: ORDER_TIME_OUT });
    if (asked === epoch.value) finish(answer.order);
  } catch (error) {
    if (asked === epoch.value) refused(error, { saved, contact });
  } finally {
    clearTimeout(timer);
    if (asked === epoch.value) busy.value = null;
  }
}

/** The same intention again, after no answer came. */
export function placeAgain() {
  sheet.value = null;
  place({ again: true });
}

function refused(error, how) {
  if (!(error instanceof Refusal)) {
    sheet.value = { kind: "silence" };
    return;
  }
  const { code, extra } = error;
  const before = intent.value;
  intent.value = null;
  if (code === "contact_incomplete") {
    formErrors.value = extra.fields ?? {};
    if (view.value.name !== "contact") go({ name: "contact", sku: view.value.sku });
  } else if (code === "price_changed") {
    sheet.value = { kind: "price", error, was: before.seen_total, how };
  } else if (code === "promise_changed") {
    ways.value = { ...ways.value, data: withOptions(ways.value.data, extra.options ?? []) };
    const same = allOptions(ways.value.data).find((option) => option.id === before.option_id && option.possible);
    if (!same) optionId.value = firstOption(ways.value.data);
    sheet.value = { kind: "promise", error, option: chosenOption(), how };
  } else if (code === "visit_over") {
    sheet.value = { kind: "over" };
  } else if (extra.offers) {
    sheet.value = { kind: "taken", error, offers: extra.offers };
    loadWays(true);
  } else {
    sheet.value = { kind: "refused", error };
  }
}

/** Options as they are now; an option whose time changed remembers the old one, to be shown struck out. */
function withOptions(data, options) {
  const list = Array.isArray(options) ? options : [...(options.delivery?.options ?? []), ...(options.pickup?.options ?? [])];
  const before = new Map(allOptions(data).map((option) => [option.id, option]));
  const marked = list.map((option) => {
    const old = before.get(option.id);
    return old && old.title !== option.title ? { ...option, was: old.title } : option;
  });
  const of = (kind, now) => (marked.some((option) => option.kind === kind) ? marked.filter((option) => option.kind === kind) : now);
  return {
    ...data,
    delivery: { ...data.delivery, options: of("delivery", data.delivery.options) },
    pickup: { ...data.pickup, options: of("pickup", data.pickup.options) },
  };
}

function finish(made) {
  intent.value = null;
  order.value = made;
  form.value = { name: "", phone: "", street: "", house: "", flat: "", comment: "" };
  trail.value = [];
  go({ name: "done", number: made.number }, { replace: true });
  clearsAt.value = Date.now() + 1000 * (NO_PAPER.has(made.print.state) ? NO_PAPER_SECONDS : DONE_SECONDS);
  drawQr(made);
}

/** Undo the order that was just made: the piece goes back on sale, the screen back to it. */
export async function undo() {
  if (busy.value) return;
  const asked = epoch.value;
  const made = order.value;
  busy.value = "first";
  try {
    await post(`/api/orders/${encodeURIComponent(made.number)}/cancel`, {}, { timeOut: ORDER_TIME_OUT });
    if (asked === epoch.value) undone(made);
  } catch (error) {
    if (asked === epoch.value) sheet.value = error instanceof Refusal ? { kind: "refused", error } : { kind: "unanswered", retry: undo };
  } finally {
    if (asked === epoch.value) busy.value = null;
  }
}

function undone(made) {
  clearsAt.value = null;
  go({ name: "browse" }, { replace: true });
  order.value = null;
  qr.value = null;
  sheet.value = { kind: "undone", number: made.number };
}

/** The code picture, asked with the token and held as a data address. */
async function drawQr(made) {
  const asked = epoch.value;
  try {
    const picture = await get(made.qr);
    if (asked === epoch.value) qr.value = `data:image/svg+xml,${encodeURIComponent(picture)}`;
  } catch {
    qr.value = null; // the number alone is enough
  }
}

/** News of the slip. When no paper will come, the person gets the longer time to note the number. */
export function hearPrint({ order_number: number, state, place = null }) {
  if (order.value?.number !== number || view.value.name !== "done") return;
  const before = NO_PAPER.has(order.value.print.state);
  order.value = { ...order.value, print: { ...order.value.print, state, place } };
  if (NO_PAPER.has(state) && !before) clearsAt.value = Math.max(clearsAt.value ?? 0, Date.now() + NO_PAPER_SECONDS * 1000);
}

export async function openOrder(number) {
  order.value = null;
  go({ name: "status", number }, { replace: view.value.name === "status" });
  await loadOrder(number);
}

export async function loadOrder(number) {
  const asked = epoch.value;
  try {
    const answer = await get(`/api/orders/${encodeURIComponent(number)}`);
    if (asked !== epoch.value) return;
    const print = order.value?.print ?? answer.order.print;
    order.value = { ...answer.order, print };
  } catch (error) {
    if (asked === epoch.value && !order.value) sheet.value = error instanceof Refusal ? { kind: "refused", error } : { kind: "unanswered", retry: () => openOrder(number) };
  }
}
