/** The stations of the shop: where they stand, how their devices are, whether anybody could see a scan there. */
import { Brand } from "../shared/brand.js";
import { html } from "../shared/html.js";
import { t, language } from "../shared/i18n.js";
import { contrast, device, keysShown, lab, targetId } from "./state.js";
import { switchLanguage } from "./deeds.js";
import { Key, screenOf, Sign, stateOf } from "./words.js";

function Station({ station, index }) {
  const mine = station.id === targetId.value;
  return html`<li class=${`station${mine ? " chosen on-dark" : ""}`} data-testid="station" data-station=${station.id}>
    <p class="station-head"><button type="button" class="pick" aria-pressed=${String(mine)} data-testid=${`pick-${station.id}`}
      onClick=${() => { targetId.value = station.id; }}>${station.name}</button>${index < 9 && html`<${Key} name=${index + 1} />`}</p>
    <p class="second">${station.location}</p>
    <dl>
      <div><dt>${t("scanner")}</dt><dd><${Sign} state=${stateOf(device(station.id, "scanner"))} testid="scanner-state" /></dd></div>
      <div><dt>${t("printer")}</dt><dd><${Sign} state=${stateOf(device(station.id, "printer"))} testid="printer-state" /></dd></div>
      <div><dt>${t("screen")}</dt><dd><${Sign} state=${screenOf(station.id)} testid="screen-state" /></dd></div>
    </dl>
    <a class="open" href=${station.page} target="_blank" rel="noopener" data-testid=${`open-${station.id}`}
      aria-label=${t("open-screen-of", { station: station.name })}>${t("open-screen")}</a>
  </li>`;
}

export function Stations() {
  return html`<nav class="stations" aria-label=${t("stations-label")}>
    <${Brand} name=${t("brand")} />
    <p class="second under-brand">${t("lab-name")}</p>
    <ul data-walk>${lab.value.stations.map((station, index) => html`<${Station} key=${station.id} station=${station} index=${index} />`)}</ul>
    <div class="ways">
      <button type="button" class="chip" data-testid="language" lang=${language.value === "ru" ? "en" : "ru"} onClick=${switchLanguage}>
        ${t("other-language")}<${Key} name="L" /></button>
      <button type="button" class="chip" data-testid="contrast" aria-pressed=${String(contrast.value)}
        onClick=${() => { contrast.value = !contrast.value; }}>${t("contrast")}</button>
      <button type="button" class="chip" data-testid="keys" onClick=${() => { keysShown.value = true; }}>${t("keys")}<${Key} name="?" /></button>
    </div>
  </nav>`;
}
