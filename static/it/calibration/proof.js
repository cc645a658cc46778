/** The last step of every calibration: the device works by what was found, for a while; a person says whether it is right. */
import { Action } from "../../shared/action.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";

/** @param found  the body of propose and keep; @param asks  the sentence that a person answers */
export function Proof({ found, path, asks, children, onKept, onBack }) {
  const deed = useDeed();
  const keep = async () => {
    const kept = await deed.run("keep", () => post(`${path}/keep`, found));
    if (kept) onKept(kept);
  };
  const back = async () => {
    await deed.run("back", () => post(`${path}/end`));
    onBack();
  };
  return html`<section class="card proof" data-testid="proof"><h2>${asks}</h2>${children}<${Trouble} trouble=${deed.trouble} testid="proof-trouble" />
    <div class="row"><${Action} look="main" label=${t("proof-yes")} testid="proof-yes" busy=${deed.busy === "keep" && t("saving")} onTap=${keep} />
      <${Action} label=${t("proof-no")} testid="proof-no" busy=${deed.busy === "back" && t("reverting")} onTap=${back} /></div>
    <p class="second">${t("proof-back")}</p></section>`;
}

/** Why a deed was not done, and what to do. */
export const whyNot = (answer) => {
  const said = t(`calibrate-why-${String(answer.detail).replaceAll("_", "-")}`);
  return { title: t("not-done"), text: said.startsWith("calibrate-") ? t("calibrate-why-other") : said };
};
