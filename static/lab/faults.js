/** What can go wrong with the devices of the chosen station, by hand; each switch says its deed, and then the deed that mends it. */
import { Disc } from "../shared/discs.js";
import { html, useState } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { breakDevice } from "./deeds.js";
import { agentOf, device, target } from "./state.js";
import { Key } from "./words.js";

/** Fault -> what mends it; a fault without a cure is over at once. */
const CURES = {
  paper_out: "load_paper", cover_open: "close_cover", unplug: "replug", mute: "unmute", slow: "unslow", garbage: "ungarbage",
  near_end: "load_paper", power_cycle: null, kill: null, freeze: "thaw",
};
/** Faults that come later, after so many bytes or rows: [first value, largest]. */
const COUNTED = { drop_at: [120, 100000], paper_out_after: [6, 500] };

const key = (name) => name.replaceAll("_", "-");

function Switch({ owner, fault }) {
  const cure = CURES[fault];
  const on = cure && owner.active.includes(fault);
  const deed = on ? cure : fault;
  return html`<li><button type="button" class=${`chip switch${on ? " on" : ""}`} data-testid=${`fault-${owner.kind}-${fault}`} data-on=${String(Boolean(on))}
    onClick=${() => breakDevice(owner.id, deed)}>${on && html`<${Disc} kind="hand" />`}${t(`deed-${owner.kind}-${key(deed)}`)}</button></li>`;
}

function Counted({ owner, fault }) {
  const [first, most] = COUNTED[fault];
  const [value, setValue] = useState(String(first));
  const on = owner.active.includes(fault);
  const cure = fault === "drop_at" ? "replug" : "load_paper";
  const go = () => {
    const count = Math.min(most, Math.max(1, Number.parseInt(value, 10) || first));
    setValue(String(count));
    breakDevice(owner.id, on ? cure : fault, on ? null : count);
  };
  return html`<li class="counted"><button type="button" class=${`chip switch${on ? " on" : ""}`} data-testid=${`fault-${owner.kind}-${fault}`} data-on=${String(on)} onClick=${go}>
    ${on && html`<${Disc} kind="hand" />`}${t(on ? `deed-${owner.kind}-${key(cure)}` : `deed-${owner.kind}-${key(fault)}`)}</button>
    <label><span class="unseen">${t(`count-${key(fault)}-label`)}</span><input type="text" inputmode="numeric" maxlength="6" value=${value} data-testid=${`count-${fault}`}
      onInput=${(event) => setValue(event.target.value.replace(/\D/g, ""))} onKeyDown=${(event) => { if (event.key === "Enter") go(); }} /></label>
    <span class="second" aria-hidden="true">${t(`count-${key(fault)}`)}</span></li>`;
}

function Switches({ owner, title }) {
  if (!owner) return null;
  const plain = owner.faults.filter((fault) => fault in CURES);
  const counted = owner.faults.filter((fault) => fault in COUNTED);
  return html`<div class="switches"><h3>${title}</h3><ul data-walk>
    ${plain.map((fault) => html`<${Switch} key=${fault} owner=${owner} fault=${fault} />`)}
    ${counted.map((fault) => html`<${Counted} key=${fault} owner=${owner} fault=${fault} />`)}</ul></div>`;
}

export function Faults() {
  const { id } = target.value;
  return html`<section class="faults" aria-labelledby="faults-title" data-section="faults">
    <h2 id="faults-title">${t("faults-title")}<${Key} name="F" /></h2>
    <${Switches} key=${`${id}-printer`} owner=${device(id, "printer")} title=${t("printer")} />
    <${Switches} key=${`${id}-scanner`} owner=${device(id, "scanner")} title=${t("scanner")} />
    <${Switches} key=${`${id}-agent`} owner=${agentOf(id)} title=${t("agent")} />
  </section>`;
}
