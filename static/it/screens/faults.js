/** What is wrong, oldest first, each as an instruction; and the journal of what is over. */
import { Action } from "../../shared/action.js";
import { clock } from "../../shared/ages.js";
import { Disc } from "../../shared/discs.js";
import { html, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { useAnswer, useDeed } from "../api.js";
import { Answered, Empty, Head, Trouble } from "../parts.js";
import { go } from "../route.js";
import { goTo, placeOf } from "../shop/fault_card.js";
import { FaultPicture } from "../shop/fault_picture.js";
import { MoveSheet, MoveWaiting } from "../shop/move_waiting.js";
import { shop } from "../state.js";
import { between, detailSaid, handsNeeded, lasts } from "../words.js";

function Open({ fault, onMove }) {
  const deed = useDeed();
  const place = placeOf(fault);
  const later = fault.weight === "later";
  return html`<li class=${`open-fault${later ? " later" : ""}${fault.going ? " going" : ""}`} data-testid="fault" data-kind=${fault.kind} data-subject=${fault.subject}>
    <${Disc} kind=${later ? "store" : "hand"} />
    <div class="what"><h2>${fault.title}</h2><p>${fault.waits} ${fault.next}</p>
      ${fault.detail && html`<p class="mono second">${detailSaid(fault.detail)}</p>`}<${Trouble} trouble=${deed.trouble} /></div>
    <${FaultPicture} fault=${fault} />
    <p class="since">${t("since-for", { time: lasts(fault.since) })}${fault.returned && html`<br /><b>${t("returned")}</b>`}${fault.going && html`<br />${t("goes", { name: fault.going.by, time: lasts(fault.going.at) })}`}</p>
    <div class="row" data-walk><${Action} look=${fault.going || later ? "plain" : "main"} testid="go" label=${t(fault.going ? "not-going" : "i-go")} busy=${deed.busy ? t("noting") : ""} onTap=${() => deed.run("go", () => goTo(fault, !fault.going))} />
      ${place && html`<${Action} label=${place[2]} testid="fault-place" onTap=${() => go(place[0], place[1])} />`}<${MoveWaiting} fault=${fault} onMove=${onMove} /></div></li>`;
}

function Journal({ rows }) {
  if (!rows.length) return html`<p class="nothing" data-testid="journal-empty">${t("journal-empty")}</p>`;
  return html`<table class="rows" data-testid="journal"><caption class="unseen">${t("journal")}</caption>
    <thead><tr><th scope="col">${t("col-since")}</th><th scope="col">${t("col-lasted")}</th><th scope="col">${t("col-fault")}</th><th scope="col">${t("col-who")}</th></tr></thead>
    <tbody>${rows.map((fault) => html`<tr key=${fault.id} data-testid="journal-row"><td><time>${clock(fault.since, true)}</time></td><td>${between(fault.since, fault.fixed_at)}</td>
      <td>${fault.title}</td><td>${fault.going?.by ?? t("by-itself")}</td></tr>`)}</tbody></table>`;
}

function Faults({ data }) {
  const [moving, move] = useState(null);
  const now = data.open.filter((fault) => fault.weight === "now");
  const all = [...now, ...data.open.filter((fault) => fault.weight !== "now")];
  const hands = new Set(now.map((fault) => fault.station || fault.subject)).size;
  return html`<${Head} title=${handsNeeded(hands)} lead=${t("faults-lead", { count: all.length })} />
    ${all.length === 0 ? html`<${Empty} title=${t("faults-none")} text=${t("faults-none-text")} testid="faults-none" />`
      : html`<ul class="open-faults">${all.map((fault) => html`<${Open} key=${fault.id} fault=${fault} onMove=${move} />`)}</ul>`}
    ${moving && html`<${MoveSheet} fault=${moving} onClose=${() => move(null)} />`}
    <h2 class="journal-title">${t("journal")}</h2><${Journal} rows=${data.journal} />`;
}

function Screen() {
  const answer = useAnswer("/api/it/faults", ["faults", "spool", "devices"]);
  return html`<${Answered} answer=${answer}>${(data) => html`<${Faults} data=${data} />`}<//>`;
}

const badge = () => shop.value?.faults.filter((fault) => fault.weight === "now").length ?? 0;

export const screen = { key: "faults", digit: 2, title: "nav-faults", sentences: ["it-faults"], Screen, badge };
