/** Screens and agents with the keys by which they belong to the shop. */
import { Action } from "../../shared/action.js";
import { ageShort } from "../../shared/ages.js";
import { Disc } from "../../shared/discs.js";
import { html, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Sheet } from "../../shared/sheet.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";

const newest = (keys) => keys.reduce((one, other) => ((other.seen_at ?? "") > (one.seen_at ?? "") ? other : one));

function Held({ keys, open }) {
  if (!keys.length) return html`<p class="second">${t("key-none")}</p>`;
  const key = newest(keys);
  const seen = open ? t("key-now") : key.seen_at ? t("key-seen", { age: ageShort(key.seen_at) }) : t("key-never");
  return html`<p class="second">${seen}${key.address ? `, ${key.address}` : ""}</p>
    <p class="second">${key.demo ? t("key-demo", { count: keys.length }) : t("key-made", { age: ageShort(key.made_at), name: key.made_by || t("key-somebody") })}</p>`;
}

function Holder({ one, open, onRevoke, onRename }) {
  const kind = !one.keys.length ? "none" : open ? "here" : "warehouse";
  return html`<li class="holder" data-testid="holder" data-holder=${one.id} data-keys=${one.keys.length}><${Disc} kind=${kind} />
    <div><h3>${one.name}</h3><${Held} keys=${one.keys} open=${open} /></div>
    <div class="holder-deeds">${onRename && html`<${Action} label=${t("agent-rename")} testid="rename" onTap=${() => onRename(one)} />`}
      ${one.keys.length > 0 && html`<${Action} label=${t("key-revoke")} testid="revoke" onTap=${() => onRevoke(one)} />`}</div></li>`;
}

export function Keys({ data, onRevoke, onRename }) {
  return html`<section class="keys" aria-labelledby="keys-title"><h2 id="keys-title">${t("keys-of")}</h2>
    <ul>${data.stations.map((one) => html`<${Holder} key=${one.id} one=${one} open=${one.screen_open} onRevoke=${onRevoke} />`)}</ul>
    <h2>${t("agents-title")}</h2>
    ${data.agents.length ? html`<ul>${data.agents.map((one) => html`<${Holder} key=${one.id} one=${one} open=${one.online} onRevoke=${onRevoke} onRename=${onRename} />`)}</ul>`
      : html`<p class="second">${t("agents-none")} <code class="mono">python run.py bridge</code></p>`}</section>`;
}

export function Rename({ agent, onClose, again }) {
  const [name, setName] = useState(agent.name);
  const deed = useDeed();
  const send = async (event) => {
    event.preventDefault();
    if (!await deed.run("rename", () => post(`/api/it/agents/${encodeURIComponent(agent.id)}`, { name }, { again: true }))) return;
    again();
    onClose();
  };
  return html`<${Sheet} title=${t("agent-rename-title", { name: agent.name })} testid="rename-sheet" onEscape=${onClose} actions=${html`
      <${Action} look="main" label=${t("agent-rename-do")} busy=${deed.busy && t("agent-renaming")} testid="rename-do" onTap=${send} />
      <${Action} label=${t("close")} testid="close" onTap=${onClose} />`}>
    <form onSubmit=${send}><label class="field"><span>${t("request-name")}</span><input class="text" data-first data-testid="agent-name" value=${name} maxlength="60" autocomplete="off"
      onInput=${(event) => setName(event.target.value)} /><small>${deed.trouble?.fields?.name ?? t("agent-rename-text")}</small></label></form>
    <${Trouble} trouble=${deed.trouble} testid="rename-trouble" /><//>`;
}

/** Every key of that screen or agent: it is one machine that is meant. */
export function Revoke({ held, onClose, again }) {
  const deed = useDeed();
  const revoke = async () => {
    const done = await deed.run("revoke", async () => {
      for (const key of held.keys) await post(`/api/it/keys/${key.id}/revoke`);
    });
    again();
    if (done) onClose();
  };
  return html`<${Sheet} title=${t("revoke-title", { name: held.name })} testid="revoke-sheet" onEscape=${onClose} urgent actions=${html`
      <${Action} look="main" label=${t("revoke-do")} busy=${deed.busy && t("revoking")} testid="revoke-do" onTap=${revoke} />
      <${Action} label=${t("revoke-keep")} testid="close" onTap=${onClose} />`}>
    <p>${t("revoke-text")}</p><${Trouble} trouble=${deed.trouble} /><//>`;
}
