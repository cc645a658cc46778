/** The last bytes on the wires, live, under the picture of the shop; the whole log has a screen of its own. */
import { html } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { silentSince, useAnswer } from "../api.js";
import { called, clock, isPoll, said } from "../bytes/words.js";
import { href } from "../route.js";
import { screenOf } from "../screen_list.js";

const MOST = 5;
const SHOWN_BYTES = 15;

/** The last ones that say something: what a device repeats is shown once, at its first time. */
function newest(rows) {
  const last = new Map();
  const shown = rows.filter((row) => {
    if (isPoll(row)) return false;
    const key = `${row.device} ${row.direction}`;
    const again = row.direction === "in" && row.bad && last.get(key) === row.hex;
    last.set(key, row.hex);
    return !again;
  });
  return shown.slice(-MOST);
}

function Row({ row, device }) {
  const bytes = row.hex.split(" ");
  return html`<tr class=${row.bad ? "bad" : ""} data-testid="strip-row"><td>${clock(row.at)}</td><td class="who">${called(device) || row.device}</td>
    <td aria-label=${t(row.direction === "out" ? "strip-sent" : "strip-received")}>${row.direction === "out" ? "→" : "←"}</td>
    <td>${bytes.slice(0, SHOWN_BYTES).join(" ").toUpperCase()}${row.size > SHOWN_BYTES ? " …" : ""}</td><td class="text">${row.words.length ? row.words.map(said).join(", ") : row.text}</td></tr>`;
}

export function ByteStrip() {
  const answer = useAnswer("/api/it/bytes", ["bytes", "devices"]);
  const devices = answer.data?.devices ?? [];
  const rows = newest(answer.data?.rows ?? []);
  const whole = screenOf("bytes");
  return html`<section class="byte-strip on-dark" aria-labelledby="strip-title" data-testid="byte-strip"><header><h2 id="strip-title">${t("strip-title")}</h2>${answer.data && html`<p>${t("strip-of", { count: devices.length })}</p>`}
      ${whole && html`<a href=${href("bytes")} data-testid="all-bytes">${t("strip-all")}<${Key} name=${whole.digit} /></a>`}</header>
    ${rows.length ? html`<table><caption class="unseen">${t("strip-title")}</caption><colgroup><col class="at" /><col class="who" /><col class="turn" /><col class="hex" /><col /></colgroup><thead class="unseen"><tr><th scope="col">${t("col-time")}</th><th scope="col">${t("col-station")}</th><th scope="col">${t("strip-turn")}</th><th scope="col">${t("strip-hex")}</th><th scope="col">${t("strip-text")}</th></tr></thead>
      <tbody>${rows.map((row, index) => html`<${Row} key=${`${row.at}${row.device}${index}`} row=${row} device=${devices.find((one) => one.id === row.device)} />`)}</tbody></table>`
      : html`<p class="nothing">${t(answer.trouble || silentSince.value ? "strip-silent" : answer.data ? "strip-empty" : "strip-asking")}</p>`}</section>`;
}
