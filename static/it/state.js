/** What the whole console knows; nothing of it outlives the page. */
import { signal } from "../shared/html.js";

/** GET /api/it/shop, or null before the first answer. */
export const shop = signal(null);
/** "Ask again": which topics changed, null for everything (the line was down); `count` grows with every piece of news. */
export const news = signal({ count: 0, changed: [] });
/** The location shown on the plan; "" is the first one. */
export const placeId = signal("");
export const contrast = signal(window.matchMedia("(prefers-contrast: more)").matches);
export const keysShown = signal(false);
/** Single keys can be switched off: speech control types letters. */
export const keysOn = signal(true);
/** Keys of the screen that is shown: [{code, cap, title, deed}]. */
export const screenKeys = signal([]);

export function tellNews(changed) {
  news.value = { count: news.value.count + 1, changed };
}

export const stationName = (id) => shop.value?.stations.find((station) => station.id === id)?.name ?? id;
export const device = (id) => shop.value?.devices.find((one) => one.id === id) ?? null;
