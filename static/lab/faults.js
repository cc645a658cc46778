/** What can go wrong with the devices of the chosen station, by hand; each switch says its deed, and then the deed that mends it. */
import { Disc } from "../shared/discs.js";
import { html, useEffect, useState } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { breakDevice } from "./deeds.js";
import { Ports } from "./ports.js";
import { agentOf, device, target } from "./state.js";
import { Key } from "./words.js";

const KINDS = ["display", "scale", "scanner", "printer"];
const MOST = 100000;
const SCALE_MOST = 16000; // grams: a little more than it can bear
const key = (name) => name.replaceAll("_", "-");

function Button({ owner, one, on, onGo }) {
  const deed = on ? one.cure : one.fault;
  return html`<button type="button" class=${`chip switch${on ? " on" : ""}`} data-testid=${`fault-${owner.kind}-${one.fault}`} data-on=${String(on)} onClick=${onGo}>
    ${on && html`<${Disc} kind="hand" />`}${t(`deed-${owner.kind}-${key(deed)}`)}</button>`;
}

const isOn = (owner, one) => Boolean(one.cure) && owner.active.includes(one.fault);

function Switch({ owner, one }) {
  const on = isOn(owner, one);
  return html`<li><${Button} owner=${owner} one=${one} on=${on} onGo=${() => breakDevice(owner.id, on ? one.cure : one.fault)} /></li>`;
}

/** A fault with a number: after so many bytes or rows, so slow, so late. */
function Counted({ owner, one }) {
  const [value, setValue] = useState(String(one.number));
  const on = isOn(owner, one);
  const go = () => {
    const count = Math.min(MOST, Math.max(1, Number.parseInt(value, 10) || one.number));
    setValue(String(count));
    breakDevice(owner.id, on ? one.cure : one.fault, on ? null : count);
  };
  return html`<li class="counted"><${Button} owner=${owner} one=${one} on=${on} onGo=${go} />
    <label><span class="unseen">${t(`unit-${key(one.unit)}-label`)}</span><input type="text" inputmode="numeric" maxlength="6" value=${value} data-testid=${`count-${one.fault}`}
      onInput=${(event) => setValue(event.target.value.replace(/\D/g, ""))} onKeyDown=${(event) => { if (event.key === "Enter") go(); }} /></label>
    <span class="second" aria-hidden="true">${t(`unit-${key(one.unit)}`)}</span></li>`;
}

/** Something on the scale: what the slider says lies there, as it moves. */
function Weight({ owner, one }) {
  const [grams, setGrams] = useState(null);
  useEffect(() => {
    if (grams === null) return undefined;
    const timer = setTimeout(() => breakDevice(owner.id, one.fault, grams), 120);
    return () => clearTimeout(timer);
  }, [grams]);
  return html`<li class="weight"><label><span>${t("weight-label")}</span><input type="range" min="0" max=${SCALE_MOST} step="5" value=${grams ?? 0} data-testid="weight" onInput=${(event) => setGrams(Number(event.target.value))} /></label>
    <output class="mono">${t("weight", { kg: ((grams ?? 0) / 1000).toFixed(3) })}</output></li>`;
}

/** The two rows of a customer display, as a shopper reads them. */
function Rows({ shown }) {
  return html`<div class="display-rows on-dark" role="img" aria-label=${t("display-label", { rows: shown.join(" / ").trim() || t("display-blank") })} data-testid="display-rows">
    ${shown.map((row, index) => html`<p key=${index}>${row || "\u00a0"}</p>`)}</div>`;
}

function Switches({ owner, title }) {
  if (!owner) return null;
  const plain = owner.faults.filter((one) => !one.unit);
  const counted = owner.faults.filter((one) => one.unit && one.unit !== "grams");
  const weight = owner.faults.find((one) => one.unit === "grams");
  return html`<div class="switches"><h3>${title ?? t(owner.kind)}</h3><div>${owner.shown?.length > 0 && html`<${Rows} shown=${owner.shown} />`}<ul data-walk>
    ${weight && html`<${Weight} owner=${owner} one=${weight} />`}
    ${plain.map((one) => html`<${Switch} key=${one.fault} owner=${owner} one=${one} />`)}
    ${counted.map((one) => html`<${Counted} key=${one.fault} owner=${owner} one=${one} />`)}</ul></div></div>`;
}

export function Faults() {
  const { id } = target.value;
  return html`<section class="faults" aria-labelledby="faults-title" data-section="faults">
    <h2 id="faults-title">${t("faults-title")}<${Key} name="F" /></h2>
    <div class="faults-list" tabindex="-1">${KINDS.map((kind) => html`<${Switches} key=${`${id}-${kind}`} owner=${device(id, kind)} />`)}
      <${Ports} key=${`${id}-ports`} station=${id} /></div>
    ${agentOf(id) && html`<div class="agents"><${Switches} key=${`${id}-agent`} owner=${agentOf(id)} title=${t("agent")} /></div>`}
  </section>`;
}
