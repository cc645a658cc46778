/** What the ports of the chosen station's devices are called today, and two devices that exchange them. */
import { html, useState } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { swapPorts } from "./deeds.js";
import { lab, stationName } from "./state.js";

function Choice({ label, testid, devices, value, onChoose }) {
  return html`<label><span class="unseen">${label}</span><select data-testid=${testid} value=${value} onChange=${(event) => onChoose(event.target.value)}>
    ${devices.map((one) => html`<option key=${one.id} value=${one.id}>${one.port} · ${t("port-of", { station: stationName(one.station), kind: one.kind })}</option>`)}</select></label>`;
}

const orFirst = (devices, id) => (devices.some((one) => one.id === id) ? id : devices[0]?.id);

export function Ports({ station }) {
  const [chosen, choose] = useState({});
  const mine = lab.value.devices.filter((one) => one.station === station);
  const one = orFirst(mine, chosen.one);
  const { host, kind } = mine.find((device) => device.id === one) ?? {};
  const others = lab.value.devices.filter((device) => device.host === host && device.id !== one);
  const other = orFirst([...others.filter((device) => device.kind === kind), ...others], chosen.other);
  if (!one || !other) return null;
  return html`<div class="switches ports"><h3>${t("ports")}</h3><div>
    <${Choice} label=${t("swap-one")} testid="swap-one" devices=${mine} value=${one} onChoose=${(id) => choose({ ...chosen, one: id })} />
    <${Choice} label=${t("swap-other")} testid="swap-other" devices=${others} value=${other} onChoose=${(id) => choose({ ...chosen, other: id })} />
    <button type="button" class="chip" data-testid="swap" onClick=${() => swapPorts(one, other)}>${t("swap")}</button></div></div>`;
}
