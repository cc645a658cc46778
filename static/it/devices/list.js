/** All devices of the shop, or of one station, with how they are; found by words. */
import { Action } from "../../shared/action.js";
import { ageShort } from "../../shared/ages.js";
import { html, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { Empty, Head, Sign } from "../parts.js";
import { go, href } from "../route.js";
import { useKeys } from "../screen_keys.js";
import { shop, stationName } from "../state.js";
import { deviceName, deviceWord, kindName, stationDisc, stationLine } from "../words.js";

const text = (device) => [device.id, device.name, kindName(device.kind), stationName(device.station), device.profile_name, device.profile, device.address].join(" ").toLowerCase();

function Row({ device }) {
  const now = deviceWord(device);
  return html`<tr class=${now.bad ? "fault" : ""} data-testid="device" data-device=${device.id} data-state=${now.key}>
    <td><${Sign} kind=${now.disc} word=${now.word} bad=${now.bad} /></td>
    <td class="name"><a href=${href("devices", device.id)}>${deviceName(device)}</a></td>
    <td><a class="plain" href=${href("devices", device.station)}>${stationName(device.station)}</a></td>
    <td>${device.profile_name}</td><td class="mono address">${device.address}</td><td class="second">${device.link.since ? ageShort(device.link.since) : t("never-seen")}</td></tr>`;
}

function Table({ devices }) {
  return html`<table class="rows device-table" data-testid="devices"><caption class="unseen">${t("nav-devices")}</caption>
    <thead><tr><th scope="col">${t("col-now")}</th><th scope="col">${t("col-device")}</th><th scope="col">${t("col-station")}</th><th scope="col">${t("col-model")}</th>
      <th scope="col">${t("col-address")}</th><th scope="col">${t("col-changed")}</th></tr></thead>
    <tbody data-walk>${devices.map((device) => html`<${Row} key=${device.id} device=${device} />`)}</tbody></table>`;
}

export function List({ station }) {
  const [words, setWords] = useState("");
  const { devices, found } = shop.value;
  const news = found.filter((port) => port.vid).length;
  const mine = devices.filter((device) => !station || device.station === station.id);
  const shown = mine.filter((device) => words.toLowerCase().split(/\s+/).every((word) => text(device).includes(word)));
  const bad = mine.filter((device) => deviceWord(device).bad).length;
  useKeys([{ code: "KeyA", cap: "A", title: t("add-device"), deed: () => go("devices", "found") }], []);
  const title = station ? station.name : bad ? t("devices-bad", { count: bad }) : t("devices-fine", { count: mine.length });
  const lead = station ? html`<${Sign} kind=${stationDisc(station.state)} word=${stationLine(station)} bad=${station.state === "hand"} />` : news ? t("devices-found", { count: news }) : t("devices-lead");
  return html`<${Head} title=${title} lead=${lead}>
      ${station && html`<a class="action plain" href=${href("devices")}>${t("all-devices")}</a>`}
      <${Action} look="main" testid="add-device" label=${html`${news ? t("found-go") : t("add-device")}<${Key} name="A" />`} onTap=${() => go("devices", "found")} /><//>
    <label class="find"><span class="unseen">${t("find-device")}</span><input class="text" type="search" data-search data-testid="find" placeholder=${t("find-device")} value=${words} onInput=${(event) => setWords(event.target.value)} /></label>
    ${mine.length === 0 ? html`<${Empty} title=${t("devices-none")} text=${t("devices-none-next")} />`
      : shown.length === 0 ? html`<${Empty} title=${t("nothing-found")} text=${t("nothing-found-next")} />` : html`<${Table} devices=${shown} />`}`;
}
