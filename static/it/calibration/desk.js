/** Calibration: one step at a time, by the device itself. It says what it will do, keeps nothing without consent, and puts everything back. */
import { Action } from "../../shared/action.js";
import { html, useEffect, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useAnswer } from "../api.js";
import { Answered, Empty, Head } from "../parts.js";
import { href } from "../route.js";
import { nameOf } from "../profiles/words.js";
import { CodePage } from "./code_page.js";
import { Drawer } from "./drawer.js";
import { Learn } from "./learn.js";

export const pathOf = (device) => `/api/it/calibration/${device.split("/").map(encodeURIComponent).join("/")}`;

/** What can be found out with a device: [key, component]. */
function offered({ device, commands }) {
  if (device.kind === "scanner") return [["learn", Learn]];
  return [["code-page", CodePage], ["drawer", Drawer]].filter(([key]) => commands.includes(key === "drawer" ? "drawer" : "code_page_sheet"));
}

function Choice({ list, choose }) {
  return html`<ul class="calibrations" data-walk>${list.map(([key]) => html`<li key=${key} class="card"><h2>${t(`calibrate-${key}`)}</h2><p>${t(`calibrate-${key}-text`)}</p>
    <${Action} look="main" label=${t("calibrate-begin")} testid=${`begin-${key}`} onTap=${() => choose(key)} /></li>`)}</ul>`;
}

function Steps({ data, path, again }) {
  const list = offered(data);
  const [key, choose] = useState(list.length === 1 ? list[0][0] : "");
  const [kept, keep] = useState(null);
  // However one leaves, the device works by what is stored.
  useEffect(() => () => { post(`${path}/end`).catch(() => {}); }, [path]);
  if (!list.length) return html`<${Empty} title=${t("calibrate-none")} text=${t("calibrate-none-next")} />`;
  if (kept) {
    return html`<div class="card done" data-testid="calibrated"><h2>${t("calibrated")}</h2><p>${t(data.others.length ? "calibrated-others" : "calibrated-alone", { count: data.others.length })}</p>
      <div class="row"><a class="action main" href=${href("profiles", kept.profile)} data-testid="to-profile">${t("to-profile")}</a>
        <${Action} label=${t("calibrate-more")} testid="calibrate-more" onTap=${() => { keep(null); choose(list.length === 1 ? list[0][0] : ""); again(); }} /></div></div>`;
  }
  const Step = list.find(([one]) => one === key)?.[1];
  if (!Step) return html`<${Choice} list=${list} choose=${choose} />`;
  const leave = async () => {
    await post(`${path}/end`).catch(() => {});
    if (list.length === 1) window.history.back();
    else choose("");
  };
  return html`<${Step} key=${key} data=${data} path=${path} onKept=${keep} onLeave=${leave} />`;
}

export function Calibration({ id }) {
  const path = pathOf(id);
  const answer = useAnswer(path, []);
  const data = answer.data;
  const lead = data && html`<span class="desk-lead"><span>${nameOf(data.profile)}</span> <span class="mono">${data.profile.id}</span>
    ${data.others.length > 0 && html`<span>${t("calibrate-concerns", { stations: data.others.map((one) => one.station).join(", ") })}</span>`}</span>`;
  return html`<${Head} title=${data ? t("calibrate-title", { station: [data.device.station, data.device.name].filter(Boolean).join(", ") }) : t("calibrate")} lead=${lead}>
      ${data && html`<a class="chip" href=${href("profiles", data.profile.id)}>${t("to-profile")}</a>`}<//>
    <${Answered} answer=${answer}>${(found) => html`<${Steps} key=${id} data=${found} path=${path} again=${answer.again} />`}<//>`;
}
