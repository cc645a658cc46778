/** Looking for a thing: categories and what is worth a look, one category, or search with the keyboard of the screen. */
import { Back } from "../../shared/action.js";
import { Contours } from "../../shared/contours.js";
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { Icon } from "../../shared/icon.js";
import { t } from "../../shared/i18n.js";
import { Keyboard } from "../../shared/keyboard.js";
import { loadShelf, openCategory, openProduct, openSearch, type } from "../goods.js";
import { Failed, Shell, Waiting } from "../shell.js";
import { catalogue, modes, query, shelf, typing, visit } from "../state.js";
import { back } from "../visit.js";

export function Goods({ item }) {
  return html`<button type="button" class="goods" data-testid="goods" data-product=${item.id} onClick=${() => openProduct(item.id)}>
    <span class="plate"><${Contours} seed=${item.id} count=${9} gap=${92} /><img src=${item.picture} alt="" loading="lazy" /></span>
    <span class="goods-name">${item.name}</span>
    <span class="goods-price"><span class="money">${item.price?.text ?? t("price-unknown")}</span>${item.old_price && html`<s class="was">${item.old_price.text}</s>`}</span>
    <span class="goods-where"><${Disc} kind=${item.availability.kind} />${item.availability.text}</span>
  </button>`;
}

const Shelf = ({ items }) => html`<ul class="shelf">${items.map((item, index) => html`<li key=${`${item.id}-${index}`}><${Goods} item=${item} /></li>`)}</ul>`;

function Tile({ category }) {
  return html`<li><button type="button" class="tile" data-testid="category" data-category=${category.id} onClick=${() => openCategory(category.id)}>
    <img src=${category.picture} alt="" /><b>${category.name}</b><span class="second">${t("things", { count: category.count })}</span>
  </button></li>`;
}

const Tiles = () => html`<ul class="tiles">${(catalogue.value?.categories ?? []).map((category) => html`<${Tile} key=${category.id} category=${category} />`)}</ul>`;

function startTitle() {
  const person = visit.value?.customer;
  return person ? t("greeting", { name: person.name }) : t("browse-title");
}

/** The headline; in the lower mode it stands in the part that is only looked at. */
const Title = ({ children }) => !(modes.value.reach && !typing.value) && html`<h1>${children}</h1>`;

function Start() {
  const shop = catalogue.value;
  return html`<section class="start">
    <${Title}>${startTitle()}<//>
    ${shop ? html`<${Tiles} /><h2>${t("featured-title")}</h2><${Shelf} items=${shop.featured} />` : html`<${Waiting} label=${t("waiting-catalogue")} />`}
  </section>`;
}

function Found({ title }) {
  const { status, data } = shelf.value;
  if (status === "failed") return html`<${Failed} onRetry=${() => loadShelf()} />`;
  if (!data) return status === "loading" ? html`<${Title}>${title}<//><${Waiting} label=${t("waiting-shelf")} />` : html`<${Title}>${title}<//><p class="lead second">${t("search-hint")}</p><${Tiles} />`;
  if (!data.items.length) {
    return html`<section data-testid="nothing-found"><h1>${t("nothing-title")}</h1>
      <p class="lead second" role="status">${data.near.length ? t("nothing-near") : t("nothing-text")}</p><${Shelf} items=${data.near} /></section>`;
  }
  return html`<section data-testid="found"><${Title}>${title}<//>
    <p class="lead second" role="status">${t("things", { count: data.total })}</p><${Shelf} items=${data.items} /></section>`;
}

function SearchField() {
  const out = typing.value;
  return html`<div class="search"><${Icon} name="search" />
    <input type="text" data-testid="search" inputmode="none" autocomplete="off" autocorrect="off" spellcheck=${false} value=${query.value} maxlength="60"
      placeholder=${t("search-label")} aria-label=${t("search-label")}
      onFocus=${() => { typing.value = true; openSearch(); typing.value = true; }}
      onInput=${(event) => type(event.target.value)}
      onKeyDown=${(event) => { if (event.key === "Enter") { typing.value = false; event.target.blur(); } }} />
    ${(query.value || out) && html`<button type="button" class="clear" data-testid="search-clear" aria-label=${t("search-clear")}
      onClick=${() => { type(""); typing.value = Boolean(query.value) || !out; }}><${Icon} name="x" /></button>`}
  </div>`;
}

export function Browse({ category, search }) {
  const found = catalogue.value?.categories.find((one) => one.id === category);
  const title = category ? found?.name ?? "" : t("search-title");
  const deep = category || search;
  const foot = html`<div class="row search-row">
      ${deep && html`<${Back} label=${t("back")} onTap=${back} />`}<${SearchField} />
    </div>
    ${typing.value && html`<${Keyboard} value=${query.value} onChange=${type} onEnter=${() => { typing.value = false; }} />`}`;
  const low = modes.value.reach && !typing.value;
  const shown = found ?? catalogue.value?.categories[0];
  const look = low && html`<div class="low-look"><h1>${deep ? title : startTitle()}</h1>${shown && !search && html`<img src=${shown.picture} alt="" />`}</div>`;
  return html`<${Shell} testid="screen-browse" typing=${typing.value} look=${look} foot=${foot} work=${deep ? html`<${Found} title=${title} />` : html`<${Start} />`} />`;
}
