/** The print queue in short: what waits first, then what came out last. */
import { Disc } from "../../shared/discs.js";
import { clock } from "../../shared/ages.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { useAnswer } from "../api.js";
import { Answered } from "../parts.js";
import { href } from "../route.js";
import { screenOf } from "../screen_list.js";

const MOST = 7;
const DISCS = { queued: "coming", sending: "store", printed: "here", uncertain: "hand", expired: "none", cancelled: "none" };

function rowsOf({ open, jobs }) {
  const seen = new Set(open.map((job) => job.id));
  return [...open, ...jobs.filter((job) => !seen.has(job.id))].slice(0, MOST);
}

function Rows({ data }) {
  const rows = rowsOf(data);
  if (!rows.length) return html`<p class="nothing" data-testid="spool-empty">${t("spool-empty")}</p>`;
  return html`<table class="rows"><caption class="unseen">${t("spool-title")}</caption>
    <thead class="unseen"><tr><th scope="col">${t("col-time")}</th><th scope="col">${t("col-station")}</th><th scope="col">${t("col-document")}</th><th scope="col">${t("col-state")}</th></tr></thead>
    <tbody>${rows.map((job) => html`<tr key=${job.id} class=${job.state === "queued" || job.decide ? "fault" : ""} data-testid="spool-row" data-state=${job.state}>
      <td><time>${clock(job.changed_at)}</time></td><td>${job.printer.name}</td><td>${job.title}</td>
      <td class="state"><span>${job.state_text}</span><${Disc} kind=${DISCS[job.state] ?? "none"} /></td></tr>`)}</tbody></table>`;
}

export function SpoolList() {
  const answer = useAnswer(`/api/it/spool?limit=${MOST}`, ["spool", "devices"]);
  const counts = answer.data?.counts;
  return html`<section class="spool-list" aria-labelledby="spool-title" data-testid="spool-list"><h2 id="spool-title">${screenOf("print") ? html`<a href=${href("print")}>${t("spool-title")}</a>` : t("spool-title")}
      ${counts && html`<span class="second">${t("spool-counts", { waiting: counts.waiting + counts.printing, lost: counts.undecided })}</span>`}</h2>
    <${Answered} answer=${answer}>${(data) => html`<${Rows} data=${data} />`}<//></section>`;
}
