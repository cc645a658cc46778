/** What a screen shows until it belongs to the shop: its code, what to do with it, and that it goes on by itself. */
import { Action } from "./action.js";
import { clock } from "./ages.js";
import { Brand } from "./brand.js";
import { Contours } from "./contours.js";
import { Disc } from "./discs.js";
import { html, useLayoutEffect, useState } from "./html.js";
import { language, setLanguage, t } from "./i18n.js";

/** What the machine calls itself where store IT sees it. */
export const machineName = (screen) => t(`pair-name-${screen}`, { size: `${Math.round(window.screen.width * devicePixelRatio)}×${Math.round(window.screen.height * devicePixelRatio)}` });

/** The screen's true size is not known yet: fill what there is. */
function fit() {
  const wide = window.innerWidth > window.innerHeight;
  const [width, height] = wide ? [1920, 1080] : [1080, 1920];
  const unit = Math.min(window.innerWidth / width, window.innerHeight / height);
  document.documentElement.style.setProperty("--u", `${unit.toFixed(4)}px`);
  document.documentElement.classList.toggle("wide", wide);
}

function Waiting({ code, until }) {
  return html`<h1>${location.hash === "#lost" ? t("pair-lost") : t("pair-title")}</h1>
    <div class="pair-card"><p class="pair-label">${t("pair-code")}</p><p class="pair-code" data-testid="pair-code">${code.split("-").map((half, place) => html`${place > 0 && html`<i>-</i>`}<span>${half}</span>`)}</p></div>
    <ol class="pair-steps"><li><b>1</b><p>${t("pair-step-open", { address: `${location.host}/it` })}</p></li>
      <li><b>2</b><p>${t("pair-step-compare")}</p></li><li><b>3</b><p>${t("pair-step-done")}</p></li></ol>`;
}

function Refused({ again }) {
  return html`<h1>${t("pair-refused")}</h1><p class="pair-lead">${t("pair-refused-text")}</p>
    <div class="row"><${Action} look="main" label=${t("pair-again")} testid="pair-again" onTap=${again} /></div>`;
}

/** @param state "waiting" | "refused" */
export function Pairing({ state, code, until, again }) {
  const [brand, setBrand] = useState("");
  useLayoutEffect(() => {
    fit();
    window.addEventListener("resize", fit);
    fetch(`/api/staff/door?lang=${language.value}`).then((answer) => answer.json()).then((told) => setBrand(told.brand), () => null);
    return () => window.removeEventListener("resize", fit);
  }, []);
  document.title = t("pair-title");
  return html`<div class="pairing" data-testid="pairing" data-state=${state}>
    <${Contours} seed="pairing" x=${620} y=${760} count=${17} gap=${78} width=${1080} height=${1920} />
    <header><${Brand} name=${brand || t("pair-shop")} /><button type="button" class="chip" data-testid="language" onClick=${() => setLanguage(language.value === "ru" ? "en" : "ru")}>${t("pair-other-language")}</button></header>
    <main>${state === "refused" ? html`<${Refused} again=${again} />` : html`<${Waiting} code=${code} until=${until} />`}</main>
    <footer class="on-dark"><p><${Disc} kind=${state === "refused" ? "none" : "coming"} />${state === "refused" ? t("pair-stopped") : t("pair-waiting", { time: clock(until) })}</p></footer></div>`;
}
