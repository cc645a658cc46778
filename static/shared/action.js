/** Buttons. An action is never disabled: it explains instead. While its deed runs it says so and keeps its width. */
import { html } from "./html.js";
import { Icon } from "./icon.js";

/**
 * @param look  "main" (the one filled action), "bright" (the main one on a dark sheet), "plain", "quiet"
 * @param busy  the sentence of the deed while it runs ("Откладываем…"), else falsy
 */
export function Action({ look = "plain", label, icon, arrow = false, busy = "", onTap, testid, type = "button", pressed, extra = "" }) {
  const tap = (event) => {
    if (busy) event.preventDefault();
    else onTap?.(event);
  };
  return html`<button type=${type} class=${`action ${look}${arrow ? " arrowed" : ""} ${extra}`} data-testid=${testid}
      aria-busy=${busy ? "true" : undefined} aria-pressed=${pressed === undefined ? undefined : String(pressed)} onClick=${tap}>
    ${icon && html`<${Icon} name=${icon} />`}
    <span class="label">${busy || label}</span>
    ${arrow && html`<span class="arrow"><${Icon} name="arrow-right" /></span>`}
  </button>`;
}

/** The round way back beside a main action. */
export function Back({ label, onTap, wide = false }) {
  return html`<button type="button" class=${`action plain back${wide ? "" : " round"}`} data-testid="back" aria-label=${label}
    onClick=${onTap}><${Icon} name="chevron-left" />${wide && html`<span class="label">${label}</span>`}</button>`;
}
