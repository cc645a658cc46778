/** One device: what it is, how it is, what it can be told, what became of it. */
import { ageShort, clock } from "../../shared/ages.js";
import { Disc } from "../../shared/discs.js";
import { html, useEffect, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { useAnswer } from "../api.js";
import { Answered, Empty, Head, Sign } from "../parts.js";
import { href } from "../route.js";
import { screenOf } from "../screen_list.js";
import { stationName } from "../state.js";
import { detailSaid, deviceAt, deviceWord } from "../words.js";
import { Deeds } from "./deeds.js";
import { Settings } from "./settings.js";

const COUNT_EVERY = 3000;
const WELL = { paper: "ok", cover: "closed", online: "online", fault: "none" };

/** Three values: what is well, what is not, and what the printer does not tell. */
function Status({ device }) {
  const { status } = device;
  return html`<ul class="statuses" data-testid="statuses">${Object.entries(WELL).map(([part, well]) => {
    const value = device.link.state === "ready" ? status[part] : "unknown";
    const kind = value === "unknown" ? "coming" : value === well ? "here" : value === "near_end" ? "store" : "hand";
    return html`<li key=${part} data-part=${part} data-value=${value}><${Disc} kind=${kind} />${t(`status-${part}-${value.replaceAll("_", "-")}`)}</li>`;
  })}</ul><p class="second">${status.told_at && device.link.state === "ready" ? t("told-at", { age: ageShort(status.told_at) }) : t("told-never")}</p>`;
}

function Counts({ counts }) {
  const show = (number) => (number === null ? "—" : String(number));
  return html`<dl class="facts counts" data-testid="counts"><dt>${t("count-scans")}</dt><dd>${show(counts.scans)}</dd><dt>${t("count-refused")}</dt><dd>${show(counts.refused)}</dd>
    <dt>${t("count-duplicates")}</dt><dd>${show(counts.duplicates)}</dd><dt>${t("count-last")}</dt><dd>${counts.last_at ? ageShort(counts.last_at) : t("never-yet")}</dd></dl>`;
}

function Faults({ faults }) {
  return faults.map((fault) => html`<section key=${fault.id} class="card fault device-fault" data-testid="device-fault" data-kind=${fault.kind}><h2><${Disc} kind="hand" />${fault.title}</h2><p>${fault.waits} ${fault.next}</p></section>`);
}

function Now({ device }) {
  const now = deviceWord(device);
  return html`<section class="card" aria-labelledby="now-title"><h2 id="now-title">${t("now")}</h2>
    <p class="now-line"><${Sign} kind=${now.disc} word=${now.word} bad=${now.bad} testid="device-now" state=${now.key} /> <span class="second">${device.link.since ? ageShort(device.link.since) : t("never-seen")}</span></p>
    ${device.link.detail && html`<p class="mono second">${detailSaid(device.link.detail)}</p>`}
    ${device.status && html`<${Status} device=${device} /><dl class="facts counts"><dt>${t("count-printed")}</dt><dd data-testid="printed-today">${device.printed_today}</dd></dl>`}${device.counts && html`<${Counts} counts=${device.counts} />`}</section>`;
}

function Waiting({ device }) {
  if (!device.waiting.length) return null;
  const list = device.waiting.slice(0, 5);
  return html`<section class="card" aria-labelledby="waiting-title" data-testid="waiting-jobs"><h2 id="waiting-title">${t("waiting-slips", { count: device.waiting.length })}</h2>
    <ul class="plain-list">${list.map((job) => html`<li key=${job.id}><time class="mono">${clock(job.queued_at)}</time> ${job.reference || job.kind}</li>`)}</ul>
    ${screenOf("print") && html`<p><a href=${href("print")}>${t("open-queue")}</a></p>`}</section>`;
}

function said(event) {
  const value = event.value.replaceAll("_", "-");
  if (event.what === "setup") return t(`setup-${value}`, { to: event.value === "moved" ? stationName(event.detail) : event.detail });
  if (event.what === "deed") return t(event.detail === "failed" ? "deed-failed" : "deed-line", { deed: t(`deed-${value}`) });
  return event.what === "link" ? t(`was-link-${value}`) : t(`was-${value}`);
}

const BAD = new Set(["lost", "absent", "paper_out", "cover_open", "fault", "offline"]);

function History({ events }) {
  const [whole, show] = useState(false);
  const shown = whole ? events : events.slice(0, 14);
  return html`<section class="card history" aria-labelledby="history-title"><h2 id="history-title">${t("history")}</h2>
    ${events.length === 0 && html`<p class="nothing">${t("history-empty")}</p>`}
    <ol data-testid="history">${shown.map((event, index) => html`<li key=${`${event.at}${index}`} class=${BAD.has(event.value) && event.what !== "deed" ? "bad" : ""} data-testid="history-line" data-what=${event.what} data-value=${event.value}>
      <time class="mono">${clock(event.at, true)}</time><span>${said(event)}${event.who && html` <span class="second">${event.who}</span>`}${event.what === "link" && event.detail && html` <span class="second mono">${detailSaid(event.detail)}</span>`}</span></li>`)}</ol>
    ${!whole && events.length > shown.length && html`<button type="button" class="link" data-testid="whole-history" onClick=${() => show(true)}>${t("history-more", { count: events.length - shown.length })}</button>`}</section>`;
}

function Known({ device, again }) {
  return html`<${Head} title=${deviceAt(device)} lead=${html`${device.profile_name} · <span class="mono">${device.address}</span>`}>
      <a class="action plain" href=${href("devices", device.station)}>${stationName(device.station)}</a>
      ${screenOf("bytes") && html`<a class="action plain" href=${href("bytes", device.id)}>${t("open-bytes")}</a>`}
      ${screenOf("profiles") && html`<a class="action plain" href=${href("profiles", device.profile)}>${t("open-profile")}</a>`}
      ${screenOf("profiles") && ["scanner", "printer"].includes(device.kind) && html`<a class="action plain" href=${href("profiles", `calibrate/${device.id}`)} data-testid="calibrate">${t("calibrate")}</a>`}<//>
    <div class="device-page"><div class="column"><${Faults} faults=${device.faults} /><${Now} device=${device} /><${Deeds} device=${device} /><${Waiting} device=${device} /></div>
      <div class="column"><${Settings} key=${`${device.id}${device.link.state === "disabled"}`} device=${device} again=${again} /></div>
      <div class="column"><${History} events=${device.history} /></div></div>`;
}

export function Page({ id }) {
  const answer = useAnswer(`/api/it/devices/${id}`, ["devices", "faults", "spool", "profiles"]);
  // Scans are counted without any news of them.
  useEffect(() => {
    const timer = setInterval(answer.again, COUNT_EVERY);
    return () => clearInterval(timer);
  }, [id]);
  if (!answer.data && answer.trouble) {
    return html`<${Head} title=${id} /><${Empty} title=${answer.trouble.title} text=${t("device-gone")} testid="device-gone"><a href=${href("devices")}>${t("all-devices")}</a><//>`;
  }
  return html`<${Answered} answer=${answer}>${(device) => html`<${Known} device=${device} again=${answer.again} />`}<//>`;
}
