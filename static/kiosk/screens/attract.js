/** The first screen: one sentence, one product, one action. A touch anywhere begins; so does a scan. */
import { Action } from "../../shared/action.js";
import { Brand } from "../../shared/brand.js";
import { Disc } from "../../shared/discs.js";
import { Icon } from "../../shared/icon.js";
import { html, useEffect, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { connected } from "../../shared/live.js";
import { ageLong } from "../ages.js";
import { featuredNow, openProduct } from "../goods.js";
import { LineBar } from "../shell.js";
import { confirmedAt, modes, shown, station } from "../state.js";
import { begin, callConsultant, switchLanguage, toggle } from "../visit.js";
import { Scene } from "./scene.js";

function useWide() {
  const [wide, setWide] = useState(window.innerWidth > window.innerHeight);
  useEffect(() => {
    const look = () => setWide(window.innerWidth > window.innerHeight);
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, []);
  return wide;
}

const alone = (deed) => (event) => {
  event.stopPropagation();
  deed();
};

function Tag({ item }) {
  const open = alone(() => { begin(); openProduct(item.id); });
  return html`<button type="button" class="tag" data-testid="attract-tag" onClick=${open}>
    <span class="tag-name">${item.name}</span>
    <span class="money">${item.price?.text ?? t("price-unknown")}</span>
    <span class="tag-where"><${Disc} kind=${item.availability.kind} />${item.availability.text}</span>
  </button>`;
}

export function Attract() {
  const wide = useWide();
  const item = featuredNow();
  const picture = shown.value?.id === item?.id || !connected.value ? shown.value?.picture : null;
  const place = station.value.station.location;
  const chips = [
    ["globe", t("other-language"), "language", switchLanguage],
    ["arrow-down-to-line", modes.value.reach ? t("usual-view") : t("reach"), "reach", () => toggle("reach")],
    ["contrast", t("contrast"), "contrast", () => toggle("contrast")],
    ["user-round", t("consultant"), "consultant", callConsultant],
  ];
  return html`<div class="attract" data-testid="screen-attract" onClick=${begin}>
    <${Scene} picture=${picture} wide=${wide} />
    <header class="head"><${Brand} name=${station.value.brand.name} />
      <p class="place">${[place.name, place.hours].filter(Boolean).join(" · ")}</p></header>
    <main class="body">
      <h1>${t("attract-one")} <br />${t("attract-two")} <br /><em>${t("attract-three")}</em></h1>
      ${item && html`<${Tag} item=${item} />`}
    </main>
    <footer class="foot dark on-dark">
      <${Action} look="bright" arrow label=${t("attract-action")} testid="begin" onTap=${alone(begin)} />
      ${connected.value ? html`<p class="scan-too"><${Icon} name="scan-barcode" />${t("attract-scan")}</p>` : html`<${LineBar} />`}
      <nav class="strip" aria-label=${t("strip-label")}>${chips.map(([icon, label, testid, deed]) => html`
        <button type="button" class="chip" data-testid=${testid} onClick=${alone(deed)}><${Icon} name=${icon} />${label}</button>`)}</nav>
      ${connected.value && html`<p class="age" data-testid="stock-age">${confirmedAt.value ? t("attract-age", { age: ageLong(confirmedAt.value) }) : t("attract-age-unknown")}</p>`}
    </footer>
  </div>`;
}
