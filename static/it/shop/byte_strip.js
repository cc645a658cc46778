/** The last bytes on the wires, live, under the picture of the shop; the whole log has a screen of its own. */
import { html } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { useAnswer } from "../api.js";
import { href } from "../route.js";
import { screenOf } from "../screen_list.js";
import { kindName } from "../words.js";

const MOST = 5;
const SHOWN_BYTES = 15;

/** Questions about the state that printers are asked all day, and the answers that all is well, are no news. */
const isPoll = (row) => (row.direction === "out" ? /^(10 04 0[1-4] ?)+$/i.test(row.hex) : /^(12 ?)+$/.test(row.hex));

/** The last ones that say something: what a device repeats is shown once, at its first time. */
function newest(rows) {
  const said = new Map();
  const shown = rows.filter((row) => {
    if (isPoll(row)) return false;
    const key = `${row.device} ${row.direction}`;
    const again = row.direction === "in" && row.bad && said.get(key) === row.hex;
    said.set(key, row.hex);
    return !again;
  });
  return shown.slice(-MOST);
}

const time = (iso) => {
  const at = new Date(iso);
  return `${[at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":")}.${String(at.getMilliseconds()).padStart(3, "0")}`;
};

function Row({ row, device }) {
  const bytes = row.hex.split(" ");
  return html`<tr class=${row.bad ? "bad" : ""} data-testid="strip-row"><td>${time(row.at)}</td><td class="who">${device ? `${device.station} · ${device.name || kindName(device.kind).toLowerCase()}` : row.device}</td>
    <td aria-label=${t(row.direction === "out" ? "byte-sent" : "byte-received")}>${row.direction === "out" ? "→" : "←"}</td>
    <td>${bytes.slice(0, SHOWN_BYTES).join(" ").toUpperCase()}${row.size > SHOWN_BYTES ? " …" : ""}</td><td class="text">${row.text}</td></tr>`;
}

export function ByteStrip() {
  const answer = useAnswer("/api/it/bytes", ["bytes", "devices"]);
  const devices = answer.data?.devices ?? [];
  const rows = newest(answer.data?.rows ?? []);
  const whole = screenOf("bytes");
  return html`<section class="byte-strip on-dark" aria-labelledby="strip-title" data-testid="byte-strip"><header><h2 id="strip-title">${t("strip-title")}</h2><p>${t("strip-of", { count: devices.length })}</p>
      ${whole && html`<a href=${href("bytes")} data-testid="all-bytes">${t("strip-all")}<${Key} name=${whole.digit} /></a>`}</header>
    ${rows.length ? html`<table><caption class="unseen">${t("strip-title")}</caption><colgroup><col class="at" /><col class="who" /><col class="turn" /><col class="hex" /><col /></colgroup><thead class="unseen"><tr><th scope="col">${t("col-time")}</th><th scope="col">${t("col-station")}</th><th scope="col">${t("strip-turn")}</th><th scope="col">${t("strip-hex")}</th><th scope="col">${t("strip-text")}</th></tr></thead>
      <tbody>${rows.map((row, index) => html`<${Row} key=${`${row.at}${row.device}${index}`} row=${row} device=${devices.find((one) => one.id === row.device)} />`)}</tbody></table>`
      : html`<p class="nothing">${t(answer.trouble ? "strip-silent" : "strip-empty")}</p>`}</section>`;
}
