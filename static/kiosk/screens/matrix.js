/** Sizes by colours. A cell is a disc and one word; what cannot be had stays readable and cannot be tapped. */
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { choose, isStale, sizeName, standing } from "../goods.js";
import { chosen } from "../state.js";

/** Long runs of sizes (boots) stand in two banks side by side when there are few colours. */
function banks(sizes, colours) {
  const side = colours === 1 && sizes.length > 3 ? 2 : colours === 2 && sizes.length > 6 ? 2 : 1;
  const each = Math.ceil(sizes.length / side);
  return Array.from({ length: side }, (_, bank) => sizes.slice(bank * each, (bank + 1) * each));
}

export function wordOf({ kind, source, coming }) {
  if (kind === "here") return isStale(source.as_of) ? t("cell-ask") : t("cell-here", { count: source.available });
  if (kind === "coming") return coming.text;
  if (kind === "none") return t("cell-none");
  if (isStale(source.as_of)) return t("cell-ask");
  return kind === "warehouse" ? t("cell-warehouse") : source.name;
}

function Cell({ variant, size, colour, draining }) {
  const state = variant ? standing(variant) : { kind: "none" };
  const word = wordOf(state);
  const mine = variant && variant.sku === chosen.value;
  if (state.kind === "none") {
    return html`<td><div class=${`cell none${mine ? " was-chosen" : ""}`} data-testid="cell" data-sku=${variant?.sku} data-kind="none"><${Disc} kind="none" /><span>${word}</span></div></td>`;
  }
  return html`<td><button type="button" class=${`cell ${state.kind}${mine ? " chosen" : ""}`} data-testid="cell" data-sku=${variant.sku}
    data-kind=${state.kind} aria-pressed=${String(mine)} aria-label=${`${size}, ${colour.name}: ${word}`} onClick=${() => choose(variant)}>
    <${Disc} kind=${draining ? "warehouse" : state.kind} emptying=${draining} /><span>${word}</span></button></td>`;
}

export function Matrix({ data, emptying }) {
  const at = new Map(data.variants.map((variant) => [`${variant.size}/${variant.colour}`, variant]));
  const mine = data.variants.find((variant) => variant.sku === chosen.value);
  const parts = banks(data.sizes, data.colours.length);
  return html`<div class=${`matrix banks-${parts.length} colours-${data.colours.length}`} data-testid="matrix">${parts.map((sizes) => html`<table>
    <caption class="unseen">${t("matrix-label")}</caption>
    <thead><tr><td></td>${data.colours.map((colour) => html`<th scope="col" class=${mine?.colour === colour.id ? "now" : ""}>
      <img src=${colour.picture} alt="" />${colour.name}</th>`)}</tr></thead>
    <tbody>${sizes.map((size) => html`<tr><th scope="row" class=${mine?.size === size ? "now" : ""}>${sizeName(data, size)}</th>
      ${data.colours.map((colour) => {
        const variant = at.get(`${size}/${colour.id}`);
        return html`<${Cell} variant=${variant} size=${sizeName(data, size)} colour=${colour} draining=${Boolean(variant) && emptying === variant.sku} />`;
      })}</tr>`)}</tbody>
  </table>`)}</div>`;
}
