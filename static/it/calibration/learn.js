/** How a scanner talks, from two codes on this screen: prefix, suffix, code ids. What it reads meanwhile reaches no station. */
import { Action } from "../../shared/action.js";
import { Disc } from "../../shared/discs.js";
import { html, useEffect, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { Proof } from "./proof.js";

const ASK_EVERY = 700;
const QUIET = 12; // modules of white at each side

/** A linear code as one path; every other run is a bar. */
function Bars({ code }) {
  let at = QUIET;
  const path = code.runs.map((run, index) => {
    const bar = index % 2 === 0 ? `M${at} 0h${run}v40h-${run}z` : "";
    at += run;
    return bar;
  }).join("");
  return html`<svg class="bars" viewBox=${`0 0 ${at + QUIET} 40`} preserveAspectRatio="none" role="img" aria-label=${code.text} shape-rendering="crispEdges"><path d=${path} /></svg>`;
}

function Code({ code, heard }) {
  return html`<li class=${`test-code${heard ? " heard" : ""}`} data-testid="test-code" data-heard=${String(heard)} data-code=${code.text}><${Bars} code=${code} />
    <p><${Disc} kind=${heard ? "here" : "coming"} /><span class="mono">${code.text}</span> ${t(heard ? "code-heard" : "code-waited")}</p></li>`;
}

export function Learn({ data, path, onKept, onLeave }) {
  const [heard, hear] = useState({ bursts: 0, codes: [], values: null, questions: [] });
  const [proof, prove] = useState(false);
  const deed = useDeed();
  useEffect(() => {
    let gone = false;
    let timer = 0;
    const ask = async () => {
      try {
        const answer = await post(`${path}/heard`, {}, { again: true });
        if (!gone) hear(answer);
      } catch { /* the banner says so; the next question comes */ }
      if (!gone) timer = setTimeout(ask, ASK_EVERY);
    };
    post(`${path}/listen`).then(ask, ask);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [path]);
  const next = async () => {
    if (await deed.run("propose", () => post(`${path}/propose`, { learned: true }))) prove(true);
  };
  const codes = html`<ul class="test-codes">${data.codes.map((code) => html`<${Code} key=${code.text} code=${code} heard=${heard.codes.includes(code.text)} />`)}</ul>`;
  if (proof) return html`<${Proof} found=${{ learned: true }} path=${path} asks=${t("learn-proof")} onKept=${onKept} onBack=${onLeave}><p>${t("learn-proof-text")}</p><//>`;
  return html`<section class="card" data-testid="learn"><h2>${t("learn-title")}</h2><p>${t("learn-text")}</p>${codes}
    ${heard.questions.map((question) => html`<p key=${question} class="note" data-testid="question">${t(`learn-${question.replaceAll("_", "-")}`)}</p>`)}
    ${heard.values && (heard.values.length
      ? html`<table class="rows" data-testid="learned"><tbody>${heard.values.map((one) => html`<tr key=${one.place}><th scope="row" class="mono">${one.place}</th><td class="mono">${one.value}</td></tr>`)}</tbody></table>`
      : html`<p data-testid="learned-nothing"><b>${t("learn-fits")}</b></p>`)}
    <${Trouble} trouble=${deed.trouble} testid="learn-trouble" />
    <div class="row">${heard.values?.length > 0 && html`<${Action} look="main" label=${t("learn-try")} testid="learn-try" busy=${deed.busy && t("trying")} onTap=${next} />`}
      ${heard.values?.length === 0 ? html`<${Action} look="main" label=${t("learn-leave")} testid="calibrate-cancel" onTap=${onLeave} />`
        : html`<${Action} look="quiet" label=${t("calibrate-cancel")} testid="calibrate-cancel" onTap=${onLeave} />`}</div></section>`;
}
