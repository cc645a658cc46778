/** Finding things: catalogue, search, the product on the screen and the news of its stock. */
import { get } from "../shared/api.js";
import { ageSeconds, serverNow } from "../shared/ages.js";
import { connected } from "../shared/live.js";
import {
  catalogue, chosen, confirmedAt, emptying, epoch, fill, go, goods, query, shelf, shown, soldHere, station, view,
} from "./state.js";

const RANK = { here: 0, store: 1, pickup: 2, warehouse: 3 };
const DRAIN = 280;
const TYPING_PAUSE = 250;
const NEWS_PAUSE = 400;
let typingTimer = 0;
let newsTimer = 0;
let catalogueTimer = 0;
let catalogueAsked = 0;

/** Only the answer to the newest question counts: an older one may hold the prices of a person who has left. */
export async function loadCatalogue() {
  clearTimeout(catalogueTimer);
  catalogueAsked += 1;
  const asked = catalogueAsked;
  try {
    const answer = await get("/api/catalogue");
    if (asked !== catalogueAsked) return;
    catalogue.value = answer;
    confirmedAt.value ??= station.value.now;
    dressScene();
  } catch {
    // The attract screen stands without it; it comes when it can.
    if (asked === catalogueAsked) catalogueTimer = setTimeout(loadCatalogue, 5000);
  }
}

/** The card of a product shows its first colour; the scene takes the last one, which stands off from the disc as a rule. */
async function dressScene() {
  const item = featuredNow();
  if (!item || shown.value?.id === item.id) return;
  try {
    const { pictures } = await get(`/api/products/${encodeURIComponent(item.id)}`);
    shown.value = { id: item.id, picture: pictures[pictures.length - 1] };
  } catch {
    shown.value = { id: item.id, picture: item.picture };
  }
}

/** Another featured product after every visit. */
export function featuredNow() {
  const featured = catalogue.value?.featured ?? [];
  const last = featured.find((item) => item.id === shown.value?.id);
  if (!connected.value && last) return last; // the next one's picture cannot come
  return featured.length ? featured[epoch.value % featured.length] : null;
}

export function openCategory(id) {
  go({ name: "browse", category: id });
  loadShelf();
}

export function openSearch() {
  if (view.value.name !== "browse" || !view.value.search) go({ name: "browse", search: true });
  shelf.value = { status: "none" };
}

export function loadShelf(quiet = false) {
  const { category, search } = view.value;
  if (category) return fill(shelf, () => get(`/api/products?category=${encodeURIComponent(category)}`), { quiet });
  const words = query.value.trim();
  if (search && words) return fill(shelf, () => get(`/api/products?q=${encodeURIComponent(words)}`), { quiet });
  shelf.value = { status: "none" };
  return null;
}

/** Search as it is typed, a little behind the fingers. */
export function type(text) {
  query.value = text;
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => { loadShelf(shelf.value.status === "ready"); }, TYPING_PAUSE);
}

/** The nearest place a variant can come from, as one word with its disc: {kind, source, coming}. */
export function standing(variant) {
  const sources = variant.sources.filter((source) => source.available > 0).sort((a, b) => RANK[a.kind] - RANK[b.kind]);
  if (sources.length) return { kind: sources[0].kind, source: sources[0] };
  return variant.coming ? { kind: "coming", coming: variant.coming } : { kind: "none" };
}

/** A size as people say it ("one size"), or the size itself. */
export const sizeName = (data, size) => data.size_names?.[size] ?? size;

/** When a fact was last known to be true: a fresh one is confirmed by the server's pulse, an old one is not. */
export function factTime(asOf) {
  const limit = goods.value.data?.stale_after_s ?? 300;
  const loaded = goods.value.data?.loadedAt ?? serverNow();
  const fresh = (loaded - Date.parse(asOf)) / 1000 <= limit;
  return fresh && confirmedAt.value && confirmedAt.value > asOf ? confirmedAt.value : asOf;
}

export function isStale(asOf) {
  return ageSeconds(factTime(asOf)) > (goods.value.data?.stale_after_s ?? 300);
}

export async function loadProduct(id, sku, quiet = false) {
  const glue = sku ? `?sku=${encodeURIComponent(sku)}` : "";
  const data = await fill(goods, async () => {
    const answer = await get(`/api/products/${encodeURIComponent(id)}${glue}`);
    return { ...answer, loadedAt: serverNow() };
  }, { quiet });
  if (!data || goods.value.data?.id !== data.id) return;
  if (!data.variants.some((variant) => variant.sku === chosen.value)) chosen.value = data.chosen_sku ?? firstChoice(data);
}

function firstChoice(data) {
  const order = ["here", "store", "pickup", "warehouse", "coming"];
  for (const kind of order) {
    const fit = data.variants.filter((variant) => standing(variant).kind === kind)
      .sort((a, b) => (standing(b).source?.available ?? 0) - (standing(a).source?.available ?? 0));
    if (fit.length) return fit[0].sku;
  }
  return null;
}

/** Can it be had today from anywhere? What is only on its way can not. */
export const available = (variant) => Boolean(variant && standing(variant).source);

/** What to take instead of a variant that is nowhere: the same colour in the nearest size, then the same size, then anything near. */
export function nearest(data, variant) {
  const place = (one) => data.sizes.indexOf(one.size);
  const cost = (one) => (variant && one.colour !== variant.colour ? (one.size === variant.size ? 20 : 40) : 0)
    + (variant ? Math.abs(place(one) - place(variant)) : 0) + RANK[standing(one).kind] / 10;
  return data.variants.filter(available).sort((a, b) => cost(a) - cost(b))[0] ?? null;
}

export function choose(variant) {
  chosen.value = variant.sku;
  soldHere.value = null;
}

export function openProduct(id, sku = null) {
  const same = view.value.name === "product" && view.value.id === id;
  chosen.value = sku;
  soldHere.value = null;
  if (!same) {
    goods.value = { status: "none" };
    go({ name: "product", id }, { replace: view.value.name === "product" });
  }
  return loadProduct(id, sku, same);
}

function changed(variant, change) {
  const sources = variant.sources.map((source) =>
    source.location_id === change.location_id ? { ...source, available: change.available, as_of: change.as_of } : source);
  return { ...variant, sources };
}

function apply(changes) {
  const data = goods.value.data;
  if (!data) return;
  const variants = data.variants.map((variant) =>
    changes.filter((change) => change.sku === variant.sku).reduce(changed, variant));
  goods.value = { ...goods.value, data: { ...data, variants } };
}

/** News of quantities. The disc of what was just sold runs empty first, then the word changes, then the whole is asked again. */
export function hearStock({ changes }) {
  const data = goods.value.data;
  const here = station.value.station.location.id;
  const mine = data ? changes.filter((change) => change.product_id === data.id) : [];
  const gone = mine.find((change) => change.available <= 0 && change.location_id === here
    && data.variants.some((variant) => variant.sku === change.sku && standing(variant).kind === "here"));
  if (gone) {
    emptying.value = gone.sku;
    if (gone.sku === chosen.value) soldHere.value = gone.sku;
    setTimeout(() => { if (emptying.value === gone.sku) emptying.value = null; apply(mine); }, DRAIN);
  } else if (mine.length) {
    apply(mine);
  }
  clearTimeout(newsTimer);
  newsTimer = setTimeout(() => {
    if (mine.length && goods.value.data) loadProduct(goods.value.data.id, chosen.value, true);
    else if (view.value.name === "browse" && shelf.value.status === "ready") loadShelf(true);
    else if (view.value.name === "attract") loadCatalogue();
  }, NEWS_PAUSE + Math.random() * NEWS_PAUSE); // many screens hear the same news: they do not ask in one breath
}
