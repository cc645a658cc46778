/** Store IT's screen: not built yet, and it says so; what can be looked at today is a readiness answer of the server. */
import { html, render, signal } from "../shared/html.js";
import { Desk } from "../shared/desk.js";
import { Disc } from "../shared/discs.js";
import { language, loadSentences, setLanguage, t } from "../shared/i18n.js";

/** What /healthz said: {status, channels}, or null when it did not answer. */
const health = signal(undefined);
const EVERY = 5000;

async function ask() {
  try {
    const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(EVERY - 500) });
    health.value = answer.ok ? await answer.json() : null;
  } catch {
    health.value = null;
  }
}

function Row({ kind, name, text }) {
  return html`<li class="call"><${Disc} kind=${kind} /><b>${name}</b><span class="second">${text}</span></li>`;
}

function Now() {
  const told = health.value;
  const channels = Object.entries(told?.channels ?? {});
  return html`<aside aria-label=${t("now-title")}><h2>${t("now-title")}<span>${t("now-age")}</span></h2>
    <ul class="calls" data-testid="health">
      ${told === undefined ? html`<${Row} kind="coming" name=${t("now-server")} text=${t("now-asking")} />`
        : html`<${Row} kind=${told ? "here" : "hand"} name=${t("now-server")} text=${told ? t("now-ready") : t("now-silent")} />`}
      ${channels.map(([id, state]) => html`<${Row} key=${id} kind=${state === "ok" ? "here" : "hand"} name=${t("now-channel", { name: id })} text=${state === "ok" ? t("now-agrees") : t("now-fault", { fault: state })} />`)}
    </ul></aside>`;
}

function Technic() {
  const points = [
    { kind: "here", title: t("it-ready"), text: t("it-ready-text") },
    { kind: "here", title: t("it-profiles"), text: t("it-profiles-text") },
    { kind: "coming", title: t("it-devices"), text: t("it-devices-text") },
    { kind: "coming", title: t("it-faults"), text: t("it-faults-text") },
    { kind: "coming", title: t("it-people"), text: t("it-people-text") },
  ];
  void language.value;
  document.title = t("page-title");
  return html`<${Desk} testid="screen-it" seed="it" brand=${t("page-title")} place=${t("it-place")} title=${t("it-title")} lead=${t("it-lead")} points=${points} aside=${html`<${Now} />`} />`;
}

async function wake(root) {
  await loadSentences(["ru", "en"], ["it"]);
  setLanguage(document.documentElement.lang);
  render(html`<${Technic} />`, root);
  ask();
  setInterval(ask, EVERY);
}

wake(document.getElementById("root"));
