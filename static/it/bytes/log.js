/** The log: newest below, still while it is paused, narrowed by device, direction and words. */
import { Action } from "../../shared/action.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { language, t } from "../../shared/i18n.js";
import { useAnswer } from "../api.js";
import { Answered, Head } from "../parts.js";
import { useKeys } from "../screen_keys.js";
import { Open, RevealSheet } from "./reveal.js";
import { called, clock, isPoll, said } from "./words.js";

const KEEP_WATCHING = 8000; // the server tells of new bytes only while it is asked
const SHOWN = 16;
const EDGE = 30;

function Row({ row, device }) {
  const bytes = row.hex ? row.hex.split(" ") : [];
  const more = row.size - Math.min(SHOWN, bytes.length);
  const inward = row.direction === "in";
  return html`<tr class=${`${row.bad ? "bad" : ""}${row.covered ? " covered" : ""}`} data-testid="byte-row" data-device=${row.device} data-direction=${row.direction}>
    <td class="time">${clock(row.at)}</td><td class="who">${called(device)}</td>
    <td class="turn"><span aria-hidden="true">${inward ? "←" : "→"}</span><span class="unseen">${t(inward ? "byte-in" : "byte-out")}</span></td>
    <td class="hex">${bytes.slice(0, SHOWN).join(" ")}${more > 0 && html`<span class="more"> ${t("bytes-more", { count: more })}</span>`}</td>
    <td class="means">${row.words.length ? row.words.map(said).join(", ") : row.text}</td></tr>`;
}

function Lines({ rows, devices }) {
  const box = useRef(null);
  const follow = useRef(true);
  useLayoutEffect(() => {
    if (follow.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [rows]);
  const scrolled = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    follow.current = scrollHeight - scrollTop - clientHeight < EDGE;
  };
  return html`<div class="byte-lines" ref=${box} onScroll=${scrolled} tabindex="0" role="region" aria-label=${t("bytes-lines")} data-testid="byte-lines">
    ${rows.length === 0 ? html`<p class="nothing">${t("bytes-empty")}</p>` : html`<table><caption class="unseen">${t("nav-bytes")}</caption>
      <thead><tr><th scope="col">${t("byte-at")}</th><th scope="col">${t("byte-device")}</th><th scope="col"><span class="unseen">${t("byte-turn")}</span></th><th scope="col">${t("byte-hex")}</th><th scope="col">${t("byte-means")}</th></tr></thead>
      <tbody>${rows.map((row, index) => html`<${Row} key=${`${row.device}${row.at}${index}`} row=${row} device=${devices.find((one) => one.id === row.device)} />`)}</tbody></table>`}</div>`;
}

/** The rows that the filters leave; while the log stands still, those of the moment it was stopped. */
function useRows(data, paused, { direction, polls, query }) {
  const still = useRef([]);
  if (!paused && data) still.current = data.rows;
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const devices = data?.devices ?? [];
  const text = (row) => `${called(devices.find((one) => one.id === row.device))} ${row.hex} ${row.text} ${row.words.map(said).join(" ")}`.toLowerCase();
  return still.current.filter((row) => (direction === "both" || row.direction === direction) && (polls || !isPoll(row)) && (!words.length || words.every((word) => text(row).includes(word))));
}

const asText = (rows, devices) => rows.map((row) => [clock(row.at), called(devices.find((one) => one.id === row.device)), row.direction === "in" ? "←" : "→", row.hex, row.words.map(said).join(", ") || row.text].join("\t")).join("\n");

/** @param rest  the device to begin with, as in #/bytes/kiosk-1/printer; "" for all */
export function Log({ rest = "" }) {
  const [device, choose] = useState(rest);
  useEffect(() => choose(rest), [rest]);
  const answer = useAnswer(`/api/it/bytes${device ? `?device=${encodeURIComponent(device)}` : ""}`, ["bytes", "devices"]);
  const [paused, pause] = useState(false);
  const [direction, turn] = useState("both");
  const [polls, showPolls] = useState(false);
  const [query, ask] = useState("");
  const [copied, setCopied] = useState(false);
  const [revealing, setRevealing] = useState(false);
  const filter = useRef(null);
  const data = answer.data;
  const rows = useRows(data, paused, { direction, polls, query });
  const newest = useRef({});
  newest.current = { rows, devices: data?.devices ?? [] };
  useEffect(() => {
    const timer = setInterval(() => answer.again(), KEEP_WATCHING);
    return () => clearInterval(timer);
  }, [device]);
  const copy = async () => {
    await navigator.clipboard.writeText(asText(newest.current.rows, newest.current.devices)).then(() => setCopied(true)).catch(() => {});
    setTimeout(() => setCopied(false), 1500);
  };
  useKeys([
    { code: "Space", cap: t("key-space"), title: t("pause"), deed: () => pause((on) => !on) },
    { code: "KeyF", cap: "F", title: t("filter"), deed: () => filter.current?.focus() },
    { code: "KeyC", cap: "C", title: t("copy"), deed: copy },
    { code: "KeyN", cap: "N", title: t("polls"), deed: () => showPolls((on) => !on) },
    { code: "KeyR", cap: "R", title: t("reveal"), deed: () => setRevealing(true) },
  ], [language.value]);
  const devices = data?.devices ?? [];
  return html`<${Head} title=${t(paused ? "bytes-paused" : "bytes-live")} lead=${t("bytes-lead")}>
      <${Action} label=${html`${t("reveal")} <${Key} name="R" />`} testid="reveal" onTap=${() => setRevealing(true)} /><//>
    <div class="byte-tools" data-walk>
      <select class="text" aria-label=${t("byte-device")} data-testid="choose-device" value=${device} onChange=${(event) => choose(event.target.value)}>
        <option value="">${t("bytes-all-devices")}</option>${devices.map((one) => html`<option key=${one.id} value=${one.id}>${called(one)}</option>`)}</select>
      ${["both", "out", "in"].map((one) => html`<button type="button" class="chip" key=${one} aria-pressed=${String(direction === one)} data-testid=${`direction-${one}`} onClick=${() => turn(one)}>${t(`direction-${one}`)}</button>`)}
      <label class="find"><span class="unseen">${t("filter")}</span><input class="text" type="search" data-search data-testid="filter" ref=${filter} placeholder=${t("filter-hint")} value=${query} onInput=${(event) => ask(event.target.value)}
        onKeyDown=${(event) => { if (event.key === "Escape") { ask(""); event.target.blur(); } }} /></label>
      <span class="spring"></span>
      <button type="button" class="chip" aria-pressed=${String(polls)} data-testid="polls" onClick=${() => showPolls(!polls)}>${t("polls")}<${Key} name="N" /></button>
      <button type="button" class="chip" aria-pressed=${String(paused)} data-testid="pause" onClick=${() => pause(!paused)}>${t("pause")}<${Key} name=${t("key-space")} /></button>
      <button type="button" class="chip" data-testid="copy" onClick=${copy}>${t(copied ? "copied" : "copy")}<${Key} name="C" /></button>
    </div>
    ${data && html`<${Open} reveals=${data.reveals} devices=${devices} again=${answer.again} />`}
    <section class="byte-log on-dark" data-testid="bytes" data-paused=${String(paused)}><${Answered} answer=${answer}>${() => html`<${Lines} rows=${rows} devices=${devices} />`}<//></section>
    ${revealing && html`<${RevealSheet} devices=${devices} chosen=${device} onClose=${() => setRevealing(false)} onDone=${() => { setRevealing(false); answer.again(); }} />`}`;
}
