/** The slip card: what the printer is doing, told honestly, and what to do when no paper comes. */
import { html } from "../../shared/html.js";
import { language, t } from "../../shared/i18n.js";
import { NO_PAPER } from "../ordering.js";

const WORDS = {
  queued: () => [t("slip-queued-title"), t("slip-printing-text")],
  sending: () => [t("slip-printing-title"), t("slip-printing-text")],
  printed: () => [t("slip-printed-title"), t("slip-printed-text")],
  waiting_paper: (number) => [t("slip-paper-title"), t("slip-paper-text", { number })],
  cover_open: (number) => [t("slip-cover-title"), t("slip-paper-text", { number })],
  uncertain: (number) => [t("slip-uncertain-title"), t("slip-uncertain-text", { number })],
  failed: (number) => [t("slip-silent-title"), t("slip-paper-text", { number })],
  given_up: (number) => [t("slip-given-up-title"), t("slip-paper-text", { number })],
  none: (number) => [t("slip-none-title"), t("slip-none-text", { number })],
  moved: (number, place) => [t("slip-moved-title", { place }), t("slip-moved-text", { number })],
};
const SHARE = { queued: 18, sending: 62 };

function Printer({ state }) {
  const paper = state === "sending" || state === "printed";
  const out = NO_PAPER.has(state);
  return html`<svg class=${`printer ${state}`} viewBox="0 0 250 270" aria-hidden="true" focusable="false">
    ${out && html`<path class="no-paper" d="M48 168v76h142v-76" />`}
    ${state === "cover_open" && html`<path class="case" d="M18 20 60-8h140l32 28z" />`}
    <rect class="case" x="10" y=${paper ? 8 : 52} width="228" height="92" rx="24" />
    <circle class=${out ? "lamp fault" : "lamp"} cx="206" cy=${paper ? 34 : 78} r="9" />
    <rect class="mouth" x="38" y=${paper ? 64 : 108} width="172" height="14" rx="7" />
    ${paper && html`<g class="paper"><path class="sheet-of-paper" d="M49 72h150v178l-10 10-17-10-17 10-17-10-17 10-17-10-17 10-17-10-17 10-14-10z" />
      <path class="ink-lines" d="M70 114h62M70 138h106M70 160h86M70 182h106" /><rect class="ink-code" x="71" y="200" width="40" height="34" /></g>`}
  </svg>`;
}

/** The name of the place where the slip comes out, if that is not here. */
export const placeOf = ({ place }) => place?.[language.value] ?? Object.values(place ?? {})[0] ?? t("slip-moved-somewhere");

export function Slip({ order }) {
  const { state } = order.print;
  const [title, text] = (WORDS[state] ?? WORDS.failed)(order.number.replace("-", "-\u2060"), placeOf(order.print)); // a number is not broken over two lines
  return html`<section class=${`slip${NO_PAPER.has(state) ? " fault" : ""}`} data-testid="slip" data-state=${state}>
    <div role="status"><h2>${title}</h2><p class="second">${text}</p>
      ${SHARE[state] && html`<progress max="100" value=${SHARE[state]} aria-label=${title}></progress>`}</div>
    <${Printer} state=${state} />
  </section>`;
}
