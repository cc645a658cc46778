/** Name, place, profile, address and speed of a device; taking it out of work, and out of the shop. */
import { Action } from "../../shared/action.js";
import { html, useState } from "../../shared/html.js";
import { Sheet } from "../../shared/sheet.js";
import { t } from "../../shared/i18n.js";
import { put, remove, useDeed } from "../api.js";
import { Field, Trouble } from "../parts.js";
import { go } from "../route.js";
import { shop, tellNews } from "../state.js";
import { deviceAt } from "../words.js";
import { baudTyped } from "./baud.js";
import { removed } from "./undo.js";

const FIELDS = ["name", "station", "profile", "address", "baud"];
const filled = (device) => ({ name: device.name, station: device.station, profile: device.profile, address: device.address, baud: device.baud === null ? "" : String(device.baud) });

function changesOf(before, after) {
  const changed = FIELDS.filter((field) => before[field] !== after[field].trim());
  return Object.fromEntries(changed.map((field) => [field, field === "baud" ? baudTyped(after.baud) : after[field].trim()]));
}

function Remove({ device, onClose }) {
  const deed = useDeed();
  const take = async () => {
    const gone = await deed.run("remove", () => remove(`/api/it/devices/${device.id}`));
    if (!gone) return;
    removed.value = { ...gone, title: deviceAt(device) };
    tellNews(["devices", "shop"]);
    go("devices");
  };
  return html`<${Sheet} title=${t("remove-title", { device: deviceAt(device) })} testid="remove-sheet" onEscape=${onClose} actions=${html`
      <${Action} look="main" label=${t("remove")} testid="remove-yes" busy=${deed.busy ? t("noting") : ""} onTap=${take} /><${Action} label=${t("keep")} testid="remove-no" onTap=${onClose} />`}>
    <p>${t("remove-text")}</p><${Trouble} trouble=${deed.trouble} /><//>`;
}

export function Settings({ device, again }) {
  const before = filled(device);
  const [after, set] = useState(before);
  const [asks, ask] = useState(false);
  const [kept, setKept] = useState(false);
  const deed = useDeed();
  const changes = changesOf(before, after);
  const dirty = Object.keys(changes).length > 0;
  const change = (field) => (event) => {
    setKept(false);
    set({ ...after, [field]: event.target.value });
  };
  const send = (name, body) => deed.run(name, async () => {
    await put(`/api/it/devices/${device.id}`, body);
    setKept(name === "keep");
    tellNews(["devices", "shop"]);
    await again();
  });
  const keep = (event) => {
    event.preventDefault();
    if (dirty) send("keep", changes);
  };
  const wrong = deed.trouble?.fields ?? {};
  const listed = device.origin === "file";
  return html`<section class="card" aria-labelledby="settings-title"><h2 id="settings-title">${t("settings")}</h2>
    <form class="device-form" onSubmit=${keep} data-testid="device-form">
      <${Field} label=${t("field-name")} hint=${t("hint-name")} wrong=${wrong.name}><input class="text" maxlength="40" value=${after.name} data-testid="field-name" onInput=${change("name")} /><//>
      <${Field} label=${t("field-station")} wrong=${wrong.station}><select class="text" value=${after.station} data-testid="field-station" onChange=${change("station")}>
        ${shop.value.stations.map((station) => html`<option key=${station.id} value=${station.id}>${station.name}</option>`)}</select><//>
      <${Field} label=${t("field-profile")} wrong=${wrong.profile}><select class="text" value=${after.profile} data-testid="field-profile" onChange=${change("profile")}>
        ${device.profiles.every((one) => one.id !== device.profile) && html`<option value=${device.profile}>${device.profile}</option>`}
        ${device.profiles.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}</select><//>
      <${Field} label=${t("field-address")} hint=${listed ? t("hint-listed") : t("hint-address")} wrong=${wrong.address}><input class="text mono" value=${after.address} readonly=${listed} spellcheck="false" data-testid="field-address" onInput=${change("address")} /><//>
      <${Field} label=${t("field-baud")} hint=${t("hint-baud")} wrong=${wrong.baud}><input class="text mono" inputmode="numeric" value=${after.baud} data-testid="field-baud" onInput=${change("baud")} /><//>
      <${Trouble} trouble=${deed.trouble} />
      <div class="row"><${Action} look=${dirty ? "main" : "plain"} type="submit" label=${dirty ? t("keep-changes") : kept ? t("kept") : t("no-changes")} testid="keep-changes" busy=${deed.busy === "keep" ? t("noting") : ""} />
        ${dirty && html`<${Action} look="quiet" label=${t("undo-changes")} testid="undo-changes" onTap=${() => set(before)} />`}</div></form>
    <div class="row way-out"><${Action} label=${t(device.enabled ? "disable" : "enable")} testid="enable" busy=${deed.busy === "enable" ? t("noting") : ""} onTap=${() => send("enable", { enabled: !device.enabled })} />
      ${listed ? html`<p class="second">${t("listed")}</p>` : html`<${Action} extra="danger" label=${t("remove")} testid="remove" onTap=${() => ask(true)} />`}</div>
    <p class="second">${device.accepted_by ? t("accepted-by", { name: device.accepted_by === "server" ? t("by-file") : device.accepted_by }) : ""}</p>
    ${asks && html`<${Remove} device=${device} onClose=${() => ask(false)} />`}</section>`;
}
