/** What waits at a printer that cannot print, given to one that can. */
import { Action } from "../../shared/action.js";
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { Sheet } from "../../shared/sheet.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { tellNews } from "../state.js";

/** Nothing where nothing waits that may move, or where no other printer could print it now. */
export function MoveWaiting({ fault, onMove }) {
  if (!fault.moves || !fault.spares.length) return null;
  return html`<${Action} label=${t("move-waiting")} testid="move-waiting" onTap=${() => onMove(fault)} />`;
}

export function MoveSheet({ fault, onClose }) {
  const deed = useDeed();
  const move = async (printer) => {
    if (!await deed.run("move", () => post("/api/it/spool/move", { from: fault.subject, printer }, { again: true }))) return;
    onClose();
    tellNews(["spool", "faults"]);
  };
  return html`<${Sheet} title=${t("move-waiting-title")} testid="move-sheet" onEscape=${onClose} actions=${html`<${Action} label=${t("close")} testid="move-close" onTap=${onClose} />`}>
    <p>${fault.waits} ${t("move-waiting-text")}</p><${Trouble} trouble=${deed.trouble} />
    <ul class="choose-printer" data-walk>${fault.spares.map((one) => html`<li key=${one.id}><button type="button" class="choice" data-testid="choose-printer" data-printer=${one.id}
      aria-busy=${deed.busy ? "true" : undefined} onClick=${() => move(one.id)}><${Disc} kind="here" /><b>${one.name}</b></button></li>`)}</ul><//>`;
}
