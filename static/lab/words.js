/** Signs and words for the states of devices, screens and scans: one disc, one word. */
import { t } from "../shared/i18n.js";
import { Disc } from "../shared/discs.js";
import { html } from "../shared/html.js";
import { connected } from "./line.js";
import { jobs, screens } from "./state.js";

const LINKS = { ready: "here", opening: "store", lost: "hand", absent: "none" };
const HINDRANCES = new Set(["paper_out", "cover_open", "fault", "offline"]);
const OUTCOMES = {
  customer: "here", product: "here", order: "here", second_card: "store", card_unknown: "warehouse", unknown_code: "warehouse",
  malformed: "none", card_blocked: "hand", no_screen: "hand",
};

export const isPrinting = (id) => jobs.value.has(id) && !jobs.value.get(id).over;

/** @returns {{disc: string, word: string, bad: boolean, key: string}} how a scanner or printer is */
export function stateOf(device) {
  if (!device) return { disc: "none", word: t("device-none"), bad: false, key: "none" };
  if (device.link !== "ready") {
    const link = device.link in LINKS ? device.link : "absent";
    return { disc: LINKS[link], word: t(`link-${link}`), bad: link === "lost" || link === "absent", key: link };
  }
  if (HINDRANCES.has(device.hindrance)) {
    return { disc: "hand", word: t(`hindrance-${device.hindrance.replaceAll("_", "-")}`), bad: true, key: device.hindrance };
  }
  if (device.kind === "printer" && isPrinting(device.id)) return { disc: "store", word: t("printing"), bad: false, key: "printing" };
  return { disc: "here", word: t("link-ready"), bad: false, key: "ready" };
}

export function screenOf(station) {
  const open = connected.value ? screens.value.get(station) : undefined;
  if (open === undefined) return { disc: "coming", word: t("screen-unknown"), open };
  return open ? { disc: "here", word: t("screen-open"), open } : { disc: "none", word: t("screen-closed"), open };
}

export function outcomeOf(outcome) {
  const known = outcome in OUTCOMES;
  return { disc: known ? OUTCOMES[outcome] : "none", word: t(known ? `outcome-${outcome.replaceAll("_", "-")}` : "outcome-other") };
}

export function Sign({ state, testid }) {
  return html`<span class=${`sign${state.bad ? " bad" : ""}`} data-testid=${testid} data-state=${state.key ?? String(state.open)}>
    <${Disc} kind=${state.disc} />${state.word}</span>`;
}

export { Key } from "../shared/key.js";

/** A time of day to the second or thousandth, on this machine's clock. */
export function timeOf(at, thousandths = false) {
  const date = new Date(typeof at === "number" ? at * 1000 : at);
  if (Number.isNaN(date.getTime())) return "";
  const two = (number) => String(number).padStart(2, "0");
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  return thousandths ? `${clock}.${String(date.getMilliseconds()).padStart(3, "0")}` : clock;
}
