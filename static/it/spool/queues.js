/** What is not on paper yet, printer by printer, those that wait first. */
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Empty } from "../parts.js";
import { Age } from "./age.js";
import { showAll } from "./filter.js";
import { isHeldUp, Row } from "./row.js";

/** Why the queue of that printer stands still, in words with their age; nothing while it runs. */
export function Why({ printer }) {
  if (printer.held) return html`<b>${t("print-held-by", { who: printer.held.who })}</b>, <${Age} at=${printer.held.at} />`;
  if (!printer.why) return null;
  return html`<b>${printer.why}</b>${printer.since && html`, <${Age} at=${printer.since} />`}`;
}

function Queue({ printer, jobs, printers, chosen }) {
  const stands = ["hand", "held"].includes(printer.state);
  const waiting = jobs.filter((job) => job.state === "queued").length;
  return html`<section class="queue" data-testid="queue" data-printer=${printer.id}>
    <h3 class=${stands ? "bad" : ""}><${Disc} kind=${stands ? "hand" : printer.state === "busy" ? "store" : "here"} />${printer.name}<span class="why"><${Why} printer=${printer} /></span>
      ${waiting > 0 && html`<span class="count">${t("print-waiting", { count: waiting })}</span>`}</h3>
    ${jobs.map((job) => html`<${Row} key=${job.id} job=${job} chosen=${chosen} bad=${isHeldUp(job, printers)} />`)}</section>`;
}

export function Queues({ data, chosen, narrow }) {
  const queues = data.printers.map((printer) => [printer, data.open.filter((job) => job.printer.id === printer.id)]).filter(([, jobs]) => jobs.length);
  if (queues.length) return queues.map(([printer, jobs]) => html`<${Queue} key=${printer.id} printer=${printer} jobs=${jobs} printers=${data.printers} chosen=${chosen} />`);
  if (narrow) return data.jobs.length ? null : html`<${Empty} title=${t("print-none-such")} text=${t("print-none-such-next")} testid="none-such"><button type="button" class="chip" onClick=${showAll}>${t("print-show-all")}</button><//>`;
  return html`<p class="calm" data-testid="calm"><${Disc} kind="here" />${t(data.jobs.length ? "print-calm" : "print-empty")}</p>`;
}
