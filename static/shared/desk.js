/** The frame of a screen for people who work here: what it is, what works today, what comes. */
import { Brand } from "./brand.js";
import { Contours } from "./contours.js";
import { Disc } from "./discs.js";
import { html } from "./html.js";
import { language, setLanguage, t } from "./i18n.js";

/** @param points [{kind: "here" | "coming", title, text}]: a full disc works today, a dashed one comes */
export function Plan({ points }) {
  return html`<ul class="plan" data-testid="plan">${points.map((point) => html`<li><${Disc} kind=${point.kind} />
    <div><h2>${point.title} <span class="unseen">${point.kind === "here" ? t("works") : t("comes")}</span></h2><p>${point.text}</p></div></li>`)}</ul>`;
}

export function Legend() {
  return html`<p class="news"><${Disc} kind="here" />${t("works")} <${Disc} kind="coming" />${t("comes")}</p>`;
}

export function Desk({ brand, place, title, lead, points, aside, seed, testid }) {
  return html`<div class="desk" data-testid=${testid}>
    <header class="head"><${Brand} name=${brand} /><p class="place">${place}</p>
      <button type="button" class="chip" data-testid="language" onClick=${() => setLanguage(language.value === "ru" ? "en" : "ru")}>${t("other-language")}</button></header>
    <main><${Contours} seed=${seed} x=${760} y=${180} count=${16} gap=${56} /><h1>${title}</h1><p class="lead">${lead}</p><${Plan} points=${points} /></main>
    ${aside}
    <footer><${Legend} /></footer>
  </div>`;
}
