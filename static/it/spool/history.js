/** What became of everything, newest first; what still waits stands above it. */
import { html, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Action } from "../../shared/action.js";
import { get, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { Row } from "./row.js";

export function History({ path, data, chosen }) {
  const [older, addOlder] = useState({ jobs: [], before: null, asked: false });
  const deed = useDeed();
  const open = new Set(data.open.map((job) => job.id));
  const shown = new Set(data.jobs.map((job) => job.id));
  const jobs = [...data.jobs, ...older.jobs.filter((job) => !shown.has(job.id))].filter((job) => !open.has(job.id));
  const before = older.asked ? older.before : data.before;
  const more = () => deed.run("more", async () => {
    const page = await get(`${path}${path.includes("?") ? "&" : "?"}before=${before}`);
    addOlder({ jobs: [...older.jobs, ...page.jobs], before: page.before, asked: true });
  });
  if (!jobs.length) return null;
  return html`<section class="past" data-testid="history"><h2>${t("print-history")}</h2>
    ${jobs.map((job) => html`<${Row} key=${job.id} job=${job} chosen=${chosen} />`)}
    <${Trouble} trouble=${deed.trouble} again=${more} />
    ${before && html`<${Action} label=${t("print-more")} busy=${deed.busy && t("asking")} testid="more" onTap=${more} />`}</section>`;
}
