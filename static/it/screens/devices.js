/** Devices: all of them, those of a station, one of them, and what was plugged in and waits to be accepted. */
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Found } from "../devices/found.js";
import { List } from "../devices/list.js";
import { Page } from "../devices/page.js";
import { Head, Waiting } from "../parts.js";
import { shop } from "../state.js";

function Screen({ rest }) {
  if (!shop.value) return html`<${Head} title=${t("asking")} /><${Waiting} />`;
  if (rest === "found") return html`<${Found} />`;
  const station = shop.value.stations.find((one) => one.id === rest);
  if (!rest || station) return html`<${List} key=${rest} station=${station} />`;
  return html`<${Page} key=${rest} id=${rest} />`;
}

const badge = () => shop.value?.found.filter((port) => port.vid).length ?? 0;

export const screen = { key: "devices", digit: 4, title: "nav-devices", sentences: ["it-devices"], Screen, badge };
