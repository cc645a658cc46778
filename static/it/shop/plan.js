/** The plan of a location with its stations at their places; in arranging they are moved by hand or by arrow keys. */
import { html, useEffect, useRef, useState } from "../../shared/html.js";
import { Contours } from "../../shared/contours.js";
import { Disc } from "../../shared/discs.js";
import { t } from "../../shared/i18n.js";
import { put } from "../api.js";
import { href } from "../route.js";
import { shop, tellNews } from "../state.js";
import { deviceName, deviceWord, stationDisc, stationLine } from "../words.js";

const WIDTH = 1000;
const HEIGHT = 580;
const STEP = 10;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Where a card stands; on a narrow screen, where plans shrink and cards do not, still whole. */
const at = ([x, y]) => ({ left: `clamp(var(--half), ${(x / WIDTH) * 100}%, calc(100% - var(--half)))`, top: `${(y / HEIGHT) * 100}%` });
const clamp = (value, edge, whole) => Math.min(Math.max(Math.round(value), edge), whole - edge);

function Drawing({ plan, word }) {
  const line = ([x1, y1, x2, y2]) => html`<path d=${`M${x1} ${y1}L${x2} ${y2}`} />`;
  const [x, y, radius] = plan.entrance ?? [];
  const turn = x < 100 ? `M${x} ${y - radius}a${radius} ${radius} 0 0 1 0 ${radius * 2}` : `M${x - radius} ${y}a${radius} ${radius} 0 0 1 ${radius * 2} 0`;
  return html`<svg class="drawing" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
    <g class="shelves">${plan.shelves.map(([left, top, width, height]) => html`<rect x=${left} y=${top} width=${width} height=${height} rx="6" />`)}</g>
    <g class="partitions">${plan.partitions.map(line)}</g><g class="walls">${plan.walls.map(line)}</g>
    ${plan.entrance && html`<path class="entrance" d=${turn} /><text class="door" x=${x < 100 ? x + 14 : x} y=${x < 100 ? y + 6 : y - 10} text-anchor=${x < 100 ? "start" : "middle"}>${word}</text>`}
    ${plan.labels.map((label) => html`<text class="label" x=${label.x} y=${label.y}>${label.text}</text>`)}</svg>`;
}

function Devices({ station }) {
  const mine = shop.value.devices.filter((device) => station.devices.includes(device.id));
  return html`<dl>${mine.map((device) => {
    const now = deviceWord(device);
    return html`<div key=${device.id} class=${now.bad ? "bad" : ""} data-device=${device.id} data-state=${now.key}><dt title=${device.id}>${deviceName(device)}</dt><dd>${now.word}</dd></div>`;
  })}</dl>`;
}

/** Follows the hand or the arrow keys while arranging, and says where it was left. */
function useMoving(place, arranging, onPut) {
  const [moved, move] = useState(null);
  const from = useRef(null);
  const board = (event) => event.currentTarget.closest(".plan").getBoundingClientRect();
  const to = (dx, dy, [x, y] = moved ?? place) => move([clamp(x + dx, 110, WIDTH), clamp(y + dy, 60, HEIGHT)]);
  useEffect(() => { if (!from.current) move(null); }, [place[0], place[1], arranging]);
  if (!arranging) return { place, hands: {} };
  const hands = {
    onPointerDown: (event) => {
      if (event.target.closest("a")) event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY, place: moved ?? place };
    },
    onPointerMove: (event) => {
      if (!from.current) return;
      const { width, height } = board(event);
      to(((event.clientX - from.current.x) / width) * WIDTH, ((event.clientY - from.current.y) / height) * HEIGHT, from.current.place);
    },
    onPointerUp: () => {
      from.current = null;
      if (moved) onPut(moved);
    },
    onKeyDown: (event) => {
      const turn = ARROWS[event.key];
      if (!turn) return;
      event.preventDefault();
      event.stopPropagation();
      to(turn[0] * STEP, turn[1] * STEP);
    },
    onKeyUp: (event) => { if (event.key in ARROWS && moved) onPut(moved); },
    tabIndex: 0,
  };
  return { place: moved ?? place, hands };
}

function StationCard({ station, place, location, arranging, onTrouble }) {
  const keep = async ([x, y]) => {
    try {
      await put(`/api/it/plan/${location}/stations/${station.id}`, { x, y });
      tellNews(["shop"]);
    } catch (error) {
      onTrouble(error);
    }
  };
  const moving = useMoving(place, arranging, keep);
  return html`<article class=${`station ${station.state}${arranging ? " loose" : ""}`} style=${at(moving.place)} ...${moving.hands} data-testid="station" data-station=${station.id} data-state=${station.state}
      aria-label=${arranging ? t("move-station", { station: station.name }) : station.name}>
    <h2><${Disc} kind=${stationDisc(station.state)} /><a href=${href("devices", station.id)}>${station.name}</a></h2>
    <p class="second">${stationLine(station)}</p><${Devices} station=${station} /></article>`;
}

function ServerCard({ place }) {
  const { answers, hosts, to_channels: waiting } = shop.value;
  const agents = hosts.filter((host) => host.kind === "agent");
  return html`<article class="station server" style=${at(place)} data-testid="server-card"><h2><${Disc} kind="here" />${t("server")}</h2>
    <p class="second">${answers.p95_ms === null ? t("no-scans") : t("answers-in", { ms: Math.round(answers.p95_ms) })}</p>
    <dl><div><dt>${t("to-channels")}</dt><dd>${waiting === 0 ? t("nothing-waits") : t("events-wait", { count: waiting })}</dd></div>
      ${agents.map((host) => html`<div key=${host.id} class=${host.state === "connected" ? "" : "bad"} title=${`${host.id} ${host.machine} ${host.version}`}><dt>${host.name}</dt><dd>${host.says}${host.holds && `. ${host.holds}`}</dd></div>`)}</dl></article>`;
}

export function Plan({ location, arranging, onTrouble }) {
  const stations = shop.value.stations.filter((station) => station.location === location.id);
  return html`<section class=${`plan${arranging ? " arranging" : ""}`} aria-label=${t("plan-label", { place: location.name })} data-testid="plan">
    <${Contours} seed=${location.id} x=${520} y=${330} count=${12} gap=${46} width=${WIDTH} height=${HEIGHT} />
    <${Drawing} plan=${location.plan} word=${t("entrance")} />
    <div class="cards" data-walk>${location.server && html`<${ServerCard} place=${location.server} />`}
      ${stations.map((station) => html`<${StationCard} key=${station.id} station=${station} place=${location.places[station.id]} location=${location.id} arranging=${arranging} onTrouble=${onTrouble} />`)}</div>
    ${stations.length === 0 && html`<p class="nothing">${t("no-stations")}</p>`}</section>`;
}
