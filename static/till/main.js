/** The till as far as it goes today: calls for help from the kiosks, answered by a person. */
import { html, render, signal } from "../shared/html.js";
import { Action } from "../shared/action.js";
import { ageShort, learnServerTime } from "../shared/ages.js";
import { get, post } from "../shared/api.js";
import { belong } from "../shared/belonging.js";
import { Desk } from "../shared/desk.js";
import { Disc } from "../shared/discs.js";
import { language, loadSentences, setLanguage, t } from "../shared/i18n.js";
import { connected, listen } from "../shared/live.js";
import { machineName, Pairing } from "../shared/pairing.js";

const station = signal(null);
/** Open calls, or null while the server has not told. */
const calls = signal(null);
const answering = signal(null);
const TRY_AGAIN = 4000;

async function loadCalls() {
  try {
    calls.value = (await get("/api/till/help")).calls;
  } catch {
    calls.value = null;
  }
}

async function answer(call, state) {
  answering.value = call.id;
  try {
    await post(`/api/till/help/${encodeURIComponent(call.id)}`, { state }, { again: true });
  } catch { /* the list that follows shows how things stand */ }
  await loadCalls();
  answering.value = null;
}

function Call({ call }) {
  const waiting = call.state === "waiting";
  return html`<li class=${`call ${call.state}`} data-testid="call" data-state=${call.state}><${Disc} kind=${waiting ? "hand" : "store"} /><b>${call.station}</b>
    <span class="second">${waiting ? t("call-waiting", { age: ageShort(call.at) }) : t("call-coming", { age: ageShort(call.at) })}</span>
    <${Action} look=${waiting ? "main" : "plain"} label=${waiting ? t("call-go") : t("call-done")} testid=${waiting ? "call-go" : "call-done"}
      busy=${answering.value === call.id ? t("call-busy") : ""} onTap=${() => answer(call, waiting ? "coming" : "done")} /></li>`;
}

function Calls() {
  const list = calls.value;
  return html`<aside aria-label=${t("calls-title")}><h2>${t("calls-title")}<span>${connected.value ? t("calls-live") : t("calls-lost")}</span></h2>
    ${list === null && html`<p class="calm" role="status">${t("calls-unknown")}</p>`}
    ${list?.length === 0 && html`<p class="calm" role="status" data-testid="no-calls">${t("calls-none")}</p>`}
    <ul class="calls" data-testid="calls">${(list ?? []).map((call) => html`<${Call} key=${call.id} call=${call} />`)}</ul></aside>`;
}

function Till() {
  const points = [
    { kind: "here", title: t("till-calls"), text: t("till-calls-text") },
    { kind: "here", title: t("till-kiosk"), text: t("till-kiosk-text") },
    { kind: "coming", title: t("till-sale"), text: t("till-sale-text") },
    { kind: "coming", title: t("till-pickup"), text: t("till-pickup-text") },
    { kind: "coming", title: t("till-return"), text: t("till-return-text") },
  ];
  void language.value;
  document.title = t("page-title");
  const here = station.value;
  return html`<${Desk} testid="screen-till" seed="till" brand=${here?.brand.name ?? t("page-title")} place=${here ? `${here.station.name} · ${here.station.location.name}` : t("not-paired")}
    title=${t("till-title")} lead=${t("till-lead")} points=${points} aside=${html`<${Calls} />`} />`;
}

async function wake(root) {
  await loadSentences(["ru", "en"], ["till", "till-pairing"]);
  setLanguage(document.documentElement.lang);
  render(html`<${Till} />`, root);
  const show = (how) => render(html`<${Pairing} ...${how} />`, root);
  while (!station.value) {
    try {
      await belong({ screen: "till", usual: "till-1", name: machineName("till"), show });
      const answered = await get("/api/station");
      learnServerTime(answered.now);
      station.value = answered;
      document.documentElement.style.removeProperty("--u");
      render(html`<${Till} />`, root);
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN); });
    }
  }
  loadCalls();
  listen({ help_calls: loadCalls, pulse: ({ at }) => learnServerTime(at) }, loadCalls);
}

wake(document.getElementById("root"));
