/** Small parts that all screens of the console share. */
import { Action } from "../shared/action.js";
import { Disc } from "../shared/discs.js";
import { html } from "../shared/html.js";
import { t } from "../shared/i18n.js";

/** The head of a screen: a sentence of the present state, a line under it, and what stands on the right. */
export function Head({ title, lead, children }) {
  return html`<header class="screen-head"><div><h1 data-testid="title">${title}</h1>${lead && html`<p class="second" data-testid="lead">${lead}</p>`}</div>
    ${children && html`<div class="head-side">${children}</div>`}</header>`;
}

/** A sign with its word: the shape carries the meaning. */
export function Sign({ kind, word, bad = false, testid, state }) {
  return html`<span class=${`sign${bad ? " bad" : ""}`} data-testid=${testid} data-state=${state}><${Disc} kind=${kind} />${word}</span>`;
}

/** What did not work, said above the deed; `again` repeats it. */
export function Trouble({ trouble, again, testid = "trouble" }) {
  if (!trouble) return null;
  return html`<div class="trouble" role="alert" data-testid=${testid}><${Disc} kind="hand" /><p><b>${trouble.title}</b> ${trouble.text}</p>
    ${again && html`<${Action} label=${t("again")} testid="again" onTap=${again} />`}</div>`;
}

/** Nothing here: what that means, and what can be done. */
export function Empty({ title, text, children, testid = "empty" }) {
  return html`<div class="empty" data-testid=${testid}><h2>${title}</h2>${text && html`<p class="second">${text}</p>`}${children}</div>`;
}

/** A field with its label, a hint, or what is wrong with it. */
export function Field({ label, hint = "", wrong = "", children }) {
  return html`<label class=${`field${wrong ? " wrong" : ""}`}><span>${label}</span>${children}${(wrong || hint) && html`<small>${wrong || hint}</small>`}</label>`;
}

/** Sand bars where an answer will stand, without movement. */
export const Waiting = () => html`<div class="sand-bars" role="status"><span class="unseen">${t("asking")}</span><i></i><i></i><i></i></div>`;

/** What a question brought: bars while nothing is known, trouble if it failed, else its children with the data. */
export function Answered({ answer, children }) {
  if (answer.data) return html`<${Trouble} trouble=${answer.trouble} again=${answer.again} />${children(answer.data)}`;
  return answer.trouble ? html`<${Trouble} trouble=${answer.trouble} again=${answer.again} />` : html`<${Waiting} />`;
}
