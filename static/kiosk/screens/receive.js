/** How would you like it: brought or collected, soonest first; the promise in full; an action that names the choice. */
import { Action, Back } from "../../shared/action.js";
import { Contours } from "../../shared/contours.js";
import { Disc } from "../../shared/discs.js";
import { html, useState } from "../../shared/html.js";
import { Icon } from "../../shared/icon.js";
import { t } from "../../shared/i18n.js";
import { short } from "../../shared/screen.js";
import { ageLong } from "../ages.js";
import { chosenOption, loadWays, otherAddress, proceed } from "../ordering.js";
import { Failed, Shell, Waiting } from "../shell.js";
import { busy, modes, optionId, ways } from "../state.js";
import { back } from "../visit.js";

const AT_FIRST = 4;

function Item({ item }) {
  return html`<section class="item" data-testid="item"><img src=${item.picture} alt="" />
    <p>${[item.name, item.size, item.colour?.toLocaleLowerCase()].filter(Boolean).join(", ")}</p>
    <p class="money">${item.total.text}</p></section>`;
}

function Option({ option }) {
  if (!option.possible) {
    return html`<li><div class="option impossible" data-testid="option" data-option=${option.id}><${Disc} kind="none" /><span>${option.why_not || option.title}</span></div></li>`;
  }
  const mine = option.id === optionId.value;
  return html`<li><button type="button" class=${`option${mine ? " chosen" : ""}`} aria-pressed=${String(mine)} data-testid="option" data-option=${option.id}
      data-kind=${option.kind} onClick=${() => { optionId.value = option.id; }}>
    <span class="option-title">${option.was && html`<s>${option.was}</s> `}<b>${option.title}</b></span>
    <span class="option-detail">${option.was ? t("time-changed") : option.detail}</span>
    <span class="option-source"><${Disc} kind=${option.source.kind} />${option.source.text}</span>
    <span class="option-cost money">${option.cost.text}</span>
    ${mine && html`<span class="tick"><${Icon} name="check" /></span>`}
  </button></li>`;
}

function Column({ icon, title, note, options, testid }) {
  const [all, setAll] = useState(false);
  const shown = all || options.length <= AT_FIRST ? options : options.slice(0, AT_FIRST - 1);
  const hidden = options.length - shown.length;
  return html`<section class="column" data-testid=${testid} aria-label=${title}>
    <h2><${Icon} name=${icon} />${title}</h2>
    <div class="column-note">${note}</div>
    <ul>${shown.map((option) => html`<${Option} key=${option.id} option=${option} />`)}</ul>
    ${hidden > 0 && html`<button type="button" class="option more" data-testid="more-options" onClick=${() => setAll(true)}>${t("more-ways", { count: hidden })}</button>`}
  </section>`;
}

function Promised({ option, data }) {
  return html`<section class="promise" data-testid="promise" aria-label=${t("promise-title")}><h2>${t("promise-title")}</h2>
    ${option?.cost.minor > 0 && html`<p class="due" data-testid="due">${t(option.kind === "delivery" ? "sum-due" : "sum-due-carriage", { total: option.total.text, item: data.item.total.text, cost: option.cost.text })}</p>`}
    <p role="status">${option ? option.promise : t("promise-none")}</p>
    <p class="fine computed">${t("computed", { age: ageLong(data.computed_at) })}</p></section>`;
}

export function Receive() {
  const { status, data } = ways.value;
  const option = data && chosenOption();
  const deed = busy.value === "long" ? t("busy-long") : busy.value ? t("busy-hold") : "";
  const actions = html`<div class="row"><${Back} label=${t("back")} wide=${!modes.value.reach} onTap=${back} />
    ${data && (option ? html`<${Action} look="bright" arrow label=${option.action} busy=${deed} testid="order" onTap=${proceed} />`
      : html`<${Action} look="bright" label=${t("choose-other")} testid="choose-other" onTap=${back} />`)}</div>`;
  if (!data) {
    return html`<${Shell} testid="screen-receive" dark foot=${actions}
      work=${status === "failed" ? html`<${Failed} onRetry=${() => loadWays()} />` : html`<${Waiting} label=${t("waiting-ways")} />`} />`;
  }
  const hint = data.delivery.address_hint;
  const address = hint ? html`<button type="button" class="link" data-testid="other-address" onClick=${otherAddress}>${hint}<span>${t("other-address")}</span></button>`
    : html`<p>${t("address-later")}</p>`;
  const low = modes.value.reach || short.value;
  const promised = html`<${Promised} option=${option} data=${data} />`;
  const look = html`<${Item} item=${data.item} /><h1>${t("receive-title")}</h1>${low && promised}`;
  const work = html`<div class="columns">
    <${Column} icon="truck" title=${t("deliver")} note=${address} options=${data.delivery.options} testid="deliveries" />
    <${Column} icon="shopping-bag" title=${t("collect")} note=${html`<p>${data.pickup.note}</p>`} options=${data.pickup.options} testid="pickups" />
  </div>`;
  return html`<${Shell} testid="screen-receive" dark look=${look} work=${work}
    behind=${html`<${Contours} seed=${data.item.sku} x=${860} y=${260} count=${13} gap=${48} height=${500} />`}
    foot=${html`${!low && promised}${actions}`} />`;
}
