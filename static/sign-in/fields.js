/** Lines to fill in, and what stands under them. */
import { html, useEffect, useRef, useState } from "../shared/html.js";
import { t } from "../shared/i18n.js";

/** @param fault a sentence when the line cannot be taken; @param hint what stands there otherwise */
export function Field({ id, label, value, onInput, fault, hint, children, focus = false, ...rest }) {
  const line = useRef(null);
  useEffect(() => { if (focus) line.current.focus(); }, [focus]);
  const under = fault || hint;
  return html`<label class=${`line${fault ? " wrong" : ""}`} for=${id}><span>${label}</span>
    <span class="box"><input ref=${line} id=${id} data-testid=${id} value=${value} onInput=${(event) => onInput(event.target.value)}
      aria-invalid=${fault ? "true" : undefined} aria-describedby=${under ? `${id}-under` : undefined} autocapitalize="off" spellcheck=${false} ...${rest} />${children}</span>
    ${under && html`<small id=${`${id}-under`}>${under}</small>`}</label>`;
}

/** A password: hidden until one asks to see it; tells when Caps Lock is on. */
export function Password({ hint, ...rest }) {
  const [seen, see] = useState(false);
  const [caps, setCaps] = useState(false);
  const watch = (event) => setCaps(event.getModifierState?.("CapsLock") ?? false);
  return html`<${Field} ...${rest} type=${seen ? "text" : "password"} hint=${caps ? t("caps") : hint} onKeyDown=${watch} onKeyUp=${watch}>
    <button type="button" class="peek" aria-pressed=${String(seen)} data-testid=${`${rest.id}-peek`} onClick=${() => see(!seen)}>${seen ? t("hide") : t("show")}</button><//>`;
}

/** What did not work, above the action: what happened, and what to do. */
export function Refused({ trouble }) {
  return html`<div class="refused" role="alert" data-testid="refused">${trouble && html`<p><b>${trouble.title}.</b> ${trouble.text}.</p>`}</div>`;
}
