/** The picture of the shop: the plan with live stations, the oldest fault as an instruction, the print queue, figures with ages. */
import { Action } from "../../shared/action.js";
import { ageShort, clock } from "../../shared/ages.js";
import { Disc } from "../../shared/discs.js";
import { html, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { explain, silentSince, useDeed } from "../api.js";
import { connected } from "../line.js";
import { Empty, Trouble, Waiting } from "../parts.js";
import { go } from "../route.js";
import { useKeys } from "../screen_keys.js";
import { ByteStrip } from "../shop/byte_strip.js";
import { FaultCard, goTo, placeOf } from "../shop/fault_card.js";
import { Plan } from "../shop/plan.js";
import { SpoolList } from "../shop/spool_list.js";
import { placeId, shop } from "../state.js";
import { deviceWord, handsNeeded } from "../words.js";

const LEGEND = [["here", "legend-working"], ["store", "legend-busy"], ["warehouse", "legend-asleep"], ["none", "legend-off"], ["hand", "legend-hand"], ["coming", "legend-unknown"]];
/** What the signs on the plan mean; the rare one only when it is there. */
const Legend = ({ unknown }) => html`<ul class="legend" aria-label=${t("legend")}>${LEGEND.filter(([kind]) => kind !== "coming" || unknown).map(([kind, word]) => html`<li key=${kind}><${Disc} kind=${kind} />${t(word)}</li>`)}</ul>`;

function Title({ faults, fine, all }) {
  const away = silentSince.value || !connected.value;
  const now = shop.value;
  const hands = new Set(faults.filter((fault) => fault.weight === "now").map((fault) => fault.station || fault.subject)).size;
  const title = away ? t("not-known", { time: clock(now.as_of) }) : handsNeeded(hands);
  return html`<header class="shop-head"><div><h1 data-testid="title">${title}</h1>
    <p class="second" data-testid="lead">${t("fine-of", { fine, all })} · ${ageShort(now.as_of)}</p></div><${Legend} unknown=${now.stations.some((station) => station.state === "unknown")} /></header>`;
}

function Places({ places, mine, arranging, arrange }) {
  return html`<div class="places"><div class="place-chips" role="group" aria-label=${t("places")} data-walk>${places.length > 1 && places.map((place) => {
      const hands = shop.value.faults.filter((fault) => fault.location === place.id && fault.weight === "now").length;
      return html`<button type="button" key=${place.id} class="chip" aria-pressed=${String(place.id === mine.id)} data-testid=${`place-${place.id}`} onClick=${() => { placeId.value = place.id; }}>
        ${place.name}${hands > 0 && html` <b class="badge">${hands}</b>`}</button>`;
    })}</div>
    ${arranging && html`<p class="second">${t("arrange-how")}</p>`}
    <button type="button" class="chip" aria-pressed=${String(arranging)} data-testid="arrange" onClick=${arrange}>${t(arranging ? "arranged" : "arrange")}<${Key} name="P" /></button></div>`;
}

function Figure({ value, text, testid }) {
  return html`<div class="figure" data-testid=${testid}><dt>${text}</dt><dd>${value}</dd></div>`;
}

/** Of so long the server remembers how fast it answered. */
const ANSWERS_OF_MS = 15 * 60_000;

function Figures() {
  const { answers, spool, channels, to_channels: waiting, as_of, started_at: started } = shop.value;
  const young = new Date(as_of) - new Date(started) < ANSWERS_OF_MS;
  const heard = channels.map((channel) => channel.heard_at).filter(Boolean).sort().at(-1);
  return html`<dl class="figures" data-testid="figures">
    <${Figure} testid="figure-answers" value=${answers.p95_ms === null ? "—" : t("milliseconds", { count: Math.round(answers.p95_ms) })} text=${answers.count ? t("figure-answers") : t(young ? "figure-no-scans-yet" : "figure-no-scans")} />
    <${Figure} testid="figure-spool" value=${spool.waiting + spool.printing} text=${t("figure-spool", { lost: spool.uncertain })} />
    <${Figure} testid="figure-channel" value=${heard ? ageShort(heard) : "—"} text=${channels.length ? t("figure-channel") : t("figure-no-channel")} />
    <${Figure} testid="figure-waiting" value=${waiting} text=${t("figure-waiting")} /></dl>`;
}

function useShopKeys(fault, deed, places, mine, arrange) {
  const next = () => {
    if (places.length > 1) placeId.value = places[(places.indexOf(mine) + 1) % places.length].id;
  };
  const place = fault && placeOf(fault);
  useKeys([
    ...(fault ? [{ code: "Enter", cap: "Enter", title: t(fault.going ? "not-going" : "i-go"), deed: () => deed.run("go", () => goTo(fault, !fault.going)) }] : []),
    ...(place ? [{ code: "KeyM", cap: "M", title: place[2], deed: () => go(place[0], place[1]) }] : []),
    { code: "KeyP", cap: "P", title: t("arrange"), deed: arrange },
    ...(places.length > 1 ? [{ code: "KeyS", cap: "S", title: t("next-place"), deed: next }] : []),
  ], [fault?.id, fault?.going?.at, mine?.id, places.length, deed.busy]);
}

function Shop() {
  const { locations, stations, devices, faults } = shop.value;
  const [arranging, setArranging] = useState(false);
  const [trouble, setTrouble] = useState(null);
  const deed = useDeed();
  const mine = locations.find((place) => place.id === placeId.value) ?? locations[0];
  const used = devices.filter((device) => device.enabled);
  const fine = used.filter((device) => deviceWord(device).key === "ready" || deviceWord(device).key === "near_end").length;
  const arrange = () => setArranging((before) => !before);
  useShopKeys(faults.find((fault) => fault.weight === "now") ?? null, deed, locations, mine, arrange);
  if (!stations.length) return html`<${Empty} title=${t("empty-shop")} text=${t("empty-shop-next")} />`;
  return html`<div class="shop">
    <div class="shop-main"><${Title} faults=${faults} fine=${fine} all=${used.length} />
      <${Places} places=${locations} mine=${mine} arranging=${arranging} arrange=${arrange} /><${Trouble} trouble=${trouble} />
      <${Plan} location=${mine} arranging=${arranging} onTrouble=${(error) => setTrouble(explain(error))} /><${Figures} /></div>
    <aside class="shop-side" aria-label=${t("shop-side")}><${FaultCard} faults=${faults} all=${used.length} deed=${deed} /><${SpoolList} /></aside></div><${ByteStrip} />`;
}

function Screen() {
  return shop.value ? html`<${Shop} />` : html`<div class="shop-main"><header class="shop-head"><h1>${t("asking")}</h1></header><${Waiting} /></div>`;
}

export const screen = { key: "shop", digit: 1, title: "nav-shop", sentences: ["it-shop", "it-devices"], Screen };
