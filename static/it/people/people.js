/** The people, a row each: what they may, whether they are in, and how long ago they did something. */
import { ageShort } from "../../shared/ages.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Sign } from "../parts.js";

const DISCS = { inside: "here", active: "warehouse", invited: "coming", blocked: "none" };

/** inside | active | invited | blocked */
export const stateOf = (person) => (person.state === "active" && person.sessions.length ? "inside" : person.state);

function last(person) {
  if (!person.sessions.length) return "";
  const newest = person.sessions.reduce((one, other) => (other.active_at > one.active_at ? other : one));
  return `${ageShort(newest.active_at)}, ${newest.address}`;
}

export function People({ data, onOpen }) {
  return html`<section aria-labelledby="people-list"><h2 id="people-list">${t("people-people")}</h2>
    <table class="rows people-rows"><thead><tr><th>${t("people-col-name")}</th><th>${t("people-col-role")}</th><th>${t("people-col-state")}</th><th>${t("people-col-last")}</th></tr></thead>
    <tbody data-walk>${data.people.map((person) => html`<tr key=${person.id} data-testid="person-row" data-person=${person.id} data-state=${stateOf(person)}>
      <td><button type="button" class="row-button" data-testid="open-person" onClick=${() => onOpen(person.id)}>${person.name}</button>${person.id === data.me && html` <span class="second">${t("people-me")}</span>`}</td>
      <td>${t(`role-${person.role}`)}</td>
      <td><${Sign} kind=${DISCS[stateOf(person)]} word=${t(`person-${stateOf(person)}`)} /></td>
      <td class="second">${last(person)}</td></tr>`)}</tbody></table></section>`;
}
