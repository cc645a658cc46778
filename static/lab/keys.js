/** The keyboard: single keys for what the hand does often, arrows inside a group. Letters by their place, whatever the layout. */
import { Action } from "../shared/action.js";
import { html } from "../shared/html.js";
import { Sheet } from "../shared/sheet.js";
import { t } from "../shared/i18n.js";
import { walk } from "../shared/walk.js";
import { switchLanguage } from "./deeds.js";
import { asText, folded, keysOn, keysShown, lab, paused, polls, target, targetId } from "./state.js";
import { Key } from "./words.js";

const flip = (signal) => { signal.value = !signal.value; };
const enter = (section) => document.querySelector(`[data-section="${section}"] [data-walk] button`)?.focus();

const DEEDS = {
  KeyO: () => window.open(target.value.page, "_blank", "noopener"),
  KeyC: () => enter("cards"),
  KeyX: () => enter("odd"),
  KeyS: () => enter("slips"),
  KeyG: () => document.querySelector("[data-testid='tags'] button")?.focus(),
  KeyF: () => enter("faults"),
  KeyT: () => flip(asText),
  KeyP: () => flip(paused),
  KeyN: () => flip(polls),
  KeyB: () => flip(folded),
  KeyL: switchLanguage,
};
const SHOWN = ["1–4", "O", "C", "X", "S", "G", "/", "T", "F", "P", "N", "B", "L", "?"];
const NAMES = ["station", "open", "cards", "odd", "slips", "goods", "search", "text", "faults", "pause", "polls", "fold", "language", "keys"];

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || keysShown.value) return;
  if (event.target instanceof HTMLInputElement) return;
  const group = event.target instanceof Element && event.target.matches("button, a") ? event.target.closest("[data-walk]") : null;
  if (group && event.key.startsWith("Arrow")) return walk(event, group);
  if (!keysOn.value) return;
  const station = /^Digit[1-9]$/.test(event.code) && !event.shiftKey ? lab.value.stations[Number(event.code.slice(5)) - 1] : null;
  if (station) targetId.value = station.id;
  else if (event.key === "?" || (event.shiftKey && ["Slash", "Digit7"].includes(event.code))) keysShown.value = true;
  else if (event.key === "/" || event.code === "Slash") document.querySelector("[data-testid='search']")?.focus();
  else if (event.code in DEEDS && !event.shiftKey && !event.repeat) DEEDS[event.code]();
  else return;
  event.preventDefault();
}

export function listenToKeys() {
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}

const close = () => { keysShown.value = false; };

export function Keys() {
  if (!keysShown.value) return null;
  return html`<${Sheet} title=${t("keys-title")} testid="keys-sheet" onEscape=${close} actions=${html`
      <${Action} label=${t(keysOn.value ? "keys-off" : "keys-on")} testid="keys-switch" onTap=${() => flip(keysOn)} />
      <${Action} label=${t("close")} testid="keys-close" onTap=${close} />`}>
    <dl class="key-list">${SHOWN.map((cap, index) => html`<div><dt><${Key} name=${cap} /></dt><dd>${t(`key-${NAMES[index]}`)}</dd></div>`)}
      <div><dt><${Key} name="←↑↓→" /></dt><dd>${t("key-arrows")}</dd></div></dl>
    <p>${t(keysOn.value ? "keys-are-on" : "keys-are-off")}</p>
  <//>`;
}
