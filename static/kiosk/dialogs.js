/** Every sheet that can rise: what happened, what to do, one way on and a person to call. */
import { Action } from "../shared/action.js";
import { Disc } from "../shared/discs.js";
import { html } from "../shared/html.js";
import { language, t } from "../shared/i18n.js";
import { Sheet } from "../shared/sheet.js";
import { left, stillHere } from "./idle.js";
import { loadWays, place, placeAgain, takeOffer, undo } from "./ordering.js";
import { busy, epoch, go, help, optionId, order, sheet, view, visit } from "./state.js";
import { begin, callConsultant, end, takeOver } from "./visit.js";

const close = () => { sheet.value = null; };
const deed = () => busy.value && (busy.value === "long" ? t("busy-long") : t("busy-hold"));

function Ask() {
  return html`<${Action} look="plain" label=${t("consultant")} testid="sheet-consultant" onTap=${callConsultant} />`;
}

function Idle() {
  const title = visit.value?.customer ? t("idle-title-known") : t("idle-title");
  return html`<${Sheet} testid="idle-warning" urgent title=${title} onEscape=${stillHere}
    actions=${html`<${Action} look="plain" label=${t("finish")} testid="idle-finish" onTap=${() => end("idle")} />
      <${Action} look="main" label=${t("idle-stay")} testid="idle-stay" onTap=${stillHere} />`}>
    <p aria-live="off">${t("idle-text", { count: left.value })}</p>
  <//>`;
}

const CARD = {
  card_unknown: () => [t("card-unknown-title"), t("card-unknown-text")],
  card_blocked: () => [t("card-blocked-title"), t("card-blocked-text")],
  malformed: () => [t("scan-malformed-title"), t("scan-malformed-text")],
  unknown_code: () => [t("scan-unknown-title"), t("scan-unknown-text")],
  expired: () => [t("card-expired-title"), t("card-expired-text")],
};

function Card({ outcome }) {
  const [title, text] = (CARD[outcome] ?? CARD.malformed)();
  const code = outcome === "unknown_code" || outcome === "malformed";
  const on = () => { close(); begin(); };
  return html`<${Sheet} testid=${`scan-${outcome}`} title=${title} onEscape=${on}
    actions=${html`<${Ask} /><${Action} look="main" label=${code ? t("go-on") : t("go-on-without")} testid="go-on" onTap=${on} />`}>
    <p>${text}</p>
  <//>`;
}

function Second() {
  return html`<${Sheet} testid="second-card" urgent title=${t("second-title")} onEscape=${close}
    actions=${html`<${Action} look="plain" label=${t("second-no")} testid="second-no" onTap=${close} />
      <${Action} look="main" label=${t("second-yes")} testid="second-yes" onTap=${takeOver} />`}>
    <p>${t("second-text")}</p>
  <//>`;
}

function Help() {
  const told = help.value;
  const words = told?.text?.[language.value] ?? (told && (told.state === "coming" ? t("help-coming") : told.state === "done" ? t("help-done") : t("help-waiting")));
  return html`<${Sheet} testid="help-sheet" title=${words ?? t("help-asking")} onEscape=${close}
    actions=${html`<${Action} look="main" label=${t("good")} testid="help-close" onTap=${close} />`}>
    <p role="status">${told ? t("help-text") : ""}</p>
  <//>`;
}

export function Offer({ option }) {
  return html`<div class="offer-card" data-testid="offer">
    <b>${option.title}</b><span class="second">${option.detail}</span>
    <span class="offer-source"><${Disc} kind=${option.source.kind} />${option.source.text}</span>
    <span class="money">${option.cost.text}</span>
  </div>`;
}

function Taken({ error, offers }) {
  const best = offers.find((offer) => offer.possible !== false);
  const others = () => { close(); if (view.value.name !== "receive") go({ name: "receive", sku: view.value.sku }, { replace: true }); loadWays(); };
  return html`<${Sheet} testid="just-taken" urgent title=${error.message} onEscape=${others}
    actions=${html`<${Action} look="plain" label=${t("other-ways")} testid="other-ways" onTap=${others} />
      ${best ? html`<${Action} look="main" label=${best.action} busy=${deed()} testid="take-offer" onTap=${() => takeOffer(best)} />`
        : html`<${Action} look="main" label=${t("consultant")} testid="sheet-consultant" onTap=${callConsultant} />`}`}>
    ${error.next && html`<p>${error.next}</p>`}
    ${best && html`<${Offer} option=${best} />`}
  <//>`;
}

function Price({ error, how }) {
  const total = error.extra.total;
  return html`<${Sheet} testid="price-changed" urgent title=${error.message} onEscape=${close}
    actions=${html`<${Action} look="plain" label=${t("not-now")} testid="price-no" onTap=${() => { close(); loadWays(); }} />
      <${Action} look="main" label=${t("price-yes", { price: total?.text ?? "" })} busy=${deed()} testid="price-yes"
        onTap=${() => place({ ...how, total: total?.minor })} />`}>
    <p>${error.next || t("price-text")}</p>
  <//>`;
}

function NewPromise({ error, option, how }) {
  return html`<${Sheet} testid="promise-changed" urgent title=${error.message} onEscape=${close}
    actions=${html`<${Action} look="plain" label=${t("other-ways")} testid="promise-no" onTap=${close} />
      ${option && html`<${Action} look="main" label=${option.action} busy=${deed()} testid="promise-yes"
        onTap=${() => { optionId.value = option.id; place(how); }} />`}`}>
    <p>${error.next || t("promise-text")}</p>
    ${option && html`<${Offer} option=${option} />`}
  <//>`;
}

function Silence() {
  return html`<${Sheet} testid="no-answer" urgent title=${t("silence-title")}
    actions=${html`<${Ask} /><${Action} look="main" label=${t("ask-again")} testid="ask-again" onTap=${placeAgain} />`}>
    <p>${t("silence-text")}</p>
  <//>`;
}

function Unanswered({ retry }) {
  return html`<${Sheet} testid="no-answer" title=${t("failed-title")} onEscape=${close}
    actions=${html`<${Action} look="plain" label=${t("good")} testid="sheet-close" onTap=${close} />
      <${Action} look="main" label=${t("try-again")} testid="retry" onTap=${() => { close(); retry(); }} />`}>
    <p>${t("failed-text")}</p>
  <//>`;
}

function Refused({ error }) {
  return html`<${Sheet} testid="refused" urgent title=${error.message || t("refused-title")} onEscape=${close}
    actions=${html`<${Ask} /><${Action} look="main" label=${t("go-on")} testid="go-on" onTap=${close} />`}>
    <p>${error.next || t("refused-text")}</p>
    <p class="fine">${t("staff-code", { code: error.code })}</p>
  <//>`;
}

function Over() {
  return html`<${Sheet} testid="visit-over" urgent title=${t("over-title")}
    actions=${html`<${Action} look="main" label=${t("start-again")} testid="start-again" onTap=${() => end("done")} />`}>
    <p>${t("over-text")}</p>
  <//>`;
}

function Undo() {
  return html`<${Sheet} testid="undo-order" urgent title=${t("undo-title", { number: order.value.number })} onEscape=${close}
    actions=${html`<${Action} look="plain" label=${t("undo-no")} testid="undo-no" onTap=${close} />
      <${Action} look="main" label=${t("undo-yes")} busy=${busy.value && t("busy-undo")} testid="undo-yes" onTap=${undo} />`}>
    <p>${t("undo-text")}</p>
  <//>`;
}

function Undone({ number }) {
  return html`<${Sheet} testid="undone" title=${t("undone-title", { number })} onEscape=${close}
    actions=${html`<${Action} look="main" label=${t("good")} testid="undone-close" onTap=${close} />`}>
    <p>${t("undone-text")}</p>
  <//>`;
}

const KINDS = {
  idle: Idle, card: Card, second: Second, help: Help, taken: Taken, price: Price, promise: NewPromise, silence: Silence,
  unanswered: Unanswered, refused: Refused, over: Over, undo: Undo, undone: Undone,
};

export function Dialogs() {
  const shown = sheet.value;
  if (!shown) return null;
  const Kind = KINDS[shown.kind];
  return html`<${Kind} key=${`${shown.kind}-${epoch.value}`} ...${shown} />`;
}
