/** The online shop: where it is, and whether it answers. */
import { html, useEffect } from "../shared/html.js";
import { ageShort } from "../shared/ages.js";
import { t } from "../shared/i18n.js";
import { askChannels } from "./deeds.js";
import { channels, channelsAt, lab } from "./state.js";
import { Sign } from "./words.js";

const EVERY = 5000;
const FAULTS = new Set(["silent", "slow", "nonsense", "unauthorized"]);

function health(id) {
  const heard = channels.value?.[id];
  if (heard === undefined) return { disc: "coming", word: t("shop-unknown"), key: "unknown" };
  if (heard === "ok") return { disc: "here", word: t("shop-ok"), key: "ok" };
  return { disc: "hand", word: t(FAULTS.has(heard) ? `shop-${heard}` : "shop-fault"), bad: true, key: "fault" };
}

export function ShopFront() {
  useEffect(() => {
    askChannels();
    const timer = setInterval(() => { if (document.visibilityState === "visible") askChannels(); }, EVERY);
    return () => clearInterval(timer);
  }, []);
  const fronts = Object.entries(lab.value.shop_fronts ?? {});
  return html`<section class="shop-fronts" aria-labelledby="shop-title"><h2 id="shop-title" class="unseen">${t("shop-title")}</h2>
    ${fronts.length === 0 && html`<p class="second">${t("shop-none")}</p>`}
    ${fronts.map(([id, url]) => html`<p key=${id} data-testid="shop-front">
      <a href=${url} target="_blank" rel="noopener" data-testid=${`shop-${id}`} aria-label=${t("shop-link-label")}>${t("shop-link")}</a>
      <${Sign} state=${health(id)} testid="shop-health" />${channelsAt.value && channels.value && html`<span class="second">${ageShort(channelsAt.value)}</span>`}</p>`)}
  </section>`;
}
