/** The same choice in two steps, for large text and low reach: first the colour, then the size. */
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { choose, sizeName, standing } from "../goods.js";
import { emptying } from "../state.js";
import { wordOf } from "./matrix.js";

export function Steps({ data, variant }) {
  const colour = variant?.colour ?? data.colours[0]?.id;
  const of = (size, id) => data.variants.find((one) => one.size === size && one.colour === id);
  const pickColour = (id) => {
    const same = of(variant?.size, id);
    const fit = same && standing(same).kind !== "none" ? same
      : data.variants.find((one) => one.colour === id && standing(one).kind !== "none");
    if (fit) choose(fit);
  };
  return html`<div class="steps" data-testid="steps">
    <h2 class="step-title">${t("step-colour")}</h2>
    <ul class="step-colours">${data.colours.map((one) => html`<li><button type="button" class=${`cell swatch${one.id === colour ? " chosen" : ""}`}
      data-testid="colour" data-colour=${one.id} aria-pressed=${String(one.id === colour)} onClick=${() => pickColour(one.id)}>
      <img src=${one.picture} alt="" />${one.name}</button></li>`)}</ul>
    <h2 class="step-title">${t("step-size")}</h2>
    <ul class="step-sizes">${data.sizes.map((size) => {
      const one = of(size, colour);
      const state = one ? standing(one) : { kind: "none" };
      if (state.kind === "none") return html`<li><div class="cell none" data-testid="cell" data-sku=${one?.sku} data-kind="none"><${Disc} kind="none" />${sizeName(data, size)}<span class="unseen">${t("cell-none")}</span></div></li>`;
      const mine = one.sku === variant?.sku;
      const draining = emptying.value === one.sku;
      return html`<li><button type="button" class=${`cell ${state.kind}${mine ? " chosen" : ""}`} data-testid="cell" data-sku=${one.sku} data-kind=${state.kind}
        aria-pressed=${String(mine)} aria-label=${`${sizeName(data, size)}: ${wordOf(state)}`} onClick=${() => choose(one)}>
        <${Disc} kind=${draining ? "warehouse" : state.kind} emptying=${draining} />${sizeName(data, size)}</button></li>`;
    })}</ul>
  </div>`;
}
