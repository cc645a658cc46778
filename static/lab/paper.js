/** The paper as it comes out of the chosen station's printer: the newest grows below the slot, older pieces lie under it. */
import { Contours } from "../shared/contours.js";
import { html, useEffect, useRef, useState } from "../shared/html.js";
import { get } from "../shared/api.js";
import { t } from "../shared/i18n.js";
import { reload } from "./deeds.js";
import { asText, device, jobs, target } from "./state.js";
import { isPrinting, Key, stateOf } from "./words.js";

const WIDEST = 640; // dots of 80 mm paper with its margins: narrower paper is drawn narrower, as it is
const WIDTH = 93; // per cent of the slot's width that the widest paper takes
const OLDER = 8;
const RULE = /^\s*([-─═_=*])\1{7,}\s*$/u; // a line across the paper, nothing to read aloud
const POLL = 1000;

/** How many pieces lie there: the newest included. Servers that do not count them have at most the newest. */
const piecesOf = (printer) => printer.papers ?? (printer.paper_version > 0 ? 1 : 0);

/** A picture that is exchanged only when the next one is whole: paper never blinks while it grows. */
function Picture({ src, alt }) {
  const host = useRef(null);
  const state = useRef({ loading: false, next: "" });
  useEffect(() => {
    const load = (url) => {
      const image = new Image();
      state.current = { loading: true, next: "" };
      const done = () => {
        const { next } = state.current;
        state.current = { loading: false, next: "" };
        if (next) load(next);
      };
      image.onload = () => {
        image.alt = alt;
        image.style.width = `${Math.min(WIDTH, (image.naturalWidth / WIDEST) * WIDTH)}%`;
        host.current?.replaceChildren(image);
        done();
      };
      image.onerror = done;
      image.src = url;
    };
    if (state.current.loading) state.current.next = src;
    else load(src);
  }, [src]);
  return html`<div class="picture" ref=${host}></div>`;
}

/** The same piece in letters: for a screen reader always, for the eye on demand. */
function Letters({ printer, back, live }) {
  const [lines, setLines] = useState([]);
  useEffect(() => {
    let gone = false;
    get(`/api/lab/paper/${printer.id}.json?back=${back}`).then((answer) => { if (!gone) setLines(answer.lines); }).catch(() => {});
    return () => { gone = true; };
  }, [printer.id, back, live ? printer.paper_version : piecesOf(printer)]);
  return html`<div class=${`letters${asText.value ? "" : " unseen"}`} data-testid=${live ? "paper-text" : "older-text"}
    role=${live ? "log" : undefined} aria-label=${live ? t("paper-text-label") : undefined}>
    ${lines.map((line) => (RULE.test(line)
      ? html`<p class="ruled" aria-hidden="true">${line}</p>`
      : html`<p>${line.trim().split(/\s{3,}/).map((part, index) => html`${index > 0 && " "}<span>${part}</span>`)}</p>`))}</div>`;
}

function Piece({ printer, back }) {
  const live = back === 0;
  const stamp = live ? printer.paper_version : piecesOf(printer);
  return html`<li class=${live ? "piece" : "piece older"} data-testid=${live ? "paper" : "older-paper"}>
    ${!asText.value && html`<${Picture} src=${`/api/lab/paper/${printer.id}.png?back=${back}&v=${stamp}`}
      alt=${live ? t("paper-alt") : t("older-alt", { count: back })} />`}
    <${Letters} printer=${printer} back=${back} live=${live} />
  </li>`;
}

function Printer({ printer, state }) {
  const lit = !state.bad && state.key !== "opening";
  return html`<div class=${`machine on-dark${state.bad ? " fault" : ""}`}>
    ${state.key === "cover_open" && html`<svg class="lid" viewBox="0 0 320 26" aria-hidden="true" focusable="false"><path d="M14 26 46 2h228l32 24z" /></svg>`}
    <p class="machine-words" role="status" data-testid="printer-title" data-state=${state.key}>${t(`printer-${state.key.replaceAll("_", "-")}`)}</p>
    <span class=${`lamp${lit ? "" : " off"}`} aria-hidden="true"></span>
    <span class="mouth" aria-hidden="true"></span>
  </div>`;
}

/** While something prints and no news comes (a line that is down, news that were lost), ask. */
function usePolling(printer) {
  const heard = useRef(0);
  useEffect(() => { heard.current = Date.now(); }, [printer?.paper_version]);
  const busy = printer && isPrinting(printer.id);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(() => { if (Date.now() - heard.current >= POLL) reload(); }, POLL);
    return () => clearInterval(timer);
  }, [busy]);
}

export function Paper() {
  const printer = device(target.value.id, "printer");
  usePolling(printer);
  if (!printer) return html`<section class="counter" data-testid="no-printer"><p class="nothing">${t("no-printer")}</p></section>`;
  const state = stateOf(printer);
  const pieces = piecesOf(printer);
  const job = jobs.value.get(printer.id);
  return html`<section class="counter" aria-labelledby="paper-title" data-walk>
    <${Contours} seed=${printer.id} x=${500} y=${180} />
    <div class="paper-head"><h2 id="paper-title">${t("paper-title", { station: target.value.name })}</h2>
      <button type="button" class="chip" data-testid="as-text" aria-pressed=${String(asText.value)} onClick=${() => { asText.value = !asText.value; }}>
        ${t("as-text")}<${Key} name="T" /></button></div>
    <${Printer} printer=${printer} state=${state} />
    <div class="roll" tabindex="0" role="region" aria-label=${t("roll-label")} data-testid="roll">
      ${pieces === 0
        ? html`<p class="no-paper" data-testid="paper-empty">${state.bad ? t("paper-empty-fault") : t("paper-empty")}</p>`
        : html`<ol key=${printer.id}>${Array.from({ length: Math.min(pieces, OLDER) }, (_, back) => html`<${Piece} key=${`${printer.id}-${pieces - back}`} printer=${printer} back=${back} />`)}</ol>`}
    </div>
    <p class="paper-foot"><span class="model">${printer.profile}</span>
      ${job && html`<span class="second">${t(job.over ? "job-over" : "job-runs", { count: job.bytes ?? 0 })}</span>`}</p>
  </section>`;
}
