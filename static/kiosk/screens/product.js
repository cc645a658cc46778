/** One product: its picture, its price with the reason, every size and colour with where it is and how old that news is. */
import { Action, Back } from "../../shared/action.js";
import { ageShort, clock } from "../../shared/ages.js";
import { Contours } from "../../shared/contours.js";
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { ageLong } from "../ages.js";
import { short } from "../../shared/screen.js";
import { available, choose, factTime, isStale, loadProduct, nearest, sizeName, standing } from "../goods.js";
import { openReceive } from "../ordering.js";
import { Failed, Shell, Waiting } from "../shell.js";
import { chosen, emptying, goods, modes, soldHere } from "../state.js";
import { back, callConsultant } from "../visit.js";
import { Matrix } from "./matrix.js";
import { Steps } from "./steps.js";

const LEGEND = [
  { kind: "here", word: () => t("legend-here") },
  { kind: "store", word: () => t("legend-store") },
  { kind: "warehouse", word: () => t("legend-warehouse") },
  { kind: "coming", word: () => t("legend-coming") },
];

const colourOf = (data, id) => data.colours.find((colour) => colour.id === id);

/** A number and its % stay on one line. */
const unbroken = (words) => words.replace(/(\d) (?=%)/g, "$1\u00a0");

function Price({ variant, data }) {
  const price = variant?.price ?? data.price;
  return html`<div class="price" data-testid="price">
    ${variant?.old_price && html`<p class="was"><span class="unseen">${t("price-was")} </span>${variant.old_price.text}</p>`}
    <p class="money">${price ? price.text : t("price-unknown")}</p>
    ${variant?.reason && html`<p class=${variant.fixed || !variant.old_price ? "second reason" : "gain reason"} data-testid="price-reason">${unbroken(variant.reason)}</p>`}
    ${!variant && data.variants.length > 0 && html`<p class="second">${t("price-from")}</p>`}
  </div>`;
}

function Advantage({ next }) {
  return html`<div class="advantage" data-testid="next-advantage"><p class="second">${unbroken(next.text)}</p>
    <progress max="100" value=${Math.round(next.share * 100)} aria-label=${t("advantage-bar")}></progress></div>`;
}

/** Where the chosen one is, as a sentence with the place in the shop; and what changed under the shopper's eyes. */
function Sentence({ data, variant }) {
  if (!variant) return html`<p class="sentence" data-testid="sentence">${t("choose-one")}</p>`;
  const { kind, source, coming } = standing(variant);
  const what = data.sizes.length > 1 || data.colours.length > 1
    ? t("choice", { size: sizeName(data, variant.size), colour: (colourOf(data, variant.colour)?.name ?? "").toLocaleLowerCase() }) : data.name;
  const count = source?.available ?? 0;
  const place = source?.place ?? "";
  let head = t("stand-none", { what });
  let tail = "";
  if (kind === "here") {
    head = count === 1 ? t("stand-here-last", { what }) : t("stand-here", { what, count });
    tail = [place && `${place}.`, count === 1 && t("hold-it")].filter(Boolean).join(" ");
  } else if (kind === "store" || kind === "pickup") head = t("stand-store", { what, place: source.name, count });
  else if (kind === "warehouse") head = t("stand-warehouse", { what, count });
  else if (kind === "coming") head = t("stand-coming", { what, date: coming.text });
  if (soldHere.value === variant.sku && kind !== "here") {
    tail = head;
    head = t("sold-now");
  } else if (source && isStale(source.as_of)) {
    tail = t("stand-stale", { time: clock(factTime(source.as_of)) });
  }
  const age = modes.value.reach && source && !isStale(source.as_of) ? t("checked", { age: ageLong(factTime(source.as_of)) }) : "";
  return html`<p class="sentence" role="status" data-testid="sentence"><b>${head}</b> ${[tail, age].filter(Boolean).join(" ")}</p>`;
}

function Legend({ data }) {
  const heard = new Map(data.heard.map((one) => [one.kind, one.as_of]));
  return html`<dl class="legend" data-testid="legend">${LEGEND.filter(({ kind }) => heard.has(kind)).map(({ kind, word }) => html`
    <div class="legend-item"><dt><${Disc} kind=${kind} />${word()}</dt>
    <dd>${kind === "coming" ? t("plan", { age: ageShort(heard.get(kind)) }) : ageShort(factTime(heard.get(kind)))}</dd></div>`)}</dl>`;
}

/** The one filled action never leads nowhere: what cannot be had gives way to the nearest that can, or to a person. */
function Onward({ data, variant }) {
  if (available(variant)) return html`<${Action} look="main" arrow label=${t("how-to-receive")} testid="how-to-receive" onTap=${openReceive} />`;
  const other = nearest(data, variant);
  return other ? html`<${Action} look="main" label=${t("show-nearest")} testid="show-nearest" onTap=${() => choose(other)} />`
    : html`<${Action} look="main" label=${t("call-consultant")} testid="call-consultant" onTap=${callConsultant} />`;
}

export function Product({ id }) {
  const { status, data } = goods.value;
  const wayBack = html`<${Back} label=${t("back")} onTap=${back} />`;
  if (!data) {
    return html`<${Shell} testid="screen-product" foot=${html`<div class="row">${wayBack}</div>`}
      work=${status === "failed" ? html`<${Failed} onRetry=${() => loadProduct(id, chosen.value)} />` : html`<${Waiting} label=${t("waiting-product")} />`} />`;
  }
  const variant = data.variants.find((one) => one.sku === chosen.value);
  const colour = colourOf(data, variant?.colour) ?? data.colours[0];
  const { reach, large } = modes.value;
  const stepped = reach || large || data.colours.length > 5;
  const sentence = html`<${Sentence} data=${data} variant=${variant} />`;
  const look = html`<div class="hero">
    <div class="plate"><${Contours} seed=${data.id} count=${12} gap=${84} /><img key=${colour?.id} src=${colour?.picture ?? data.pictures[0]}
      alt=${t("picture-of", { name: data.name, colour: colour?.name ?? "" })} data-testid="picture" /></div>
    <div class="facts">
      <p class="second kind">${data.kind_line}</p>
      <h1 data-testid="product-name">${data.name}</h1>
      <${Price} variant=${variant} data=${data} />
      ${data.next_advantage && html`<${Advantage} next=${data.next_advantage} />`}
      ${!data.next_advantage && !reach && html`<p class="story">${data.text}</p>`}
    </div></div>${reach && sentence}`;
  const work = html`
    ${stepped ? html`<${Steps} data=${data} variant=${variant} />` : html`<${Matrix} data=${data} emptying=${emptying.value} />`}
    <${Legend} data=${data} />
    ${data.next_advantage && html`<p class="story">${data.text}</p>`}`;
  const foot = html`${!reach && sentence}
    <div class="row">${wayBack}
      ${!reach && !large && !short.value && html`<${Action} look="plain" label=${t("consultant")} testid="consultant" onTap=${callConsultant} />`}
      <${Onward} data=${data} variant=${variant} />
    </div>`;
  return html`<${Shell} testid="screen-product" look=${look} work=${work} foot=${foot} help=${reach || large} />`;
}
