/** What is asked before something that cannot be undone, and where a document shall go. */
import { Action } from "../../shared/action.js";
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { Sheet } from "../../shared/sheet.js";
import { t } from "../../shared/i18n.js";
import { Trouble } from "../parts.js";
import { Why } from "./queues.js";

export function CancelSheet({ job, busy, trouble, onClose, onCancel }) {
  return html`<${Sheet} title=${t("print-cancel-title", { title: job.title })} testid="cancel-sheet" onEscape=${onClose} actions=${html`
      <${Action} look="main" label=${t("print-cancel-yes")} busy=${busy === "cancel" && t("print-cancelling")} testid="cancel-yes" onTap=${onCancel} />
      <${Action} label=${t("print-cancel-no")} testid="cancel-no" onTap=${onClose} />`}>
    <p>${t(job.decide ? "print-cancel-undecided" : "print-cancel-text")}</p><${Trouble} trouble=${trouble} /><//>`;
}

/** @param copy  the document may be on paper already: what goes there is a copy, marked as one */
export function MoveSheet({ job, copy, printers, busy, trouble, onClose, onChoose }) {
  const others = printers.filter((one) => one.known && (copy || one.id !== job.printer.id));
  return html`<${Sheet} title=${t(copy ? "print-copy-where" : "print-move-where", { title: job.title })} testid="move-sheet" onEscape=${onClose}
      actions=${html`<${Action} label=${t("close")} testid="move-close" onTap=${onClose} />`}>
    <${Trouble} trouble=${trouble} />
    ${others.length
      ? html`<ul class="choose-printer" data-walk>${others.map((one) => html`<li key=${one.id}><button type="button" class="choice" data-testid="choose-printer" data-printer=${one.id}
          aria-busy=${busy ? "true" : undefined} onClick=${() => onChoose(one.id)}><${Disc} kind=${one.state === "ok" ? "here" : one.state === "busy" ? "store" : "hand"} /><b>${one.name}</b>
          <span>${one.why || one.held ? html`<${Why} printer=${one} />` : t(`print-printer-${one.state}`)}</span></button></li>`)}</ul>`
      : html`<p data-testid="no-other">${t("print-no-other")}</p>`}<//>`;
}
