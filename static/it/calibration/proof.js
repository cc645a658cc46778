/** The last step of every calibration: the device works by what was found, for a while; a person says whether it is right. */
import { Action } from "../../shared/action.js";
import { html, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";

/**
 * @param found    the body of propose and keep
 * @param printed  what became of the test slip: {done, detail}; null where none is printed
 * @param asks     the sentence that a person answers
 */
export function Proof({ found, path, printed = null, asks, children, onKept, onBack }) {
  const [slip, setSlip] = useState(printed);
  const deed = useDeed();
  const again = async () => {
    const answer = await deed.run("again", () => propose(path, found));
    if (answer) setSlip(answer.printed);
  };
  const keep = async () => {
    const kept = await deed.run("keep", () => post(`${path}/keep`, found));
    if (kept) onKept(kept);
  };
  const back = async () => {
    await deed.run("back", () => post(`${path}/end`));
    onBack();
  };
  const no = html`<${Action} label=${t("proof-no")} testid="proof-no" busy=${deed.busy === "back" && t("reverting")} onTap=${back} />`;
  // Nothing on the paper proves nothing: it is not offered to be kept.
  if (slip && !slip.done) {
    return html`<section class="card proof" data-testid="proof-unprinted"><h2>${t("proof-unprinted")}</h2><p>${t("proof-unprinted-text")}</p>
      <${Trouble} trouble=${deed.trouble ?? whyNot(slip)} testid="proof-trouble" />
      <div class="row"><${Action} look="main" label=${t("proof-again")} testid="proof-again" busy=${deed.busy === "again" && t("printing-sheet")} onTap=${again} />${no}</div></section>`;
  }
  return html`<section class="card proof" data-testid="proof"><h2>${asks}</h2>${children}<${Trouble} trouble=${deed.trouble} testid="proof-trouble" />
    <div class="row"><${Action} look="main" label=${t("proof-yes")} testid="proof-yes" busy=${deed.busy === "keep" && t("saving")} onTap=${keep} />
      ${no}</div>
    <p class="second">${t("proof-back")}</p></section>`;
}

/** Have the device work by what was found; a printer prints its test slip, as soon as its line is open again. */
export const propose = (path, found) => post(`${path}/propose`, found, { timeOut: 60000 });

/** Why a deed was not done, and what to do. */
export const whyNot = (answer) => {
  const said = t(`calibrate-why-${String(answer.detail).replaceAll("_", "-")}`);
  return { title: t("not-done"), text: said.startsWith("calibrate-") ? t("calibrate-why-other") : said };
};
