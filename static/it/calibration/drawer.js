/** How long a pulse the drawer needs: one press, one pulse, each a little longer, until somebody says that it opened. */
import { Action } from "../../shared/action.js";
import { html, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { Proof, propose, whyNot } from "./proof.js";

export function Drawer({ data, path, onKept, onLeave }) {
  const { pulses, pins } = data.drawer;
  const [pin, choose] = useState(pins[0]);
  const [sent, setSent] = useState([]);
  const [refused, refuse] = useState(null);
  const [found, find] = useState(null);
  const deed = useDeed();
  const next = pulses[sent.length];
  const kick = async () => {
    const answer = await deed.run("pulse", () => post(`${path}/pulse`, { pin, ms: next }));
    if (!answer) return;
    refuse(answer.done ? null : whyNot(answer));
    if (answer.done) setSent([...sent, { ms: next, pin, told: answer.data.drawer }]);
  };
  const opened = async () => {
    const last = sent.at(-1);
    const body = { drawer: { pin: last.pin, ms: last.ms } };
    const answer = await deed.run("propose", () => propose(path, body));
    if (answer) find({ body, last, printed: answer.printed });
  };
  if (found) {
    return html`<${Proof} found=${found.body} printed=${found.printed} path=${path} asks=${t("drawer-proof")} onKept=${onKept} onBack=${() => { find(null); setSent([]); }}><p>${t("drawer-proof-text", { ms: found.last.ms, pin: found.last.pin })}</p><//>`;
  }
  return html`<section class="card" data-testid="drawer"><h2>${t("drawer-title")}</h2><p>${t("drawer-text")}</p>
    <fieldset class="choice across"><legend>${t("drawer-pin")}</legend>${pins.map((one) => html`<label key=${one}><input type="radio" name="pin" checked=${one === pin} onChange=${() => { choose(one); setSent([]); }} />${t("drawer-pin-number", { pin: one })}</label>`)}</fieldset>
    <ol class="pulses" aria-label=${t("drawer-pulses")}>${pulses.map((ms, index) => html`<li key=${ms} class=${index < sent.length ? "sent" : index === sent.length ? "next" : ""} data-testid="pulse" data-sent=${String(index < sent.length)}>${ms}</li>`)}</ol>
    <${Trouble} trouble=${deed.trouble ?? refused} testid="drawer-trouble" />
    <div class="row">${next && html`<${Action} look=${sent.length ? "plain" : "main"} label=${t("drawer-kick", { ms: next })} testid="kick" busy=${deed.busy === "pulse" && t("drawer-kicking")} onTap=${kick} />`}
      ${sent.length > 0 && html`<${Action} look="main" label=${t("drawer-opened")} testid="opened" busy=${deed.busy === "propose" && t("trying")} onTap=${opened} />`}
      <${Action} look="quiet" label=${t("calibrate-cancel")} testid="calibrate-cancel" onTap=${onLeave} /></div>
    ${!next && html`<p><b>${t("drawer-never")}</b> ${t("drawer-never-next")}</p>`}</section>`;
}
