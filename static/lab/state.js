/** Everything the lab page knows, and nothing of it outlives the page. */
import { computed, signal } from "../shared/html.js";

/** GET /api/lab, or null before the first answer. */
export const lab = signal(null);
/** When it came (ISO). */
export const knownAt = signal(null);
/** The station that scans go to. */
export const targetId = signal("");
/** Station id -> true, false; a station not in it is not known. */
export const screens = signal(new Map());
/** Device id -> {state, bytes}: the job that runs there. */
export const jobs = signal(new Map());
/** Scans, newest first: {station, at, outcome, what, ms}; what and ms only where the click was made here. */
export const journal = signal([]);
/** The scan on its way: {station, what: [sentence key, values], started, at, state: "going" | "silent"} or null. */
export const onWire = signal(null);
/** What did not work: {title, text, again} or null; again repeats the deed. */
export const trouble = signal(null);

/** Goods on the shelf: {status: "none" | "asking" | "ready" | "failed", products}. */
export const goods = signal({ status: "none", products: [] });
export const category = signal("");
export const query = signal("");
export const productId = signal("");

/** Paper as plain text instead of the picture. */
export const asText = signal(false);
/** The byte log: rows, stands still, folded away. */
export const rows = signal([]);
export const paused = signal(false);
export const folded = signal(false);
/** Show the questions about its state that a printer is asked all day, and the answers that all is well. */
export const polls = signal(false);
export const logSilent = signal(false);

export const keysShown = signal(false);
/** Single keys can be switched off: speech control types letters. */
export const keysOn = signal(true);
export const contrast = signal(window.matchMedia("(prefers-contrast: more)").matches);

/** Channel id -> "ok" or a fault; null while nobody answered. And when it was heard (ISO). */
export const channels = signal(null);
export const channelsAt = signal(null);

export const target = computed(() => lab.value?.stations.find((station) => station.id === targetId.value) ?? null);

export function device(station, kind) {
  return lab.value.devices.find((one) => one.station === station && one.kind === kind) ?? null;
}

/** The machine elsewhere at which that station's devices hang, or null. */
export function agentOf(station) {
  return lab.value.agents.find((one) => one.stations.includes(station)) ?? null;
}

export function stationName(id) {
  return lab.value?.stations.find((station) => station.id === id)?.name ?? id;
}
