/** The record of deeds: who did what, newest first, a day at a time; whether it is as it was written. */
import { Action } from "../../shared/action.js";
import { clock, dayLong } from "../../shared/ages.js";
import { html, useEffect, useRef, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { language, t } from "../../shared/i18n.js";
import { get, useAnswer } from "../api.js";
import { Answered, Empty, Head, Sign } from "../parts.js";

const ABOUT = ["people", "keys", "devices", "profiles", "print", "other"];
const PAUSE = 250;

/** Whether the chain holds: asked when the screen opens, and again at a touch. */
function Seal() {
  const answer = useAnswer("/api/it/audit/verify");
  const told = answer.data;
  const broken = told && told.broken_at !== null;
  return html`<button type="button" class=${`seal${broken ? " broken" : ""}`} data-testid="seal" data-broken=${told ? told.broken_at ?? "" : undefined} onClick=${answer.again}>
    <${Sign} kind=${!told ? "coming" : broken ? "hand" : "here"} bad=${broken} word=${!told ? t("audit-checking") : broken ? t("audit-broken", { number: told.broken_at }) : t("audit-whole", { count: told.lines })} /></button>`;
}

function Search({ asked, ask, people }) {
  const change = (what) => ask({ ...asked, ...what });
  return html`<div class="audit-search" role="search">
    <label class="find"><span class="unseen">${t("audit-find")}</span><input class="text" type="search" data-search data-testid="audit-find" placeholder=${t("audit-find")} value=${asked.q} onInput=${(event) => change({ q: event.target.value })} /><${Key} name="/" /></label>
    <label><span class="unseen">${t("audit-day")}</span><input class="text" type="date" data-testid="audit-day" value=${asked.day} onChange=${(event) => change({ day: event.target.value })} /></label>
    <label><span class="unseen">${t("audit-who")}</span><select class="text" data-testid="audit-who" value=${asked.who} onChange=${(event) => change({ who: event.target.value })}>
      <option value="">${t("audit-everybody")}</option>${people.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}</select></label>
    <div class="abouts" data-walk role="group" aria-label=${t("audit-about")}>${ABOUT.map((about) => html`<button type="button" key=${about} class="chip" data-testid=${`about-${about}`} aria-pressed=${String(asked.about === about)}
      onClick=${() => change({ about: asked.about === about ? "" : about })}>${t(`about-${about}`)}</button>`)}</div></div>`;
}

/** Lines under the day they belong to. */
function byDay(lines) {
  const days = [];
  for (const line of lines) {
    const name = dayLong(line.at);
    if (days.at(-1)?.name !== name) days.push({ name, lines: [] });
    days.at(-1).lines.push(line);
  }
  return days;
}

function Lines({ lines }) {
  return html`<div class="audit-days">${byDay(lines).map((day) => html`<section key=${day.name}><h2>${day.name}</h2>
    <table class="rows"><tbody>${day.lines.map((line) => html`<tr key=${line.number} data-testid="audit-line" data-deed=${line.deed}>
      <td class="when"><time dateTime=${line.at}>${clock(line.at)}</time></td><td class="who">${line.who_name}</td><td>${line.text}</td><td class="about second">${t(`about-${line.about}`)}</td><td class="number mono second">${line.number}</td></tr>`)}</tbody></table></section>`)}</div>`;
}

function queryOf(asked) {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  return `/api/it/audit${query.size ? `?${query}` : ""}`;
}

/** Further pages under the first one; forgotten when something else is asked. */
function useMore(path, first) {
  const [pages, set] = useState({ path, lines: [], more: null });
  const mine = pages.path === path && pages.lines.length ? pages : { path, lines: [], more: first?.more ?? null };
  const further = async () => {
    const glue = path.includes("?") ? "&" : "?";
    const told = await get(`${path}${glue}before=${mine.more}`).catch(() => null);
    if (told) set({ path, lines: [...mine.lines, ...told.lines], more: told.more });
  };
  return { ...mine, further };
}

function Screen() {
  const [typed, type] = useState({ q: "", day: "", who: "", about: "" });
  const [asked, ask] = useState(typed);
  const timer = useRef(0);
  useEffect(() => {
    timer.current = setTimeout(() => ask(typed), typed.q === asked.q ? 0 : PAUSE);
    return () => clearTimeout(timer.current);
  }, [typed, language.value]);
  const path = queryOf(asked);
  const answer = useAnswer(path, ["people", "devices", "faults", "spool", "profiles"]);
  const more = useMore(path, answer.data);
  const people = useRef([]);
  if (answer.data) people.current = answer.data.people;
  const filtered = Object.values(asked).some(Boolean);
  return html`<${Head} title=${t("audit-title")} lead=${t("audit-lead")}><${Seal} /><//>
    <${Search} asked=${typed} ask=${type} people=${people.current} />
    <${Answered} answer=${answer}>${(told) => (told.lines.length ? html`<${Lines} lines=${[...told.lines, ...more.lines]} />
      ${more.more !== null && html`<div class="audit-more"><${Action} label=${t("audit-more")} testid="audit-more" onTap=${more.further} /></div>`}`
      : html`<${Empty} title=${t(filtered ? "audit-nothing" : "audit-empty")} text=${t(filtered ? "audit-nothing-text" : "audit-empty-text")}>
        ${filtered && html`<${Action} label=${t("audit-all")} testid="audit-all" onTap=${() => type({ q: "", day: "", who: "", about: "" })} />`}<//>`)}<//>`;
}

export const screen = { key: "audit", digit: 8, title: "nav-audit", sentences: ["it-audit"], Screen };
