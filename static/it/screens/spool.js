/** Printing: what waits and why, what became of every document, and what a person can do about it. */
import { html, useEffect } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { useAnswer } from "../api.js";
import { Answered, Head } from "../parts.js";
import { shop } from "../state.js";
import { Age } from "../spool/age.js";
import { Filter, isNarrow, query } from "../spool/filter.js";
import { History } from "../spool/history.js";
import { Job } from "../spool/job.js";
import { Printers } from "../spool/printers.js";
import { Queues } from "../spool/queues.js";

/** The present state as a sentence. */
function title({ undecided, waiting, printing }) {
  if (undecided) return t("print-title-undecided", { count: undecided });
  if (waiting) return t("print-title-waiting", { count: waiting });
  return t(printing ? "print-title-printing" : "print-title-calm");
}

function Lead({ data }) {
  const parts = ["undecided", "waiting", "printing"].filter((name) => data.counts[name]).map((name) => `${t(`print-lead-${name}`, { count: data.counts[name] })}, `);
  return html`${parts.join("")}${t("print-seen")} <${Age} at=${data.as_of} />`;
}

function Screen({ rest }) {
  const path = `/api/it/spool${query.value}`;
  const answer = useAnswer(path, ["spool", "devices", "faults"]);
  useEffect(() => {
    if (rest) document.getElementById(`job-${rest}`)?.scrollIntoView({ block: "nearest" });
  }, [rest]);
  return html`<${Head} title=${answer.data ? title(answer.data.counts) : t("print-title")} lead=${answer.data && html`<${Lead} data=${answer.data} />`} />
    <${Filter} kinds=${answer.data?.kinds ?? []} printers=${answer.data?.printers ?? []} />
    <div class="spool"><div class="spool-rows" data-walk><${Answered} answer=${answer}>${(data) => html`
          <${Queues} data=${data} chosen=${rest} narrow=${isNarrow.value} /><${History} key=${path} path=${path} data=${data} chosen=${rest} />`}<//></div>
      <aside class="spool-side" aria-label=${t(rest ? "print-job" : "print-printers")}>${rest
        ? html`<${Job} key=${rest} id=${rest} printers=${answer.data?.printers ?? []} />`
        : html`<${Answered} answer=${answer}>${(data) => html`<${Printers} printers=${data.printers} changed=${answer.again} />`}<//>`}</aside>
    </div>`;
}

/** What waits for a hand or for paper. */
const badge = () => {
  const spool = shop.value?.spool;
  return spool ? spool.waiting + spool.uncertain : 0;
};

export const screen = { key: "print", digit: 3, title: "nav-print", sentences: ["it-spool"], Screen, badge };
