/** The frame of every screen but the first: who is here, what is seen, what is touched, what stands at the bottom. */
import { Brand } from "../shared/brand.js";
import { Icon } from "../shared/icon.js";
import { html } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { clock } from "../shared/ages.js";
import { connected } from "../shared/live.js";
import { headReached, short } from "../shared/screen.js";
import { confirmedAt, modes, sheet, station, visit } from "./state.js";
import { callConsultant, end, switchLanguage, toggle } from "./visit.js";

function Chip({ label, onTap, testid, pressed }) {
  return html`<button type="button" class="chip" data-testid=${testid} aria-pressed=${pressed === undefined ? undefined : String(pressed)}
    onClick=${onTap}>${label}</button>`;
}

export function LeaveChip() {
  const known = visit.value?.customer;
  return known
    ? html`<${Chip} label=${t("not-me")} testid="not-me" onTap=${() => end("not_me")} />`
    : html`<${Chip} label=${t("finish")} testid="finish" onTap=${() => end("done")} />`;
}

function UndoChip() {
  return html`<${Chip} label=${t("undo")} testid="undo" onTap=${() => { sheet.value = { kind: "undo" }; }} />`;
}

function Person({ leaving }) {
  const person = visit.value?.customer;
  if (!person && leaving) return html`<p class="person"></p>`;
  if (!person) {
    return html`<p class="person nobody" data-testid="person"><${Icon} name="scan-barcode" /><span>${t("scan-card")}</span></p>`;
  }
  return html`<p class="person" data-testid="person"><b>${person.name}</b>${!leaving && person.standing && html`<span>${person.standing}</span>`}</p>`;
}

export function LineBar() {
  if (connected.value) return null;
  const since = confirmedAt.value ?? station.value.now;
  return html`<p class="line-bar" role="status" data-testid="line-bar"><${Icon} name="wifi-off" />
    <span>${t("line-lost", { time: clock(since) })}</span></p>`;
}

function ContrastChip() {
  return html`<${Chip} label=${t("contrast")} testid="contrast" pressed=${modes.value.contrast} onTap=${() => toggle("contrast")} />`;
}

/** In the lower mode a wide screen that hangs low keeps half of the row in its head: one row at the bottom is enough then. */
const inHead = () => headReached.value && !short.value;

/** Language, ways to see, help: the same small row at the bottom of every screen, within reach. */
export function Strip({ help = true, leaving = false }) {
  const { reach, large } = modes.value;
  const upper = reach && inHead();
  return html`<nav class="strip" aria-label=${t("strip-label")} data-testid="strip">
    ${reach && help && html`<${Chip} label=${t("call")} testid="consultant" onTap=${callConsultant} />`}
    ${reach && !upper && (leaving ? html`<${UndoChip} />` : html`<${LeaveChip} />`)}
    ${reach && html`<${Chip} label=${t("usual-view")} testid="reach" onTap=${() => toggle("reach")} />`}
    ${!short.value && !upper && html`<${Chip} label=${t("other-language")} testid="language" onTap=${switchLanguage} />`}
    ${!upper && html`<${ContrastChip} />`}
    ${!reach && html`<${Chip} label=${t("large")} testid="large" pressed=${large} onTap=${() => toggle("large")} />`}
    ${!reach && html`<${Chip} label=${t("reach")} testid="reach" onTap=${() => toggle("reach")} />`}
    ${!reach && help && html`<${Chip} label=${t("consultant")} testid="consultant" onTap=${callConsultant} />`}
  </nav>`;
}

/**
 * @param look  what is only looked at (in the lower-and-larger mode it stays above the hand)
 * @param work  what is touched; it scrolls when it must
 * @param foot  the sheet at the bottom with the one action
 * @param still  true when nothing in the middle can be touched: it then takes the focus itself, to be scrolled by keys
 * @param typing  true while the keyboard is out: what is written is then seen above it, also in the lower mode
 */
export function Shell({ look, work, foot, dark = false, leaving = false, help = true, typing = false, still = false, testid, behind }) {
  const { reach } = modes.value;
  const upper = reach && inHead();
  return html`<div class=${`screen enter${typing ? " typing" : ""}`} data-testid=${testid}>
    <header class="head">
      <${Brand} name=${station.value.brand.name} />
      ${(short.value || upper) && html`<${Chip} label=${t("other-language")} testid="language" onTap=${switchLanguage} />`}
      ${upper && html`<${ContrastChip} />`}
      <${Person} leaving=${leaving} />
      ${(!reach || upper) && (leaving ? html`<${UndoChip} />` : html`<${LeaveChip} />`)}
    </header>
    <${LineBar} />
    <main class="body" tabindex=${still ? "0" : undefined}>
      ${look && html`<div class="look">${look}</div>`}
      <div class="work" tabindex=${modes.value.reach ? "0" : undefined} role=${modes.value.reach ? "group" : undefined} aria-label=${modes.value.reach ? t("work-label") : undefined}>${work}
        ${short.value && html`<${Strip} help=${true} leaving=${leaving} />`}</div>
    </main>
    <footer class=${`foot${dark ? " dark on-dark" : ""}`}>
      ${behind}
      ${foot}
      ${!short.value && html`<${Strip} help=${help} leaving=${leaving} />`}
    </footer>
  </div>`;
}

/** One sentence in place of what could not be loaded, with the one way on. */
export function Failed({ onRetry }) {
  return html`<section class="failed" data-testid="failed">
    <h1>${t("failed-title")}</h1>
    <p>${t("failed-text")}</p>
    <button type="button" class="action main" data-testid="retry" onClick=${onRetry}><span class="label">${t("try-again")}</span></button>
  </section>`;
}

export function Waiting({ label }) {
  return html`<section class="waiting" role="status" data-testid="waiting">
    <p class="unseen">${label}</p><i></i><i></i><i></i><i></i>
  </section>`;
}
