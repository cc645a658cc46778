/** How the server finds itself, and one file for support with nobody's name in it. */
import { Action } from "../../shared/action.js";
import { ageShort } from "../../shared/ages.js";
import { html } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { useAnswer } from "../api.js";
import { Answered, Head, Sign } from "../parts.js";
import { useKeys } from "../screen_keys.js";

const BUNDLE = "/api/it/support/bundle.zip";
const DISCS = { ok: "here", bad: "hand", unknown: "coming" };

function Checks({ data }) {
  return html`<ul class="checks" data-testid="checks">${data.checks.map((check) => html`<li key=${check.name} data-testid="check" data-name=${check.name} data-state=${check.state}>
    <${Sign} kind=${DISCS[check.state]} word=${t(`check-${check.name}-${check.state}`, { detail: check.detail })} bad=${check.state === "bad"} /></li>`)}</ul>`;
}

function Screen() {
  const answer = useAnswer("/api/it/support");
  useKeys([{ code: "KeyD", cap: "D", title: t("download"), deed: () => document.querySelector("[data-testid=download]")?.click() },
    { code: "KeyR", cap: "R", title: t("check-again"), deed: answer.again }], [answer.at]);
  const bad = answer.data?.checks.filter((check) => check.state === "bad").length ?? 0;
  const title = !answer.data ? t("support-title") : bad ? t("support-bad", { count: bad }) : t("support-fine");
  return html`<${Head} title=${title} lead=${answer.data ? t("support-lead", { age: ageShort(answer.data.as_of) }) : ""}>
      <${Action} label=${html`${t("check-again")}<${Key} name="R" />`} testid="check-again" onTap=${answer.again} /><//>
    <div class="support-page"><section class="card" aria-labelledby="checks-title"><h2 id="checks-title">${t("self-check")}</h2><${Answered} answer=${answer}>${(data) => html`<${Checks} data=${data} />`}<//></section>
      <section class="card" aria-labelledby="bundle-title"><h2 id="bundle-title">${t("bundle-title")}</h2><p>${t("bundle-text")}</p>
        <div class="inside"><div><h3>${t("bundle-inside")}</h3><ul><li>${t("bundle-1")}</li><li>${t("bundle-2")}</li><li>${t("bundle-3")}</li><li>${t("bundle-4")}</li></ul></div>
          <div><h3>${t("bundle-outside")}</h3><ul><li>${t("bundle-5")}</li><li>${t("bundle-6")}</li><li>${t("bundle-7")}</li></ul></div></div>
        <div class="row"><a class="action main" href=${BUNDLE} download data-testid="download"><span class="label">${t("download")}<${Key} name="D" /></span></a></div>
        <p class="second">${t("bundle-audit")}</p></section></div>`;
}

export const screen = { key: "support", digit: 9, title: "nav-support", sentences: ["it-support"], Screen };
