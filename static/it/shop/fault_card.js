/** One fault as an instruction: what happened, who waits, what to do; and who goes. */
import { Action } from "../../shared/action.js";
import { Disc } from "../../shared/discs.js";
import { html, useEffect, useRef, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { go, href } from "../route.js";
import { screenOf } from "../screen_list.js";
import { device, shop, tellNews } from "../state.js";
import { detailSaid, handsNeeded, lasts } from "../words.js";
import { FaultPicture } from "./fault_picture.js";
import { MoveSheet, MoveWaiting } from "./move_waiting.js";

const FADES_AFTER = 5000;

export async function goTo(fault, goes) {
  await post(`/api/it/faults/${fault.id}/going`, { going: goes }, { again: true });
  tellNews(["faults"]);
}

/** Where else something can be done about it: the queue when slips wait, the profile that does not fit, else the page of the device. */
export function placeOf(fault) {
  if ((fault.waits || ["uncertain", "stuck", "held"].includes(fault.kind)) && screenOf("print")) return ["print", "", t("open-queue")];
  if (fault.kind === "profile_refused") return ["profiles", fault.subject, t("open-profile")];
  return device(fault.subject) ? ["devices", fault.subject, t("open-device")] : null;
}

function Actions({ fault, deed, onMove }) {
  const place = placeOf(fault);
  const goes = !fault.going;
  return html`<div class="row">
    <${Action} look=${goes ? "main" : "plain"} testid=${goes ? "go" : "go-back"} label=${html`${t(goes ? "i-go" : "not-going")}<${Key} name="Enter" />`}
      busy=${deed.busy === "go" ? t("noting") : ""} onTap=${() => deed.run("go", () => goTo(fault, goes))} />
    ${place && html`<${Action} label=${html`${place[2]}<${Key} name="M" />`} testid="fault-place" onTap=${() => go(place[0], place[1])} />`}<${MoveWaiting} fault=${fault} onMove=${onMove} /></div>`;
}

/** The fault that is shown, and for a moment after it was over that it is. */
function useLasting(fault) {
  const [over, setOver] = useState(null);
  const shown = useRef(null);
  useEffect(() => {
    const before = shown.current;
    shown.current = fault;
    if (!before || before.id === fault?.id || shop.value.faults.some((one) => one.id === before.id)) return undefined;
    setOver(before);
    const timer = setTimeout(() => setOver(null), FADES_AFTER);
    return () => clearTimeout(timer);
  }, [fault?.id]);
  return over;
}

function Fixed({ fault }) {
  return html`<section class="fault-card fixed" role="status" data-testid="fault-fixed"><p class="fault-head"><span>${t("fixed")}</span><span>${fault.station_name}</span></p>
    <h2><${Disc} kind="here" />${fault.title}</h2></section>`;
}

function Found({ found }) {
  const first = found[0];
  return html`<section class="fault-card found" data-testid="found-card"><p class="fault-head"><span>${t("found-now")}</span><span>${first.node}</span></p>
    <h2>${[first.maker, first.product].filter(Boolean).join(" ") || t("found-unnamed")}</h2><p>${t("found-text", { count: found.length })}</p>
    <div class="row"><${Action} look="main" label=${t("found-go")} testid="found-go" onTap=${() => go("devices", "found")} /></div></section>`;
}

function Calm({ all }) {
  return html`<section class="fault-card calm-card" role="status" data-testid="calm"><p class="fault-head"><span>${t("calm-now")}</span></p><h2>${handsNeeded(0)}</h2><p>${t("calm-text", { count: all })}</p></section>`;
}

export function FaultCard({ faults, all, deed }) {
  const now = faults.filter((fault) => fault.weight === "now");
  const fault = now[0] ?? null;
  const over = useLasting(fault);
  const [moving, move] = useState(null);
  const news = shop.value.found.filter((port) => port.vid); // the machine's own serial ports are no news
  const later = faults.filter((one) => one !== fault);
  return html`<div class="fault-side">
    ${over && html`<${Fixed} fault=${over} />`}
    ${fault ? html`<section class=${`fault-card${fault.going ? " going" : ""}`} aria-labelledby="fault-title" data-testid="fault-card" data-kind=${fault.kind}>
      <p class="fault-head"><span>${t("now-for", { time: lasts(fault.since) })}${fault.returned ? ` · ${t("returned")}` : ""}</span><span>${fault.station_name}</span></p>
      <h2 id="fault-title">${fault.title}</h2><p>${fault.waits} ${fault.next}</p>
      <${FaultPicture} fault=${fault} />
      ${fault.going && html`<p class="going-line"><${Disc} kind="store" />${t("goes", { name: fault.going.by, time: lasts(fault.going.at) })}</p>`}
      <${Trouble} trouble=${deed.trouble} /><${Actions} fault=${fault} deed=${deed} onMove=${move} />
      ${fault.detail && html`<p class="fault-detail mono">${detailSaid(fault.detail)}</p>`}</section>`
      : !over && (news.length > 0 ? html`<${Found} found=${news} />` : html`<${Calm} all=${all} />`)}
    ${later.length > 0 && html`<p class="more-faults"><a href=${href("faults")} data-testid="more-faults">${t("more-faults", { count: later.length })}</a></p>`}
    ${moving && html`<${MoveSheet} fault=${moving} onClose=${() => move(null)} />`}</div>`;
}
