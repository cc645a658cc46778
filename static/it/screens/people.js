/** People and keys: who may sign in, which screens and agents belong to the shop, and machines that ask to belong. */
import { Action } from "../../shared/action.js";
import { html, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { useAnswer } from "../api.js";
import { Answered, Head } from "../parts.js";
import { useKeys } from "../screen_keys.js";
import { People } from "../people/people.js";
import { AddPerson, Person } from "../people/person_sheets.js";
import { Requests } from "../people/requests.js";
import { Keys, Rename, Revoke } from "../people/keys.js";
import { waiting } from "../people/waiting.js";

const TOPICS = ["people", "shop", "stations", "devices"];

function title({ requests, people }) {
  if (requests.length) return t("people-title-asks", { count: requests.length });
  return t("people-title", { count: people.length });
}

function lead({ people, stations, agents }) {
  const inside = people.filter((one) => one.sessions.length).length;
  const without = stations.filter((one) => !one.keys.length).length;
  return `${t("people-inside", { count: inside })} ${without ? t("people-without", { count: without }) : t("people-all-keys")} ${agents.length ? t("people-agents", { count: agents.length }) : ""}`.trim();
}

function Screen() {
  const answer = useAnswer("/api/it/people", TOPICS);
  const [sheet, open] = useState(null);
  const add = () => open({ kind: "add" });
  useKeys([{ code: "KeyN", cap: "N", title: t("people-add"), deed: add }], []);
  const data = answer.data;
  if (data) waiting.value = data.requests.length;
  const close = () => open(null);
  const person = sheet?.kind === "person" && data?.people.find((one) => one.id === sheet.id);
  return html`<${Head} title=${data ? title(data) : t("people-name")} lead=${data && lead(data)}>
      <${Action} label=${html`${t("people-add")} <${Key} name="N" />`} testid="add-person" onTap=${add} /><//>
    <${Answered} answer=${answer}>${(told) => html`<div class="people-screen">
      <div><${Requests} data=${told} again=${answer.again} /><${People} data=${told} onOpen=${(id) => open({ kind: "person", id })} /></div>
      <${Keys} data=${told} onRevoke=${(key) => open({ kind: "revoke", key })} onRename=${(agent) => open({ kind: "rename", agent })} /></div>`}<//>
    ${sheet?.kind === "add" && html`<${AddPerson} onClose=${close} again=${answer.again} />`}
    ${person && html`<${Person} key=${person.id} person=${person} mine=${person.id === data.me} onClose=${close} again=${answer.again} />`}
    ${sheet?.kind === "rename" && html`<${Rename} agent=${sheet.agent} onClose=${close} again=${answer.again} />`}
    ${sheet?.kind === "revoke" && html`<${Revoke} held=${sheet.key} onClose=${close} again=${answer.again} />`}`;
}

export const screen = { key: "people", digit: 7, title: "nav-people", sentences: ["it-people"], Screen, badge: () => waiting.value };
