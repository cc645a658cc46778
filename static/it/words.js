/** Words and signs for how stations and devices are: the shape carries the meaning, the word says it. */
import { ageSeconds, tick } from "../shared/ages.js";
import { t } from "../shared/i18n.js";
import { shop, stationName } from "./state.js";

const STATIONS = { free: "here", busy: "store", asleep: "warehouse", off: "none", hand: "hand", unknown: "coming" };
const LINKS = { ready: "here", opening: "store", away: "coming", disabled: "none" };

export const stationDisc = (state) => STATIONS[state] ?? "coming";

/** "14 с", "2 мин", "3 ч", "5 дн.": how long something lasts. */
export function lasts(iso) {
  void tick.value;
  return inWords(iso ? ageSeconds(iso) : 0);
}

/** How long it was from one moment to the other. */
export const between = (from, to) => inWords((Date.parse(to) - Date.parse(from)) / 1000);

function inWords(seconds) {
  if (seconds < 60) return t("lasts-seconds", { count: Math.max(1, Math.floor(seconds)) });
  if (seconds < 3600) return t("lasts-minutes", { count: Math.floor(seconds / 60) });
  return seconds < 172800 ? t("lasts-hours", { count: Math.floor(seconds / 3600) }) : t("lasts-days", { count: Math.floor(seconds / 86400) });
}

/** How a station is, and for how long. In Russian a till is a she. */
export function stationLine({ state, kind, since }) {
  const she = kind === "till" && ["free", "busy"].includes(state) ? "-till" : "";
  return t(`station-${state}${she}`, { time: lasts(since) });
}

/** @returns {{disc: string, word: string, bad: boolean, key: string}} how a device is, in one word */
export function deviceWord(device) {
  const { state } = device.link;
  if (state === "absent" || state === "lost") return { disc: "hand", word: t(`link-${state}`), bad: true, key: state };
  if (state !== "ready") return { disc: LINKS[state] ?? "coming", word: t(`link-${state}`), bad: false, key: state };
  if (device.hindrance) return { disc: "hand", word: t(`hindrance-${device.hindrance}`), bad: true, key: device.hindrance };
  if (device.counts?.noisy) return { disc: "hand", word: t("noisy"), bad: true, key: "noisy" };
  if (device.status?.paper === "near_end") return { disc: "store", word: t("near-end"), bad: false, key: "near_end" };
  return { disc: "here", word: t("link-ready"), bad: false, key: "ready" };
}

const DETAILS = { unplugged: "detail-unplugged", "another device has that port now": "detail-port-taken" };

/** What is known beyond the state: a sentence where it is a plain fact, else the words of the system as they are. */
export const detailSaid = (detail) => (DETAILS[detail] ? t(DETAILS[detail]) : detail);

export const kindName = (kind) => t(`device-${kind}`);
/** What a device is called: its own name, else its kind; numbered where its station has several of that kind without a name. */
export function deviceName(device) {
  if (device.name) return device.name;
  const twins = (shop.value?.devices ?? []).filter((one) => one.station === device.station && one.kind === device.kind && !one.name).map((one) => one.id).sort();
  return twins.length < 2 ? kindName(device.kind) : t("device-of-several", { device: kindName(device.kind), number: twins.indexOf(device.id) + 1 });
}
/** With the station where that is not plain. */
export const deviceAt = (device) => t("device-at", { device: deviceName(device), station: stationName(device.station) });

/** The state of the shop as a sentence. */
export const handsNeeded = (count) => (count <= 3 ? t(`hands-${count}`) : t("hands-many", { count }));
