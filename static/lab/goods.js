/** Goods with their tags: by category or by words, and one of them laid open as a grid of barcodes. */
import { html, useEffect, useRef } from "../shared/html.js";
import { Icon } from "../shared/icon.js";
import { language, t } from "../shared/i18n.js";
import { barPath } from "./codes.js";
import { loadGoods, scan } from "./deeds.js";
import { category, goods, lab, productId, query } from "./state.js";
import { Key } from "./words.js";

const TYPING = 250;
const BAR_HEIGHT = 18;
const MANY_COLOURS = 4;
const SHORT = 6; // digits of a barcode shown where there is no room for all

function Tag({ product, variant, size, narrow }) {
  if (!variant) return html`<td></td>`;
  const what = ["what-goods", { name: product.name, size, colour: variant.colour }];
  const shown = narrow ? variant.barcode.slice(-SHORT) : variant.barcode;
  return html`<td><button type="button" class="tag" data-testid="tag" data-barcode=${variant.barcode} aria-label=${t("scan-tag", {
    size, colour: variant.colour, barcode: shown })} onClick=${() => scan(variant.barcode, "clean", what)}>
    <svg viewBox=${`0 0 95 ${BAR_HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d=${barPath(variant.barcode, BAR_HEIGHT)} /></svg>
    <span>${shown}</span></button></td>`;
}

/** Sizes are rows, colours are columns headed by the thing in that colour. */
function Tags({ product }) {
  const colours = [...new Map(product.variants.map((variant) => [variant.colour, variant.picture]))];
  const sizes = [...new Map(product.variants.map((variant) => [variant.size, variant.size_name ?? variant.size]))];
  const at = new Map(product.variants.map((variant) => [`${variant.size}/${variant.colour}`, variant]));
  const narrow = colours.length >= MANY_COLOURS;
  return html`<div class=${`tags${narrow ? " narrow" : ""}`} data-testid="tags" data-product=${product.id} data-walk>
    <h3>${product.name}</h3>
    <table><caption class="unseen">${t("tags-label", { name: product.name })}</caption>
      <thead><tr><td></td>${colours.map(([name, picture]) => html`<th scope="col"><img src=${picture} alt="" /><span>${name}</span></th>`)}</tr></thead>
      <tbody>${sizes.map(([size, shown]) => html`<tr><th scope="row">${shown}</th>${colours.map(([colour]) => html`<${Tag}
        product=${product} size=${shown} narrow=${narrow} variant=${at.get(`${size}/${colour}`)} />`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

function Search() {
  const timer = useRef(0);
  const type = (event) => {
    query.value = event.target.value;
    clearTimeout(timer.current);
    timer.current = setTimeout(loadGoods, TYPING);
  };
  const key = (event) => {
    if (event.key !== "Escape" || !query.value) return;
    query.value = "";
    loadGoods();
  };
  return html`<label class="search"><${Icon} name="search" /><span class="unseen">${t("search-label")}</span>
    <input type="text" inputmode="search" autocomplete="off" spellcheck=${false} maxlength="80" data-testid="search" placeholder=${t("search-label")}
      value=${query.value} onInput=${type} onKeyDown=${key} /><${Key} name="/" /></label>`;
}

function Categories() {
  const choose = (id) => {
    category.value = id;
    query.value = "";
    loadGoods();
  };
  return html`<ul class="categories" aria-label=${t("categories-label")} data-walk>${lab.value.categories.map((one) => html`<li><button type="button" class="chip"
    data-testid=${`category-${one.id}`} aria-pressed=${String(!query.value.trim() && one.id === category.value)} onClick=${() => choose(one.id)}>${one.name}</button></li>`)}</ul>`;
}

function Things() {
  const { status, products } = goods.value;
  if (status === "failed") {
    return html`<p class="nothing" role="alert" data-testid="goods-failed">${t("goods-failed")} <button type="button" class="chip" onClick=${loadGoods}>${t("try-again")}</button></p>`;
  }
  if (!products.length) {
    return status === "ready"
      ? html`<p class="nothing second" role="status" data-testid="goods-empty">${query.value.trim() ? t("goods-not-found") : t("goods-empty")}</p>`
      : html`<div class="sand-bars" role="status"><p class="unseen">${t("asking")}</p><i></i><i></i><i></i></div>`;
  }
  const open = products.find((product) => product.id === productId.value) ?? products[0];
  return html`<div class=${`things${status === "asking" ? " asking" : ""}`}>
    <ul class="tiles" data-walk aria-label=${t("goods-title")}>${products.map((product) => html`<li><button type="button" class="tile" data-testid="tile"
      data-product=${product.id} aria-pressed=${String(product.id === open.id)} onClick=${() => { productId.value = product.id; }}>
      <img src=${product.picture} alt="" loading="lazy" /><span>${product.name}</span></button></li>`)}</ul>
    <${Tags} key=${open.id} product=${open} />
  </div>`;
}

export function Goods() {
  useEffect(() => { if (goods.value.status === "none") loadGoods(); }, [language.value]);
  return html`<section class="goods" aria-labelledby="goods-title" data-section="goods">
    <div class="goods-head"><h2 id="goods-title">${t("goods-title")}<${Key} name="G" /></h2><${Search} /></div>
    <${Categories} />
    <${Things} />
  </section>`;
}
