/** One document: what it is now, what can be done, its story, its words. */
import { Action } from "../../shared/action.js";
import { Disc } from "../../shared/discs.js";
import { html, useRef, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { post, useAnswer, useDeed } from "../api.js";
import { Answered, Trouble } from "../parts.js";
import { go, href } from "../route.js";
import { useKeys } from "../screen_keys.js";
import { Age, When } from "./age.js";
import { Paper } from "./paper.js";
import { newRequestId } from "./request.js";
import { signOf } from "./row.js";
import { CancelSheet, MoveSheet } from "./sheets.js";

function Step({ step }) {
  return html`<li class=${step.bad ? "bad" : ""} data-testid="step"><${When} at=${step.at} /><div><p>${step.text}${step.who && html` <span class="who">${step.who}</span>`}</p>
    ${step.detail && html`<p class="mono second">${step.detail}</p>`}</div></li>`;
}

/** Where the machine knows no better than a person: look, and say. */
function Question({ job, answer, busy }) {
  return html`<div class="card fault question" data-testid="question"><h2>${t("print-question")}</h2><p>${t("print-question-text", { printer: job.printer.name })}</p>
    <div class="row"><${Action} look="main" label=${html`${t("print-came-out")} <${Key} name="Y" />`} busy=${busy === "yes" && t("print-saving")} testid="came-out" onTap=${() => answer(true)} />
      <${Action} label=${html`${t("print-not-out")} <${Key} name="N" />`} busy=${busy === "no" && t("print-saving")} testid="not-out" onTap=${() => answer(false)} /></div></div>`;
}

function Facts({ job }) {
  return html`<dl class="facts"><dt>${t("print-printer")}</dt><dd>${job.printer.known === false ? job.printer.name : html`<a href=${href("devices", job.printer.id)}>${job.printer.name}</a>`}</dd>
    <dt>${t("print-asked-for")}</dt><dd><${When} at=${job.asked_at} />, <${Age} at=${job.asked_at} /></dd>
    <dt>${t("print-proof")}</dt><dd>${job.proof_text ?? t("print-no-proof")}</dd>
    ${job.expires_at && html`<dt>${t("print-waits-until")}</dt><dd><${When} at=${job.expires_at} /></dd>`}
    ${job.attempts > 1 && html`<dt>${t("print-attempts")}</dt><dd>${job.attempts}</dd>`}</dl>`;
}

/** Everything that can be done with it, as functions of one intent each. */
function useDeeds(id, answer, setSheet) {
  const deed = useDeed();
  const request = useRef(newRequestId());
  const command = (name, path, body) => deed.run(name, async () => {
    const { job } = await post(`/api/it/spool/jobs/${encodeURIComponent(id)}/${path}`, body);
    setSheet("");
    if (job.id === id) await answer.again();
    else go("print", job.id);
  });
  return {
    ...deed,
    cancel: () => command("cancel", "cancel", {}),
    move: (printer) => command("move", "move", { printer }),
    // The same intent keeps its name until it has worked: a second press is no second copy.
    reprint: (printer) => command("reprint", "reprint", { request_id: request.current, ...(printer && { printer }) }).then((done) => {
      if (done) request.current = newRequestId();
    }),
    confirm: (cameOut) => command(cameOut ? "yes" : "no", "confirm", { came_out: cameOut }),
  };
}

function Deeds({ data, deeds, setSheet }) {
  const { job, refused, moves } = data;
  const elsewhere = job.state === "queued" ? "move" : "reprint";
  return html`<div class="row job-deeds" data-walk>
    ${!refused.reprint && !job.decide && html`<${Action} label=${html`${t("print-reprint")} <${Key} name="R" />`} busy=${deeds.busy === "reprint" && t("print-copying")} testid="reprint" onTap=${() => deeds.reprint()} />`}
    ${moves && !refused[elsewhere] && html`<${Action} label=${html`${t(elsewhere === "move" ? "print-move" : "print-reprint-at")} <${Key} name="M" />`} testid="move" onTap=${() => setSheet("move")} />`}
    ${!refused.cancel && job.state !== "cancelled" && html`<${Action} look="quiet" label=${html`${t("print-cancel")} <${Key} name="C" />`} testid="cancel" onTap=${() => setSheet("cancel")} />`}</div>`;
}

function Family({ data }) {
  if (data.family.length < 2) return null;
  return html`<nav class="family" aria-label=${t("print-family")} data-walk>${data.family.map((one) => html`<a key=${one.id} class="chip" href=${href("print", one.id)}
    aria-current=${one.id === data.job.id ? "page" : undefined}><${Disc} kind=${signOf(one)} />${one.copy ? t("print-copy-number", { number: one.copy }) : t("print-original")}</a>`)}</nav>`;
}

function Known({ data, answer, printers }) {
  const { job, refused, moves } = data;
  const [sheet, setSheet] = useState("");
  const deeds = useDeeds(job.id, answer, setSheet);
  const waits = job.state === "queued";
  const may = { cancel: !refused.cancel && job.state !== "cancelled", reprint: !refused.reprint, move: moves && !refused[waits ? "move" : "reprint"] };
  useKeys([
    { code: "KeyR", cap: "R", title: t("print-reprint"), deed: () => may.reprint && deeds.reprint() },
    { code: "KeyM", cap: "M", title: t("print-move"), deed: () => may.move && setSheet("move") },
    { code: "KeyC", cap: "C", title: t("print-cancel"), deed: () => may.cancel && setSheet("cancel") },
    { code: "KeyY", cap: "Y", title: t("print-came-out"), deed: () => job.decide && deeds.confirm(true) },
    { code: "KeyN", cap: "N", title: t("print-not-out"), deed: () => job.decide && deeds.confirm(false) },
    { code: "Escape", cap: "Esc", title: t("print-close"), deed: () => go("print") },
  ], [job.id, job.state, job.decide, JSON.stringify(refused), deeds.busy]);
  return html`<article class="job" data-testid="job-page" data-state=${job.state}>
    <header><a class="chip back" href=${href("print")} data-testid="close-job">${t("print-close")}<${Key} name="Esc" /></a>
      <h2 class="job-title" data-testid="job-title">${job.title}</h2><p class=${`job-state${job.decide ? " bad" : ""}`}><${Disc} kind=${signOf(job)} /><span><b>${job.state_text}</b>, <${Age} at=${job.changed_at} /></span></p></header>
    <${Trouble} trouble=${deeds.trouble} />
    ${job.decide && html`<${Question} job=${job} busy=${deeds.busy} answer=${deeds.confirm} />`}
    <${Family} data=${data} />
    <${Facts} job=${job} />
    <${Deeds} data=${data} deeds=${deeds} setSheet=${setSheet} />
    ${data.detail && job.state === "cancelled" && html`<p class="mono detail" data-testid="detail">${data.detail}</p>`}
    <h3>${t("print-story")}</h3><ol class="story" data-testid="story">${data.history.map((step, n) => html`<${Step} key=${n} step=${step} />`)}</ol>
    <${Paper} blocks=${data.paper} />
    ${sheet === "move" && html`<${MoveSheet} job=${job} copy=${!waits} printers=${printers} busy=${deeds.busy} trouble=${deeds.trouble} onClose=${() => setSheet("")}
      onChoose=${(printer) => (waits ? deeds.move(printer) : deeds.reprint(printer))} />`}
    ${sheet === "cancel" && html`<${CancelSheet} job=${job} busy=${deeds.busy} trouble=${deeds.trouble} onClose=${() => setSheet("")} onCancel=${deeds.cancel} />`}
  </article>`;
}

export function Job({ id, printers }) {
  const answer = useAnswer(`/api/it/spool/jobs/${encodeURIComponent(id)}`, ["spool", "devices", "faults"]);
  return html`<${Answered} answer=${answer}>${(data) => html`<${Known} data=${data} answer=${answer} printers=${printers} />`}<//>`;
}
