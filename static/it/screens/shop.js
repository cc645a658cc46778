/** The picture of the shop. */
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Head, Sign, Waiting } from "../parts.js";
import { shop } from "../state.js";

function Station({ station }) {
  return html`<li class="station" data-testid="station" data-station=${station.id} data-state=${station.state}><h3>${station.name}</h3>
    <${Sign} kind=${station.state === "working" ? "here" : "hand"} word=${t(`station-${station.state}`)} /></li>`;
}

function Screen() {
  if (!shop.value) return html`<${Head} title=${t("asking")} /><${Waiting} />`;
  return html`<${Head} title=${t("shop-title")} /><ul class="stations" data-walk>${shop.value.stations.map((station) => html`<${Station} key=${station.id} station=${station} />`)}</ul>`;
}

export const screen = { key: "shop", digit: 1, title: "nav-shop", sentences: ["it-shop"], Screen };
