/** The order is made: the sentence, the number that never moves, the slip, three dates, and the end of the visit. */
import { Action } from "../../shared/action.js";
import { Contours } from "../../shared/contours.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { headReached } from "../../shared/screen.js";
import { left, oneMoreMinute } from "../idle.js";
import { NO_PAPER } from "../ordering.js";
import { Shell } from "../shell.js";
import { modes, order, qr } from "../state.js";
import { end } from "../visit.js";
import { placeOf, Slip } from "./slip.js";

export function NumberPlate({ made, picture, caption }) {
  return html`<section class="number-plate"><${Contours} seed=${made.number} x=${250} y=${330} count=${16} gap=${46} height=${560} />
    <div class="number-words"><p class="number-label">${t("order-number")}</p>
      <p class=${`number${made.number.length > 6 ? " long" : made.number.length > 5 ? " medium" : ""}`} data-testid="order-number">${made.number}</p>
      <p>${made.item}<br /><b>${made.total.text}</b> · ${made.payment}</p></div>
    ${picture && html`<figure class="qr"><img src=${picture} alt=${t("qr-alt", { number: made.number })} data-testid="order-qr" /><figcaption>${caption}</figcaption></figure>`}
  </section>`;
}

/** A time never begins a line alone: the little word before it goes along. */
const tied = (sentence) => sentence.replace(/ (\p{L}{1,5}) (?=\d)/gu, " $1\u00a0");

export function Dates({ dates }) {
  return html`<ul class="dates" data-testid="dates">${dates.map((date) => html`<li><h2 class="date-title">${tied(date.title)}</h2><p>${date.text}</p></li>`)}</ul>`;
}

export function Done() {
  const made = order.value;
  const low = modes.value.reach && !headReached.value;
  const bare = NO_PAPER.has(made.print.state);
  const paper = made.print.state === "moved" ? t("done-moved", { place: placeOf(made.print) }) : t("done-bare");
  const foot = html`<div class="row"><${Action} look="plain" label=${t("minute-more")} testid="minute-more" onTap=${oneMoreMinute} />
      <${Action} look="main" label=${bare ? t("number-noted") : t("finish")} testid="finish-visit" onTap=${() => end("done")} /></div>
    <p class="clears" data-testid="clears">${t("clears-in", { count: left.value })}</p>`;
  const head = html`<h1 class=${!bare && made.headline.length > 27 ? "long" : ""}>${bare ? t("done-title-bare") : t("done-title")}<br />${bare ? paper : tied(made.headline)}</h1>
    <${NumberPlate} made=${made} picture=${qr.value} caption=${t("qr-photo")} />`;
  const rest = html`<${Slip} order=${made} />
    <${Dates} dates=${made.dates} />`;
  return html`<${Shell} testid="screen-done" leaving still look=${low && head} work=${html`${!low && head}${rest}`} foot=${foot} />`;
}
