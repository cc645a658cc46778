/** A draft on a real device for a while, like a new resolution of a display: it goes back by itself unless it is kept. */
import { Action } from "../../shared/action.js";
import { serverNow } from "../../shared/ages.js";
import { html, useEffect, useState } from "../../shared/html.js";
import { Disc } from "../../shared/discs.js";
import { t } from "../../shared/i18n.js";
import { post } from "../api.js";
import { left } from "./words.js";

export const SECONDS = [60, 300, 900];

export const endTrial = (device) => post(`/api/it/trials/${device.split("/").map(encodeURIComponent).join("/")}/end`);

/** A clock for what counts down. */
function useSecond() {
  const [now, set] = useState(serverNow());
  useEffect(() => {
    const timer = setInterval(() => set(serverNow()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Running({ trial, again, children }) {
  const now = useSecond();
  const time = left(trial.until, now);
  useEffect(() => { if (!time) again(); }, [!time]);
  if (!time) return null;
  return html`<div class="trial" role="status" data-testid="trial" data-device=${trial.device}><${Disc} kind="store" />
    <p><b>${t("trial-runs", { station: trial.station, time })}</b> ${t("trial-back")}</p>
    ${children}<${Action} label=${t("trial-end")} testid="trial-end" onTap=${async () => { await endTrial(trial.device).catch(() => {}); again(); }} /></div>`;
}

/** Trials that run now; `keep` is offered beside them where the draft can be saved. */
export function Trials({ trials, again, keep }) {
  return trials.map((trial) => html`<${Running} key=${trial.device} trial=${trial} again=${again}>
    ${keep && html`<${Action} look="main" label=${t("trial-keep")} testid="trial-keep" onTap=${() => keep(trial)} />`}<//>`);
}
