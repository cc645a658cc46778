/** The life of a visit on this screen: who is here, what was scanned, how it ends. */
import { get, post, Refusal } from "../shared/api.js";
import { learnServerTime, learnTimeZone } from "../shared/ages.js";
import { language, setLanguage } from "../shared/i18n.js";
import { catalogue, chosen, epoch, forget, go, goods, help, modes, sheet, station, trail, view, visit } from "./state.js";
import { loadCatalogue, loadProduct, loadShelf, openProduct } from "./goods.js";
import { loadOrder, loadWays, openOrder } from "./ordering.js";

let version = 0;
let starting = null;
/** A visit this screen has forgotten but the server could not yet be told to end: {id, reason} or null. */
let ended = null;

/** Take the whole state from the server; the way in, and the way back after the line was down. */
export async function refresh() {
  const answer = await get("/api/station");
  learnServerTime(answer.now);
  const { visit: told, version: number, ...rest } = answer;
  learnTimeZone(rest.station.location.time_zone);
  if (!station.value) setLanguage(rest.default_language);
  station.value = rest;
  if (told && told.id === ended?.id) {
    await tellEnd(); // whoever stands here now must not meet the person who left while the line was down
    loadCatalogue();
  } else hearState({ version: number, visit: told }, true);
}

/** News of the visit. An older version than the one seen says nothing new. */
export function hearState({ version: number, visit: told }, whole = false) {
  if (!whole && number <= version) return;
  version = number;
  if (told && told.id === ended?.id) return;
  const mine = visit.value;
  if (!told) {
    if (mine && !starting) {
      leaveScreen();
      loadCatalogue();
    }
    return;
  }
  const other = mine && mine.id !== told.id;
  if (other && mine.customer) {
    leaveScreen();
    if (!told.customer) loadCatalogue();
  }
  const knownNow = told.customer && !visit.value?.customer;
  visit.value = told;
  if (view.value.name === "attract" && (told.customer || whole)) go({ name: "browse" });
  else if (knownNow) reload(true);
  if (knownNow) loadCatalogue(); // with this person's prices
  if (!whole && told.customer && language.value !== station.value.default_language) refresh().catch(() => {}); // news speak the shop's language
}

/** Begin without a card. The screen answers the touch at once; the server is told meanwhile. */
export function begin() {
  if (view.value.name === "attract") go({ name: "browse" });
  return ensureVisit();
}

function ensureVisit() {
  if (visit.value || starting) return starting;
  const asked = epoch.value;
  starting = (ended ? tellEnd() : Promise.resolve())
    .then(() => post("/api/visit", {}, { again: true }))
    .then((told) => { if (asked === epoch.value && !visit.value) hearState(told, true); })
    .catch(() => {}) // the line bar tells it; an order would start the visit anyway
    .finally(() => { starting = null; });
  return starting;
}

function leaveScreen() {
  if (visit.value?.customer) catalogue.value = null; // its prices are that person's
  forget();
  window.scrollTo(0, 0);
}

/** End the visit: the screen forgets first, the server is told after. @param reason done | not_me | idle | second_card */
export async function end(reason) {
  const had = visit.value;
  leaveScreen();
  if (had) {
    ended = { id: had.id, reason };
    await tellEnd().catch(() => {}); // told again when the line is back; else the server ends it by its own clock
  }
  loadCatalogue(); // only now: while the visit was open the prices were still that person's
}

async function tellEnd() {
  const answer = await post("/api/visit/end", { reason: ended.reason }, { again: true });
  version = Math.max(version, answer?.version ?? 0);
  ended = null;
}

/** Another person's card: everything of the one before is wiped, then the card just scanned is taken. */
export async function takeOver() {
  await end("second_card");
  try {
    hearState(await post("/api/visit/recall"), true);
  } catch {
    sheet.value = { kind: "card", outcome: "expired" };
  }
}

export function back() {
  if (sheet.value) {
    sheet.value = null;
    return;
  }
  const before = trail.value[trail.value.length - 1];
  if (view.value.name === "attract" || view.value.name === "done") return;
  if (!before) {
    if (view.value.name !== "browse" || view.value.category || view.value.search) go({ name: "browse" }, { replace: true });
    return;
  }
  trail.value = trail.value.slice(0, -1);
  go(before, { replace: true });
  reload(true);
}

/** What a scan of this station was. */
export function hearScan({ outcome, product_id: product, sku, order_number: number }) {
  if (outcome === "customer") {
    if (view.value.name === "attract") go({ name: "browse" });
    else if (sheet.value?.kind === "card" || sheet.value?.kind === "idle") sheet.value = null;
  } else if (outcome === "product") {
    ensureVisit();
    openProduct(product, sku);
  } else if (outcome === "order") {
    ensureVisit();
    openOrder(number);
  } else if (outcome === "second_card") {
    sheet.value = { kind: "second" };
  } else {
    sheet.value = { kind: "card", outcome };
  }
}

/** Ask again for what is on the screen: in the new language, with the new prices, after the line was down. */
export function reload(quiet = true) {
  const { name, id, number } = view.value;
  if (name === "browse") loadShelf(quiet);
  if (name === "product") loadProduct(id, chosen.value, quiet && goods.value.status === "ready");
  if (name === "receive" || name === "contact") loadWays(quiet);
  if (name === "done" || name === "status") loadOrder(number);
}

/** One touch, same place, other language. */
export async function switchLanguage() {
  const all = station.value.languages;
  setLanguage(all[(all.indexOf(language.value) + 1) % all.length]);
  const asked = epoch.value;
  loadCatalogue();
  reload(true);
  try {
    const answer = await get("/api/station"); // names of the place and the person in the other language
    if (asked !== epoch.value) return;
    const { visit: told, version: number, ...rest } = answer;
    station.value = rest;
    version = Math.max(version, number);
    if (told && visit.value?.id === told.id) visit.value = told;
  } catch { /* the words of the screen have changed already; names follow with the next answer */ }
}

export function toggle(mode) {
  modes.value = { ...modes.value, [mode]: !modes.value[mode] };
}

export async function callConsultant() {
  sheet.value = { kind: "help" };
  if (help.value && help.value.state !== "done") return;
  const asked = epoch.value;
  const about = view.value.name === "product" || view.value.name === "receive" ? chosen.value : null;
  try {
    const answer = await post("/api/help", { topic: about ? "product" : "screen", sku: about });
    if (asked === epoch.value) help.value = { id: answer.id, state: "waiting", ...(answer.text && { text: { [language.value]: answer.text } }) };
  } catch (error) {
    if (asked === epoch.value) {
      sheet.value = error instanceof Refusal ? { kind: "refused", error } : { kind: "unanswered", retry: callConsultant };
    }
  }
}

export function hearHelp(told) {
  if (help.value && help.value.id === told.id) help.value = told;
}
