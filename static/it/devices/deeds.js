/** What a device can be told to do now. A test page goes through the queue: it shows how far it is and can be taken back. */
import { Action } from "../../shared/action.js";
import { Disc } from "../../shared/discs.js";
import { html, useEffect, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { post, useAnswer, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { useKeys } from "../screen_keys.js";
import { tellNews } from "../state.js";

// Calibration has a place of its own; a test page is printed through the queue.
const ELSEWHERE = new Set(["print_test", "code_page_sheet", "status"]);
const ORDER = ["feed", "cut", "drawer", "buzzer", "identify", "recover", "beep_good", "beep_bad", "trigger", "enable", "disable", "query", "show", "clear", "weigh", "zero"];
const RESULTS = new Set(["absent", "not_connected", "lost", "paper_out", "cover_open", "fault", "offline", "no_answer", "no_reply", "no_drawer", "no_buzzer", "not_supported",
  "nothing_to_recover", "busy", "unknown_command", "needs_persist", "stalled", "closed", "agent_away", "in_motion"]);
const OVER = new Set(["printed", "cancelled", "expired", "uncertain"]);

const known = (commands) => ORDER.filter((name) => commands.includes(name) && !ELSEWHERE.has(name));
const dashed = (name) => name.replaceAll("_", "-");
const newId = () => crypto.randomUUID();

function result(deed, { done, detail, data }) {
  if (!done) return t("deed-not-done", { deed: t(`deed-${dashed(deed)}`), why: RESULTS.has(detail) ? t(`result-${dashed(detail)}`) : detail || t("result-other") });
  const told = Object.entries(data).filter(([, value]) => ["string", "number"].includes(typeof value) && String(value)).map(([name, value]) => `${name}: ${value}`);
  return told.length && ["identify", "query", "weigh"].includes(deed) ? told.join(", ") : t("deed-done", { deed: t(`deed-${dashed(deed)}`) });
}

/** A test page on its way: its state in words, and a way to take it back while it waits. */
function TestPage({ id, onOver }) {
  const answer = useAnswer(`/api/it/spool/jobs/${id}`, ["spool", "devices"]);
  const deed = useDeed();
  const job = answer.data?.job ?? answer.data;
  useEffect(() => {
    const timer = setInterval(() => { if (!job || !OVER.has(job.state)) answer.again(); }, 1500);
    return () => clearInterval(timer);
  }, [job?.state]);
  if (!job) return html`<${Trouble} trouble=${answer.trouble} />`;
  const over = OVER.has(job.state);
  return html`<div class="test-page" role="status" data-testid="test-page" data-state=${job.state}><${Disc} kind=${job.state === "printed" ? "here" : over ? "none" : job.state === "sending" ? "store" : "coming"} />
    <p>${t("test-page")}: ${job.state_text}${job.proof_text ? `, ${job.proof_text}` : ""}</p>
    ${job.state === "queued" && html`<${Action} label=${t("take-back")} testid="take-back" busy=${deed.busy ? t("noting") : ""} onTap=${() => deed.run("cancel", async () => { await post(`/api/it/spool/jobs/${id}/cancel`); answer.again(); })} />`}
    ${over && html`<${Action} look="quiet" label=${t("close")} testid="test-over" onTap=${onOver} />`}<${Trouble} trouble=${deed.trouble} /></div>`;
}

export function Deeds({ device }) {
  const deed = useDeed();
  const [said, say] = useState("");
  const [test, setTest] = useState("");
  const commands = known(device.commands);
  const printer = device.kind === "printer" && device.enabled;
  const tell = (command) => deed.run(command, async () => {
    say("");
    say(result(command, await post(`/api/it/devices/${device.id}/deeds`, { command, arguments: {} })));
    tellNews(["devices"]);
  });
  const print = () => deed.run("test", async () => {
    const made = await post("/api/it/spool/test-page", { printer: device.id, request_id: newId() }, { again: true });
    setTest(made.job?.id ?? made.id);
    tellNews(["spool"]);
  });
  useKeys(printer ? [{ code: "KeyT", cap: "T", title: t("test-page"), deed: print }] : [], [device.id, printer, deed.busy]);
  return html`<section class="card" aria-labelledby="deeds-title"><h2 id="deeds-title">${t("deeds")}</h2>
    ${!device.enabled ? html`<p class="nothing">${t("deeds-disabled")}</p>`
      : commands.length === 0 && !printer ? html`<p class="nothing">${t("deeds-none")}</p>`
      : html`<div class="deeds" data-walk>${printer && html`<${Action} look="main" testid="deed-test-page" label=${html`${t("test-page")}<${Key} name="T" />`} busy=${deed.busy === "test" ? t("noting") : ""} onTap=${print} />`}
        ${commands.map((name) => html`<${Action} key=${name} testid=${`deed-${name}`} label=${t(`deed-${dashed(name)}`)} busy=${deed.busy === name ? t("doing") : ""} onTap=${() => tell(name)} />`)}</div>`}
    ${test && html`<${TestPage} key=${test} id=${test} onOver=${() => setTest("")} />`}
    ${said && html`<p class="said" role="status" data-testid="deed-said">${said}</p>`}<${Trouble} trouble=${deed.trouble} /></section>`;
}

