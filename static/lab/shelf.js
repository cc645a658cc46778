/** The shelf of things to hold before a scanner: loyalty cards, odd codes, order slips. Goods have their own file. */
import { Disc } from "../shared/discs.js";
import { html } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { oddCodes } from "./codes.js";
import { scan } from "./deeds.js";
import { goods, lab } from "./state.js";
import { Key } from "./words.js";

const tailOf = (number) => number.slice(-2);

function Card({ card }) {
  const tail = tailOf(card.number);
  const what = ["what-card", { name: card.name, tail }];
  return html`<li><button type="button" class=${`plastic${card.blocked ? " blocked" : ""}`} data-testid="card" data-tail=${tail}
    data-blocked=${String(card.blocked)} onClick=${() => scan(card.number, "clean", what)}>
    ${card.blocked && html`<span class="mark"><${Disc} kind="hand" />${t("card-blocked")}</span>`}
    <span class="who">${card.name}</span>
    <span class="tail"><span aria-hidden="true">•• </span><span class="unseen">${t("card-tail")}</span>${tail}</span>
  </button></li>`;
}

export function Cards() {
  const { cards } = lab.value;
  return html`<section class="cards" aria-labelledby="cards-title" data-section="cards">
    <h2 id="cards-title">${t("cards-title")}<${Key} name="C" /></h2>
    ${cards.length
      ? html`<ul data-walk>${cards.map((card) => html`<${Card} key=${card.number} card=${card} />`)}</ul>`
      : html`<p class="nothing second">${t("cards-empty")}</p>`}
  </section>`;
}

export function Odd() {
  const sample = goods.value.products[0]?.variants[0]?.barcode;
  return html`<section class="odd" aria-labelledby="odd-title" data-section="odd">
    <h2 id="odd-title">${t("odd-title")}<${Key} name="X" /></h2>
    <ul data-walk>${oddCodes(lab.value.cards, sample).map((code) => html`<li><button type="button" class="chip" data-testid=${`odd-${code.id}`}
      onClick=${() => scan(code.text, code.how, [`odd-${code.id}`])}>${t(`odd-${code.id}`)}</button></li>`)}</ul>
  </section>`;
}

export function Slips() {
  const orders = lab.value.orders ?? [];
  return html`<section class="slips" aria-labelledby="slips-title" data-section="slips">
    <h2 id="slips-title">${t("slips-title")}<${Key} name="S" /></h2>
    ${orders.length
      ? html`<ul data-walk>${orders.map((order) => html`<li><button type="button" class="stub" data-testid="slip" data-number=${order.number}
          onClick=${() => scan(order.code, "clean", ["what-slip", { number: order.number }])}>${order.number}</button></li>`)}</ul>`
      : html`<p class="nothing second" data-testid="slips-empty">${t("slips-empty")}</p>`}
  </section>`;
}
