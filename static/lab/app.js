/** The page: stations on the left, the shelf in the middle, paper on the right, bytes below. */
import { Icon } from "../shared/icon.js";
import { html, useEffect, useLayoutEffect } from "../shared/html.js";
import { language, t } from "../shared/i18n.js";
import { Bytes } from "./bytes.js";
import { Faults } from "./faults.js";
import { Goods } from "./goods.js";
import { Journal } from "./journal.js";
import { Keys, listenToKeys } from "./keys.js";
import { connected } from "./line.js";
import { Paper } from "./paper.js";
import { Cards, Odd, Slips } from "./shelf.js";
import { ShopFront } from "./shopfront.js";
import { contrast, keysShown, knownAt, target } from "./state.js";
import { Stations } from "./stations.js";
import { Strangers } from "./strangers.js";
import { timeOf } from "./words.js";

function LineBar() {
  if (connected.value) return null;
  return html`<p class="line-bar" role="status" data-testid="line-bar"><${Icon} name="wifi-off" /><span>${t("line-lost", { time: timeOf(knownAt.value) })}</span></p>`;
}

export function App() {
  useEffect(listenToKeys, []);
  useLayoutEffect(() => {
    document.documentElement.classList.toggle("contrast", contrast.value);
    document.title = t("page-title");
  }, [contrast.value, language.value]);
  if (!target.value) return html`<main class="waking" data-testid="no-stations"><h1>${t("no-stations")}</h1><p>${t("no-stations-text")}</p></main>`;
  return html`<div class="lab" data-testid="lab" data-target=${target.value.id} inert=${keysShown.value ? true : undefined}>
    <${Stations} />
    <main class="bench">
      <${LineBar} />
      <${Journal} />
      <div class="shelf">
        <${Goods} />
        <div class="small-things" tabindex="-1"><${Cards} /><${Odd} /><${Slips} /><${Strangers} /></div>
      </div>
    </main>
    <aside class="side" aria-label=${t("side-label")}><${Paper} /><${Faults} /><${ShopFront} /></aside>
    <${Bytes} />
  </div>
  <${Keys} />`;
}
