/** The keyboard: digits choose the screen, letters do what the screen offers. Letters by their place, whatever the layout. */
import { Action } from "../shared/action.js";
import { html } from "../shared/html.js";
import { Key } from "../shared/key.js";
import { Sheet } from "../shared/sheet.js";
import { language, setLanguage, t } from "../shared/i18n.js";
import { walk } from "../shared/walk.js";
import { go } from "./route.js";
import { SCREENS } from "./screens.js";
import { contrast, keysOn, keysShown, screenKeys } from "./state.js";

export const switchLanguage = () => setLanguage(language.value === "ru" ? "en" : "ru");
export const switchContrast = () => { contrast.value = !contrast.value; };

const EVERYWHERE = { KeyL: switchLanguage, KeyK: switchContrast };

/** The control that has the focus because it was clicked or touched. */
let clicked = null;

function noteClick(event) {
  clicked = event.target instanceof Element ? event.target.closest("button, a") : null;
}

const types = (target) => target instanceof Element && target.matches("input, textarea, select, [contenteditable]");

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (keysShown.value || document.querySelector("[aria-modal]") || types(event.target)) return;
  const group = event.target instanceof Element && event.target.matches("button, a, [tabindex]") ? event.target.closest("[data-walk]") : null;
  if (group && event.key.startsWith("Arrow")) {
    walk(event, group);
    return;
  }
  if (!keysOn.value) return;
  const deed = deedOf(event);
  if (!deed) return;
  event.preventDefault();
  deed();
}

function deedOf(event) {
  if (event.key === "?" || (event.shiftKey && ["Slash", "Digit7"].includes(event.code))) return () => { keysShown.value = true; };
  if (event.shiftKey || event.repeat) return null;
  if (event.key === "/" || event.code === "Slash") return () => document.querySelector("[data-search]")?.focus();
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  const screen = digit && SCREENS.find((one) => one.digit === Number(digit));
  if (screen) return () => go(screen.key);
  // A button that was reached by the keyboard takes Enter and the space bar itself; one that was only clicked does not.
  const taken = ["Enter", "Space"].includes(event.code) && event.target instanceof Element && event.target.matches("button, a, summary") && event.target !== clicked;
  const mine = taken ? null : screenKeys.value.find((key) => key.code === event.code);
  return mine?.deed ?? EVERYWHERE[event.code] ?? null;
}

export function listenToKeys() {
  document.addEventListener("keydown", press);
  document.addEventListener("pointerdown", noteClick);
  return () => {
    document.removeEventListener("keydown", press);
    document.removeEventListener("pointerdown", noteClick);
  };
}

const close = () => { keysShown.value = false; };
const Row = ({ cap, title }) => html`<div><dt><${Key} name=${cap} /></dt><dd>${title}</dd></div>`;

/** What every key does here. */
export function Keys() {
  if (!keysShown.value) return null;
  return html`<${Sheet} title=${t("keys-title")} testid="keys-sheet" onEscape=${close} actions=${html`
      <${Action} label=${t(keysOn.value ? "keys-off" : "keys-on")} testid="keys-switch" onTap=${() => { keysOn.value = !keysOn.value; }} />
      <${Action} label=${t("close")} testid="keys-close" onTap=${close} />`}>
    <dl class="key-list">
      ${SCREENS.map((screen) => html`<${Row} key=${screen.key} cap=${screen.digit} title=${t(screen.title)} />`)}
      ${screenKeys.value.map((key) => html`<${Row} key=${key.code} cap=${key.cap} title=${key.title} />`)}
      <${Row} cap="/" title=${t("key-search")} /><${Row} cap="L" title=${t("key-language")} /><${Row} cap="K" title=${t("key-contrast")} />
      <${Row} cap="←↑↓→" title=${t("key-arrows")} /><${Row} cap="?" title=${t("key-keys")} /></dl>
    <p>${t(keysOn.value ? "keys-are-on" : "keys-are-off")}</p>
  <//>`;
}
