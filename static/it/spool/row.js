/** One document in a list. */
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { href } from "../route.js";
import { When } from "./age.js";

const SIGNS = { queued: "coming", sending: "store", printed: "here", uncertain: "warehouse", expired: "none", cancelled: "none" };

/** The sign of a job's state: the question that is a person's is a ring with a mark. */
export const signOf = (job) => (job.decide ? "hand" : SIGNS[job.state]);

/** Waits for something other than its turn, or for a person. */
export const isHeldUp = (job, printers) => job.decide || (job.state === "queued" && printers.some((one) => one.id === job.printer.id && ["hand", "held"].includes(one.state)));

export function Row({ job, chosen, bad = false }) {
  const mine = job.id === chosen;
  return html`<a id=${`job-${job.id}`} class=${`spool-row${bad ? " fault" : ""}${mine ? " chosen" : ""}`} href=${href("print", mine ? "" : job.id)} data-testid="job" data-job=${job.id}
      data-state=${job.state} aria-current=${mine ? "true" : undefined}>
    <${When} at=${job.asked_at} /><span class="printer">${job.printer.name}</span><span class="what">${job.title}</span>
    <span class="how">${job.state_text}</span><${Disc} kind=${signOf(job)} /></a>`;
}
