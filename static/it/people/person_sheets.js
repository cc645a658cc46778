/** Sheets over the people: somebody new; what one person may and does. A code is shown once, large, to be read out. */
import { Action } from "../../shared/action.js";
import { ageShort, clock } from "../../shared/ages.js";
import { html, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Sheet } from "../../shared/sheet.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { stateOf } from "./people.js";

const ROLES = ["cashier", "manager", "it"];

/** @param onPick null shows only */
function Roles({ value, onPick }) {
  return html`<fieldset class="roles"><legend>${t("people-col-role")}</legend>${ROLES.map((role) => html`<label key=${role} class=${`role${role === value ? " chosen" : ""}`}>
    <input type="radio" name="role" value=${role} checked=${role === value} data-testid=${`role-${role}`} onChange=${() => onPick(role)} /><b>${t(`role-${role}`)}</b><span>${t(`role-${role}-may`)}</span></label>`)}</fieldset>`;
}

function Code({ told, onClose }) {
  return html`<${Sheet} title=${t("code-for", { name: told.person.name })} testid="code-sheet" onEscape=${onClose}
      actions=${html`<${Action} look="main" label=${t("code-done")} testid="code-done" onTap=${onClose} />`}>
    <p class="big-code" data-testid="code">${told.code}</p>
    <ol class="steps"><li>${t("code-step-open", { address: `${location.host}/sign-in` })}</li><li>${t("code-step-enter", { name: told.person.name })}</li></ol>
    <p class="second">${t("code-until", { time: clock(told.until, true) })}</p><//>`;
}

export function AddPerson({ onClose, again }) {
  const [name, setName] = useState("");
  const [role, setRole] = useState("cashier");
  const [told, tell] = useState(null);
  const deed = useDeed();
  const send = async (event) => {
    event.preventDefault();
    const answer = await deed.run("add", () => post("/api/it/people", { name, role }));
    if (answer) {
      tell(answer);
      again();
    }
  };
  if (told) return html`<${Code} told=${told} onClose=${onClose} />`;
  return html`<${Sheet} title=${t("people-add")} testid="add-sheet" onEscape=${onClose} actions=${html`
      <${Action} look="main" label=${t("people-add-do")} busy=${deed.busy && t("people-adding")} testid="add-do" onTap=${send} />
      <${Action} label=${t("close")} testid="close" onTap=${onClose} />`}>
    <form class="person-form" onSubmit=${send}><label class="field"><span>${t("people-col-name")}</span>
      <input class="text" data-testid="new-name" value=${name} autocomplete="off" data-first onInput=${(event) => setName(event.target.value)} />
      <small>${t("people-name-hint")}</small></label>
      <${Roles} value=${role} onPick=${setRole} /></form>
    <${Trouble} trouble=${deed.trouble} /><//>`;
}

function Sessions({ person }) {
  if (!person.sessions.length) return html`<p class="second">${t("sessions-none")}</p>`;
  return html`<ul class="sessions">${person.sessions.map((one) => html`<li key=${one.since}><b>${one.address}</b> <span class="second">${t("session-since", { time: clock(one.since, true), age: ageShort(one.active_at) })}${one.mine ? ` · ${t("session-mine")}` : ""}</span></li>`)}</ul>`;
}

function OwnPassword({ onDone }) {
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [done, finish] = useState(false);
  const deed = useDeed();
  const send = async (event) => {
    event.preventDefault();
    if (await deed.run("password", () => post("/api/staff/password", { old, new: fresh }))) {
      setOld("");
      setFresh("");
      finish(true);
      onDone();
    }
  };
  return html`<form class="own-password" onSubmit=${send}><h3>${t("password-own")}</h3>
    <label class="field"><span>${t("password-old")}</span><input class="text" type="password" autocomplete="current-password" data-testid="old-password" value=${old} onInput=${(event) => setOld(event.target.value)} /></label>
    <label class="field"><span>${t("password-new")}</span><input class="text" type="password" autocomplete="new-password" data-testid="new-password" value=${fresh} onInput=${(event) => setFresh(event.target.value)} /><small>${done ? t("password-changed") : t("password-hint")}</small></label>
    <${Trouble} trouble=${deed.trouble} />
    <${Action} type="submit" label=${t("password-change")} busy=${deed.busy && t("password-changing")} testid="change-password" /></form>`;
}

export function Person({ person, mine, onClose, again }) {
  const [told, tell] = useState(null);
  const [role, setRole] = useState(person.role);
  const deed = useDeed();
  const path = `/api/it/people/${encodeURIComponent(person.id)}`;
  const change = (name, body, where = "") => deed.run(name, () => post(`${path}${where}`, body)).then((answer) => { again(); return answer; });
  const code = async () => { const answer = await change("code", {}, "/code"); if (answer?.code) tell(answer); };
  if (told) return html`<${Code} told=${told} onClose=${onClose} />`;
  const blocked = person.state === "blocked";
  return html`<${Sheet} title=${person.name} testid="person-sheet" onEscape=${onClose} actions=${html`
      ${role !== person.role && html`<${Action} look="main" label=${t("person-role", { role: t(`role-${role}`) })} busy=${deed.busy === "role" && t("person-saving")} testid="give-role" onTap=${() => change("role", { role })} />`}
      ${!mine && html`<${Action} label=${t(person.state === "invited" ? "person-code-again" : "person-code")} busy=${deed.busy === "code" && t("person-code-making")} testid="give-code" onTap=${code} />`}
      ${person.sessions.length > 0 && !mine && html`<${Action} label=${t("person-out")} busy=${deed.busy === "out" && t("person-out-doing")} testid="sign-out-person" onTap=${() => change("out", {}, "/sign-out")} />`}
      ${!mine && html`<${Action} extra=${blocked ? "" : "danger"} label=${t(blocked ? "person-unblock" : "person-block")} busy=${deed.busy === "block" && t("person-saving")} testid="block" onTap=${() => change("block", { blocked: !blocked })} />`}
      <${Action} label=${t("person-back")} testid="close" onTap=${onClose} />`}>
    <p class="second">${t(`person-${stateOf(person)}-text`)}</p>
    <${Roles} value=${role} onPick=${setRole} />
    <${Trouble} trouble=${deed.trouble} />
    <h3>${t("sessions-title")}</h3><${Sessions} person=${person} />
    ${mine && html`<${OwnPassword} onDone=${again} />`}<//>`;
}
