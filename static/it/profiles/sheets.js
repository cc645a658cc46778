/** Questions of the desk: on which device to try, under which name to copy, whether to go back. */
import { Action } from "../../shared/action.js";
import { html, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { Sheet } from "../../shared/sheet.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { Vectors } from "./sides.js";
import { SECONDS } from "./trial.js";

export function TryOut({ profile, path, text, problem, onClose, onDone }) {
  const [device, choose] = useState(profile.devices[0]?.id ?? "");
  const [seconds, last] = useState(SECONDS[0]);
  const deed = useDeed();
  const go = async () => {
    if (await deed.run("try", () => post(`${path}/try`, { text, device, seconds }))) {
      await onDone();
      onClose();
    }
  };
  const why = problem ? { title: t("try-broken"), text: problem.message } : device ? null : { title: t("try-nobody"), text: t("try-nobody-next") };
  return html`<${Sheet} title=${t("try-title")} testid="try-sheet" onEscape=${onClose} actions=${html`
      ${!why && html`<${Action} look="main" label=${t("try-go")} testid="try-go" busy=${deed.busy && t("trying")} onTap=${go} />`}
      <${Action} label=${t("close")} testid="try-close" onTap=${onClose} />`}>
    ${why ? html`<${Trouble} trouble=${why} />` : html`<p>${t("try-text")}</p>
      <fieldset class="choice"><legend>${t("try-device")}</legend>${profile.devices.map((one) => html`<label key=${one.id}><input type="radio" name="device" checked=${one.id === device} data-testid=${`try-${one.id}`}
        onChange=${() => choose(one.id)} />${one.station} <span class="mono second">${one.id}</span></label>`)}</fieldset>
      <fieldset class="choice"><legend>${t("try-time")}</legend>${SECONDS.map((one) => html`<label key=${one}><input type="radio" name="seconds" checked=${one === seconds} onChange=${() => last(one)} />${t("minutes", { count: one / 60 })}</label>`)}</fieldset>`}
    <${Trouble} trouble=${deed.trouble} testid="try-trouble" />
  <//>`;
}

export function Duplicate({ profile, path, onClose, onDone }) {
  const [id, name] = useState(`${profile.id}-2`.slice(0, 64));
  const deed = useDeed();
  const go = async () => {
    const answer = await deed.run("duplicate", () => post(`${path}/duplicate`, { id }));
    if (answer) onDone(answer.id);
  };
  return html`<${Sheet} title=${t("duplicate-title")} testid="duplicate-sheet" onEscape=${onClose} actions=${html`
      <${Action} look="main" label=${t("duplicate-go")} testid="duplicate-go" busy=${deed.busy && t("duplicating")} onTap=${go} /><${Action} label=${t("close")} testid="duplicate-close" onTap=${onClose} />`}>
    <p>${t("duplicate-text")}</p>
    <label class="field"><span>${t("duplicate-id")}</span><input class="text mono" data-first data-testid="duplicate-id" value=${id} spellcheck=${false} autocapitalize="off" onInput=${(event) => name(event.target.value)}
      onKeyDown=${(event) => { if (event.key === "Enter") go(); }} /><small>${t("duplicate-hint")}</small></label>
    <${Trouble} trouble=${deed.trouble} testid="duplicate-trouble" />
  <//>`;
}

/** The text is a profile, and does not do what its own vectors say. */
export function Failing({ vectors, deed, onClose, onGo }) {
  return html`<${Sheet} title=${t("failing-title", { count: vectors.length })} testid="failing-sheet" onEscape=${onClose} actions=${html`
      <${Action} look="main" label=${html`${t("failing-back")} <${Key} name="Esc" />`} testid="failing-back" onTap=${onClose} />
      <${Action} label=${t("failing-go")} testid="failing-go" busy=${deed.busy && t("saving")} onTap=${onGo} />`}>
    <p>${t("failing-text")}</p><div class="failing"><${Vectors} vectors=${vectors} /></div><${Trouble} trouble=${deed.trouble} testid="failing-trouble" /><//>`;
}

export function Leave({ profile, busy, onClose, onGo }) {
  const own = profile.shipped === null;
  return html`<${Sheet} title=${t(own ? "take-away-title" : "revert-title")} testid="revert-sheet" onEscape=${onClose} actions=${html`
      <${Action} look="main" label=${t(own ? "take-away" : "revert")} testid="revert-go" busy=${busy && t("reverting")} onTap=${onGo} /><${Action} label=${t("close")} testid="revert-close" onTap=${onClose} />`}>
    <p>${t(own ? "take-away-text" : "revert-text")}</p><//>`;
}
