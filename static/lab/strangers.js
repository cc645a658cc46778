/** Things to plug in that the shop does not know: store IT finds and accepts them at /it. */
import { Disc } from "../shared/discs.js";
import { html } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { plugIn, withStranger } from "./deeds.js";
import { lab } from "./state.js";

const WHAT = ["scanner", "adapter", "printer"];

function Stranger({ one }) {
  const deed = one.plugged ? "unplug" : "replug";
  return html`<li class="stranger" data-testid="stranger" data-id=${one.id} data-plugged=${String(one.plugged)}><${Disc} kind=${one.plugged ? "here" : "none"} /><b>${one.name}</b>
    ${one.kind === "scanner" && one.plugged && html`<button type="button" class="chip" data-testid="stranger-scan" onClick=${() => withStranger(one.id, "scan")}>${t("stranger-scan")}</button>`}
    ${one.kind === "printer" && html`<a class="open" href=${`/api/lab/paper/${one.id}.png`} target="_blank" rel="noopener">${t("stranger-paper")}</a>`}
    <button type="button" class="chip" data-testid="stranger-plug" onClick=${() => withStranger(one.id, deed)}>${t(`stranger-${deed}`)}</button>
    <button type="button" class="chip" data-testid="stranger-away" onClick=${() => withStranger(one.id, "take_away")}>${t("stranger-away")}</button></li>`;
}

export function Strangers() {
  const there = lab.value.strangers ?? [];
  return html`<section class="strangers" aria-labelledby="strangers-title" data-section="strangers"><h2 id="strangers-title">${t("strangers-title")}</h2>
    <p class="second">${t("strangers-text")} <a href="/it#/devices/found" target="_blank" rel="noopener">${t("strangers-console")}</a></p>
    <div class="chips" data-walk>${WHAT.map((what) => html`<button type="button" key=${what} class="chip" data-testid=${`plug-${what}`} onClick=${() => plugIn(what)}>${t(`plug-${what}`)}</button>`)}</div>
    ${there.length > 0 && html`<ul data-walk>${there.map((one) => html`<${Stranger} key=${one.id} one=${one} />`)}</ul>`}</section>`;
}
