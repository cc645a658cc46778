/** The byte log of the chosen station's devices: what goes over the wires, as it goes. Card numbers come masked from the server. */
import { html, useEffect, useLayoutEffect, useRef } from "../shared/html.js";
import { get } from "../shared/api.js";
import { t } from "../shared/i18n.js";
import { answer, isPoll, meaning } from "./commands.js";
import { folded, lab, logSilent, paused, polls, rows, target, targetId } from "./state.js";
import { Key, timeOf } from "./words.js";

const EVERY = 1000;
const KEPT = 200;
const SHOWN = 16;
const EDGE = 24;

/** Ask once for the bytes of all devices of a station; older ones first. */
async function ask(station) {
  const owners = lab.value.devices.filter((one) => one.station === station);
  const answers = await Promise.all(owners.map(async (owner) => {
    const { bytes } = await get(`/api/lab/bytes/${owner.id}.json`);
    return bytes.map((record) => ({ ...record, kind: owner.kind, when: typeof record.at === "number" ? record.at * 1000 : Date.parse(record.at) }));
  }));
  return answers.flat().sort((one, other) => one.when - other.when).slice(-KEPT);
}

function usePolling() {
  const station = targetId.value;
  useEffect(() => {
    let gone = false;
    let timer = 0;
    rows.value = [];
    const round = async () => {
      if (!paused.value && !folded.value && document.visibilityState === "visible") {
        try {
          const fresh = await ask(station);
          if (gone) return;
          if (!paused.value) rows.value = fresh;
          logSilent.value = false;
        } catch {
          if (!gone) logSilent.value = true;
        }
      }
      if (!gone) timer = setTimeout(round, EVERY);
    };
    round();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [station]);
}

function Row({ row }) {
  const bytes = row.hex.split(" ");
  const more = bytes.length - SHOWN;
  const inward = row.direction === "in";
  const said = row.kind === "printer" ? (inward ? answer : meaning)(row.hex) : [];
  const letters = said.length === 0 || (!inward && /[^·\s]/u.test(row.text));
  return html`<tr data-testid="byte-row" data-direction=${row.direction}>
    <td class="time">${timeOf(row.at, true)}</td><td>${t(row.kind)}</td>
    <td class="turn"><span aria-hidden="true">${inward ? "←" : "→"}</span><span class="unseen">${t(inward ? "byte-in" : "byte-out")}</span></td>
    <td class="hex">${bytes.slice(0, SHOWN).join(" ").toUpperCase()}${more > 0 && html`<span class="more"> ${t("bytes-more", { count: more })}</span>`}</td>
    <td class="means">${said.length > 0 && html`<span class="said">${said.join(", ")}</span>`}${letters && html`<span>${row.text}</span>`}</td></tr>`;
}

function Lines() {
  const shown = polls.value ? rows.value : rows.value.filter((row) => row.kind !== "printer" || !isPoll(row.direction, row.hex));
  const box = useRef(null);
  const follow = useRef(true);
  useLayoutEffect(() => {
    if (follow.current) box.current.scrollTop = box.current.scrollHeight;
  }, [rows.value, polls.value]);
  const scrolled = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    follow.current = scrollHeight - scrollTop - clientHeight < EDGE;
  };
  return html`<div class="byte-lines" ref=${box} onScroll=${scrolled} tabindex="0" role="region" aria-label=${t("bytes-lines")} data-testid="byte-lines">
    ${shown.length === 0
      ? html`<p class="nothing">${logSilent.value ? t("bytes-silent") : t("bytes-empty")}</p>`
      : html`<table><caption class="unseen">${t("bytes-title")}</caption>
        <colgroup><col class="at" /><col class="who" /><col class="turn" /><col class="hex" /><col /></colgroup>
        <thead class="unseen"><tr><th scope="col">${t("byte-at")}</th><th scope="col">${t("byte-device")}</th><th scope="col">${t("byte-turn")}</th>
          <th scope="col">${t("byte-hex")}</th><th scope="col">${t("byte-means")}</th></tr></thead>
        <tbody>${shown.map((row, index) => html`<${Row} key=${`${row.kind}${row.at}${index}`} row=${row} />`)}</tbody></table>`}
  </div>`;
}

export function Bytes() {
  usePolling();
  return html`<section class=${`bytes on-dark${folded.value ? " folded" : ""}`} aria-labelledby="bytes-title" data-testid="bytes" data-paused=${String(paused.value)}>
    <div class="bytes-head"><h2 id="bytes-title">${t("bytes-title")}</h2><p class="second">${t(paused.value ? "bytes-paused" : "bytes-of", { station: target.value.name })}</p>
      <button type="button" class="chip" data-testid="polls" aria-pressed=${String(polls.value)} onClick=${() => { polls.value = !polls.value; }}>${t("polls")}<${Key} name="N" /></button>
      <button type="button" class="chip" data-testid="pause" aria-pressed=${String(paused.value)} onClick=${() => { paused.value = !paused.value; }}>${t("pause")}<${Key} name="P" /></button>
      <button type="button" class="chip" data-testid="fold" aria-expanded=${String(!folded.value)} onClick=${() => { folded.value = !folded.value; }}>${t(folded.value ? "unfold" : "fold")}<${Key} name="B" /></button></div>
    ${!folded.value && html`<${Lines} />`}
  </section>`;
}
