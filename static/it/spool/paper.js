/** The words of a document as they stand on paper; what is personal is dots already. */
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";

const BARS = 54;

/** Bars in the manner of the code, not the code: it must not be scannable off the screen. */
function Bars({ data }) {
  const seed = [...data].reduce((sum, char) => (sum * 31 + char.codePointAt(0)) % 9973, 7);
  let x = 0;
  const bars = [];
  for (let n = 0; x < 200 && n < BARS; n += 1) {
    const width = 1 + ((seed * (n + 3)) % 3);
    if (n % 2 === 0) bars.push(html`<rect x=${x} y="0" width=${width} height="30" />`);
    x += width + 1;
  }
  return html`<svg class="bars" viewBox="0 0 200 30" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>`;
}

function Block({ block }) {
  const size = `${block.align ?? "left"}${block.bold ? " bold" : ""} size-${Math.max(block.width ?? 1, block.height ?? 1)}`;
  switch (block.type) {
    case "text": return html`<p class=${size}>${block.text}</p>`;
    case "pair": return html`<p class=${`pair${block.bold ? " bold" : ""}`}><span>${block.left}</span><span>${block.right}</span></p>`;
    case "rule": return html`<hr />`;
    case "feed": return html`<p class="feed"> </p>`;
    case "barcode": return html`<div class="code"><${Bars} data=${block.data} />${block.caption !== false && html`<p class="center">${block.data}</p>`}</div>`;
    case "qr": return html`<div class="code"><span class="qr">QR</span></div>`;
    default: return null;
  }
}

export function Paper({ blocks }) {
  return html`<figure class="paper-plate"><div class="paper" role="img" aria-label=${t("print-paper")} data-testid="paper">${blocks.map((block, n) => html`<${Block} key=${n} block=${block} />`)}</div>
    <figcaption>${t("print-paper-note")}</figcaption></figure>`;
}
