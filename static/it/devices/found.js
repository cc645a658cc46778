/** From "something was plugged in" to a working device: what hangs there, where it stands, which model, and whether it works. */
import { Action } from "../../shared/action.js";
import { Disc } from "../../shared/discs.js";
import { html, useEffect, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useAnswer, useDeed } from "../api.js";
import { Answered, Field, Head, Trouble } from "../parts.js";
import { go, href } from "../route.js";
import { shop, tellNews } from "../state.js";
import { kindName } from "../words.js";
import { baudTyped } from "./baud.js";
import { Trial } from "./trial.js";

const KINDS = ["scanner", "printer", "display", "scale"];
const FIRST = { kind: "", station: "", profile: "", name: "", baud: "" };
const machines = () => shop.value.hosts;
const machineName = (id) => machines().find((host) => host.id === id)?.name ?? id;
const named = (port) => [port.maker, port.product].filter(Boolean).join(" ") || t(`form-${port.form}`);

function Port({ port, mine, choose }) {
  return html`<li><button type="button" class=${`port${mine ? " chosen" : ""}`} aria-pressed=${String(mine)} data-testid="port" data-address=${port.address} onClick=${choose}>
    <${Disc} kind=${port.vid ? "coming" : "warehouse"} /><b>${named(port)}</b><span class="second mono">${port.node}</span>
    ${machines().length > 1 && html`<span class="second">${machineName(port.host)}</span>`}
    ${port.vid && html`<span class="second">${t("usb-ids", { ids: `${port.vid}:${port.pid}` })}${port.serial ? `, № ${port.serial}` : ""}</span>`}</button></li>`;
}

/** What was plugged in, the machine's own ports, and a device on the network or anywhere else. */
function Ports({ found, choice, choose }) {
  const news = found.filter((port) => port.vid);
  const own = found.filter((port) => !port.vid);
  const list = (ports) => html`<ul class="ports" data-walk>${ports.map((port) => html`<${Port} key=${port.id} port=${port} mine=${choice?.id === port.id} choose=${() => choose(port)} />`)}</ul>`;
  const hand = choice?.id === "hand";
  return html`<section class="card" aria-labelledby="ports-title"><h2 id="ports-title">${t("ports-title")}</h2>
    ${news.length ? list(news) : html`<p class="nothing" data-testid="no-news">${t("ports-none")}</p>`}
    ${own.length > 0 && html`<details><summary>${t("ports-own", { count: own.length })}</summary>${list(own)}</details>`}
    <button type="button" class=${`port by-hand${hand ? " chosen" : ""}`} aria-pressed=${String(hand)} data-testid="by-hand" onClick=${() => choose({ id: "hand", host: "server", address: "", vid: "" })}>
      <${Disc} kind="none" /><b>${t("by-hand")}</b><span class="second">${t("by-hand-text")}</span></button></section>`;
}

function Choice({ options, value, choose, name }) {
  return html`<div class="choices" role="group" aria-label=${name} data-walk>${options.map(([id, word]) => html`<button type="button" key=${id} class="chip" aria-pressed=${String(id === value)} data-testid=${`choose-${id}`} onClick=${() => choose(id)}>${word}</button>`)}</div>`;
}

function ProfileField({ wanted, set, known, suggested, wrong }) {
  const fit = suggested.filter((one) => one.kind === wanted.kind);
  const rest = known.profiles[wanted.kind].filter((one) => fit.every((other) => other.id !== one.id));
  const why = fit.find((one) => one.id === wanted.profile)?.likely;
  return html`<${Field} label=${t("field-profile")} hint=${why ? t(`why-${why.replaceAll("_", "-")}`) : wanted.profile ? "" : t("hint-profile")} wrong=${wrong}>
    <select class="text" value=${wanted.profile} data-testid="field-profile" onChange=${(event) => set({ profile: event.target.value })}>
      <option value="">${t("choose-profile")}</option>
      ${fit.length > 0 && html`<optgroup label=${t("fitting")}>${fit.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}</optgroup>`}
      <optgroup label=${t(fit.length ? "others" : "all-profiles")}>${rest.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}</optgroup></select><//>`;
}

function guess(known) {
  const first = known.suggested[0];
  return first ? { kind: first.kind, profile: first.id } : {};
}

function Wizard({ port, known }) {
  const [wanted, setWanted] = useState({ ...FIRST, address: port.address, host: port.host, ...guess(known) });
  const [suggested, suggest] = useState(known.suggested);
  const deed = useDeed();
  const set = (changes) => setWanted((before) => ({ ...before, ...changes }));
  const wrong = deed.trouble?.fields ?? {};
  const body = { ...wanted, baud: baudTyped(wanted.baud) };
  const ready = wanted.kind && wanted.station && wanted.profile && wanted.address;
  const accept = async () => {
    const made = await deed.run("accept", () => post("/api/it/devices", body));
    if (!made) return;
    tellNews(["devices", "shop"]);
    go("devices", made.id);
  };
  // The list is ranked by all that is known: only what stands above the chosen one is better than it.
  const heard = (list, read) => {
    suggest(list);
    const best = read ? list.find((one) => one.kind === wanted.kind) : null;
    return best && best.id !== wanted.profile ? best : null;
  };
  return html`<section class="card wizard" aria-labelledby="wizard-title" data-testid="wizard"><h2 id="wizard-title">${port.id === "hand" ? t("by-hand") : named(port)}</h2>
    <ol class="wizard-steps">
      <li><h3>${t("step-kind")}</h3><${Choice} name=${t("step-kind")} options=${KINDS.map((kind) => [kind, kindName(kind)])} value=${wanted.kind} choose=${(kind) => set({ kind, profile: suggested.find((one) => one.kind === kind)?.id ?? "" })} /></li>
      <li><h3>${t("step-station")}</h3><${Choice} name=${t("step-station")} options=${shop.value.stations.map((station) => [station.id, station.name])} value=${wanted.station} choose=${(station) => set({ station })} />${wrong.station && html`<p class="wrong-word">${wrong.station}</p>`}</li>
      ${port.id === "hand" && html`<li><h3>${t("step-address")}</h3><${Field} label=${t("field-address")} hint=${t("hint-address")} wrong=${wrong.address}><input class="text mono" value=${wanted.address} spellcheck="false" placeholder="socket:…" data-testid="field-address" onInput=${(event) => set({ address: event.target.value })} /><//>
        ${machines().length > 1 && html`<${Field} label=${t("field-machine")} hint=${t("hint-machine")}><select class="text" value=${wanted.host} data-testid="field-machine" onChange=${(event) => set({ host: event.target.value })}>
          ${machines().map((host) => html`<option key=${host.id} value=${host.id}>${host.name}</option>`)}</select><//>`}</li>`}
      ${wanted.kind && html`<li><h3>${t("step-profile")}</h3><${ProfileField} wanted=${wanted} set=${set} known=${known} suggested=${suggested} wrong=${wrong.profile} />
        <details open=${wrong.name || wrong.baud ? true : undefined}><summary>${t("more-settings")}</summary><div class="pair"><${Field} label=${t("field-name")} hint=${t("hint-name")} wrong=${wrong.name}><input class="text" maxlength="40" value=${wanted.name} data-testid="field-name" onInput=${(event) => set({ name: event.target.value })} /><//>
          <${Field} label=${t("field-baud")} hint=${t("hint-baud")} wrong=${wrong.baud}><input class="text mono" inputmode="numeric" value=${wanted.baud} data-testid="field-baud" onInput=${(event) => set({ baud: event.target.value })} /><//></div></details></li>`}
      ${ready && html`<li><h3>${t("step-check")}</h3><${Trial} key=${`${wanted.kind} ${wanted.host} ${wanted.profile} ${wanted.address} ${wanted.baud} ${wanted.station}`} wanted=${body} heard=${heard} use=${(profile) => set({ profile })} /></li>`}</ol>
    ${port.id !== "hand" && wrong.address && html`<p class="wrong-word">${wrong.address}</p>`}<${Trouble} trouble=${deed.trouble} />
    <div class="row">${ready ? html`<${Action} look="main" label=${t("accept")} testid="accept" busy=${deed.busy ? t("noting") : ""} onTap=${accept} />` : html`<p class="second" data-testid="not-ready">${t("not-ready")}</p>`}</div></section>`;
}

function Chosen({ port }) {
  const asked = `/api/it/profiles/for?host=${encodeURIComponent(port.host)}&address=${encodeURIComponent(port.address)}`;
  const answer = useAnswer(asked, ["profiles"]);
  return html`<${Answered} answer=${answer}>${(known) => html`<${Wizard} key=${port.id} port=${port} known=${known} />`}<//>`;
}

export function Found() {
  const answer = useAnswer("/api/it/found", ["devices", "ports"]);
  const [choice, choose] = useState(null);
  const news = answer.data?.found.filter((port) => port.vid) ?? [];
  useEffect(() => { if (!choice && news.length) choose(news[0]); }, [news.length]);
  const title = news.length ? t("found-title", { count: news.length }) : t("add-title");
  return html`<${Head} title=${title} lead=${t("found-lead")}><a class="action plain" href=${href("devices")}>${t("all-devices")}</a><//>
    <${Answered} answer=${answer}>${(data) => html`<div class="found-page"><${Ports} found=${data.found} choice=${choice} choose=${choose} />
      ${choice ? html`<${Chosen} key=${choice.id} port=${choice} />` : html`<section class="card"><p class="nothing">${t("choose-port")}</p></section>`}</div>`}<//>`;
}
