/** All printers with their queues: stop one, start one, try one with a page. */
import { Action } from "../../shared/action.js";
import { clock } from "../../shared/ages.js";
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { go, href } from "../route.js";
import { newRequestId } from "./request.js";
import { Why } from "./queues.js";

const SIGNS = { ok: "here", busy: "store", hand: "hand", held: "none" };

function Printer({ printer, changed }) {
  const deed = useDeed();
  const queue = (name) => deed.run(name, async () => {
    await post(`/api/it/spool/${name}`, { printer: printer.id });
    await changed();
  });
  const page = () => deed.run("page", async () => {
    const { job } = await post("/api/it/spool/test-page", { printer: printer.id, request_id: newRequestId() });
    go("print", job.id);
  });
  const stands = printer.state === "hand";
  return html`<li class=${`printer-card${stands ? " fault" : ""}`} data-testid="printer" data-printer=${printer.id} data-state=${printer.state}>
    <h3><${Disc} kind=${SIGNS[printer.state]} />${printer.known ? html`<a href=${href("devices", printer.id)}>${printer.name}</a>` : printer.name}
      <span class="count">${printer.waiting ? t("print-waiting", { count: printer.waiting }) : t("print-queue-empty")}${printer.oldest && ` ${t("print-since", { time: clock(printer.oldest) })}`}</span></h3>
    <p class="second">${printer.why || printer.held ? html`<${Why} printer=${printer} />` : t(`print-printer-${printer.state}`)}</p>
    <${Trouble} trouble=${deed.trouble} />
    ${printer.known && html`<div class="row">
      ${printer.held
        ? html`<${Action} label=${t("print-release")} busy=${deed.busy === "release" && t("print-releasing")} testid="release" onTap=${() => queue("release")} />`
        : html`<${Action} label=${t("print-hold")} busy=${deed.busy === "hold" && t("print-holding")} testid="hold" onTap=${() => queue("hold")} />`}
      ${printer.waiting > 0 && !printer.held && html`<${Action} look="quiet" label=${t("print-try-now")} busy=${deed.busy === "release" && t("print-trying")} testid="try" onTap=${() => queue("release")} />`}
      <${Action} look="quiet" label=${t("print-test-page")} busy=${deed.busy === "page" && t("print-paging")} testid="test-page" onTap=${page} /></div>`}
  </li>`;
}

export function Printers({ printers, changed }) {
  if (!printers.length) return html`<p class="second" data-testid="no-printers">${t("print-no-printers")}</p>`;
  return html`<h2>${t("print-printers")}</h2><ul class="printer-cards" data-walk>${printers.map((printer) => html`<${Printer} key=${printer.id} printer=${printer} changed=${changed} />`)}</ul>`;
}
