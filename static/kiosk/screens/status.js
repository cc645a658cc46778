/** An order looked up by its slip: where it stands, with nothing personal. */
import { Action, Back } from "../../shared/action.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Shell, Waiting } from "../shell.js";
import { modes, order } from "../state.js";
import { back, end } from "../visit.js";
import { Dates, NumberPlate } from "./done.js";

export function Status() {
  const asked = order.value;
  const foot = html`<div class="row"><${Back} label=${t("back")} onTap=${back} />
    <${Action} look="main" label=${t("finish")} testid="finish-visit" onTap=${() => end("done")} /></div>`;
  const low = modes.value.reach;
  const head = asked && html`<h1 data-testid="order-state">${asked.state_text ?? asked.headline}</h1><${NumberPlate} made=${asked} />`;
  const work = asked ? html`${!low && head}<${Dates} dates=${asked.dates} /><p class="second lead">${t("status-help")}</p>` : html`<${Waiting} label=${t("waiting-order")} />`;
  return html`<${Shell} testid="screen-status" still look=${low && head} work=${work} foot=${foot} />`;
}
