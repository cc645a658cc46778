/** Machines that ask to belong to the shop: compare the code, say what the machine is, accept or refuse. */
import { Action } from "../../shared/action.js";
import { clock } from "../../shared/ages.js";
import { html, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";

const NEW = "";

/** The stations it can be: a till's page works at no kiosk. */
const fitting = (data, request) => data.stations.filter((one) => !request.screen || one.kind === request.screen);

/** The station it probably is: one without a key. */
function likely(data, request) {
  if (request.kind === "agent") return NEW;
  const stations = fitting(data, request);
  return (stations.find((one) => !one.keys.length) ?? stations[0])?.id ?? "";
}

function Request({ request, data, again, first }) {
  const [owner, setOwner] = useState(() => likely(data, request));
  const [name, setName] = useState(request.kind === "agent" ? request.name : "");
  const deed = useDeed();
  const agent = request.kind === "agent";
  const taken = data.stations.find((one) => one.id === owner)?.keys.length > 0;
  const answer = (how, body) => deed.run(how, () => post(`/api/it/pairing/${request.id}`, body)).then(again);
  return html`<article class="request" data-testid="request" data-kind=${request.kind}>
    <div><p class="big-code" data-testid="request-code">${request.code}</p>
      <p>${t(agent ? "request-agent" : "request-station", { name: request.name || t("request-nameless") })}</p>
      <p class="second">${t("request-from", { address: request.address, time: clock(request.until) })}</p></div>
    <div class="answer">
      <label class="field"><span>${t(agent ? "request-which-agent" : "request-which")}</span>
        <select class="text" data-testid="request-owner" value=${owner} onChange=${(event) => setOwner(event.target.value)}>
          ${agent ? html`<option value=${NEW}>${t("request-new-agent")}</option>${data.agents.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}`
            : fitting(data, request).map((one) => html`<option key=${one.id} value=${one.id}>${one.name}${one.keys.length ? "" : ` · ${t("request-free")}`}</option>`)}</select></label>
      ${agent && owner === NEW && html`<label class="field"><span>${t("request-name")}</span><input class="text" data-testid="request-name" value=${name} onInput=${(event) => setName(event.target.value)} /></label>`}
      ${taken && html`<p class="second">${t("request-replaces")}</p>`}
      <${Trouble} trouble=${deed.trouble} />
      <div class="row"><${Action} look=${first ? "main" : "plain"} label=${t("request-accept")} busy=${deed.busy === "accept" && t("request-accepting")} testid="accept" onTap=${() => answer("accept", { accept: true, owner, name })} />
        <${Action} label=${t("request-refuse")} busy=${deed.busy === "refuse" && t("request-refusing")} testid="refuse" onTap=${() => answer("refuse", { accept: false })} /></div></div></article>`;
}

export function Requests({ data, again }) {
  if (!data.requests.length) return null;
  return html`<section class="requests" aria-label=${t("requests-title")}><p class="requests-lead">${t("requests-lead")}</p>
    ${data.requests.map((request, place) => html`<${Request} key=${request.id} request=${request} first=${place === 0} data=${data} again=${again} />`)}</section>`;
}
