/** What came of the scans: one sentence about the chosen station, and the latest lines of the journal. */
import { Action } from "../shared/action.js";
import { Disc } from "../shared/discs.js";
import { html } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { device, journal, onWire, stationName, target, trouble } from "./state.js";
import { Key, outcomeOf, screenOf, stateOf, timeOf } from "./words.js";

/** The present state of the chosen station in one sentence, and what to do about it. */
function say(station) {
  const scanner = stateOf(device(station.id, "scanner"));
  const values = { station: station.name };
  if (scanner.key !== "ready") return { title: t("title-scanner", values), text: t("title-scanner-text") };
  if (screenOf(station.id).open === false) return { title: t("title-screen", values), text: t("title-screen-text"), open: true };
  return { title: t("title-ready", values), text: t("title-ready-text") };
}

function Line({ line }) {
  const outcome = outcomeOf(line.outcome);
  return html`<li data-testid="journal-line" data-outcome=${line.outcome}>
    <time datetime=${line.at}>${timeOf(line.at)}</time>
    <span class="where">${stationName(line.station)}</span>
    <span class="what"><${Disc} kind=${outcome.disc} /><b>${outcome.word}</b>${line.what && html`<span class="second">${t(...line.what)}</span>`}</span>
    <span class="second took">${line.ms !== undefined && t("took", { ms: line.ms })}</span>
  </li>`;
}

function OnWire() {
  const wire = onWire.value;
  if (!wire) return null;
  const key = wire.state === "silent" ? "wire-silent" : "wire-going";
  return html`<li class="going" data-testid="on-wire" data-state=${wire.state}><time datetime=${wire.at}>${timeOf(wire.at)}</time>
    <span class="where">${stationName(wire.station)}</span>
    <span class="what"><${Disc} kind=${wire.state === "silent" ? "hand" : "coming"} /><b>${t(key)}</b><span class="second">${t(...wire.what)}</span></span></li>`;
}

export function Trouble() {
  if (!trouble.value) return null;
  const { title, text, again } = trouble.value;
  return html`<div class="trouble" role="alert" data-testid="trouble"><p><b>${title}</b> ${text}</p>
    <${Action} label=${t("try-again")} testid="trouble-again" onTap=${again} />
    <${Action} label=${t("close")} testid="trouble-close" onTap=${() => { trouble.value = null; }} /></div>`;
}

export function Journal() {
  const station = target.value;
  const { title, text, open } = say(station);
  return html`<header class="state" data-testid="state">
    <div class="state-words" role="status"><h1 data-testid="state-title">${title}</h1><p class="second">${text}</p></div>
    ${open && html`<a class="action main" href=${station.page} target="_blank" rel="noopener" data-testid="open-main">
      <span class="label">${t("open-screen")}<span class="unseen"> ${t("new-tab")}</span></span><${Key} name="O" /></a>`}
  </header>
  <${Trouble} />
  <section class="journal" aria-label=${t("journal-label")}>
    <div class="journal-lines" role="log" aria-live="polite" tabindex="0" aria-label=${t("journal-newest")} data-testid="journal"><ol>
      <${OnWire} />
      ${journal.value.map((line) => html`<${Line} key=${line.station + line.at} line=${line} />`)}
      ${!journal.value.length && !onWire.value && html`<li class="nothing second">${t("journal-empty")}</li>`}
    </ol></div>
  </section>`;
}
