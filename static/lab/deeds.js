/** What the page asks the server to do, and what it hears back. */
import { batch } from "../shared/html.js";
import { get, post, Refusal } from "../shared/api.js";
import { setLanguage, language, t } from "../shared/i18n.js";
import {
  category, channels, channelsAt, goods, jobs, journal, knownAt, lab, onWire, productId, query, screens, targetId, trouble,
} from "./state.js";

const SILENT_AFTER = 5000;
const JOURNAL = 60;
const AFTER_PRINT = 300;
let asked = 0;
/** "device fact" -> when news of it last came: an answer that was asked for before is older than they are. */
const heard = new Map();

/** The devices of an answer asked for at `since`, with what was heard after that left as it is. */
function newest(devices, since) {
  const before = new Map(lab.value?.devices.map((one) => [one.id, one]));
  return devices.map((one) => Object.fromEntries(Object.entries(one).map(([fact, value]) =>
    [fact, heard.get(`${one.id} ${fact}`) > since ? before.get(one.id)[fact] : value])));
}

/** The journal of an answer, with lines heard meanwhile on top and with the names of what was clicked here. */
function withOwn(lines) {
  const own = new Map(journal.value.map((line) => [line.station + line.at, line]));
  const newer = lines.length ? journal.value.filter((line) => Date.parse(line.at) > Date.parse(lines[0].at)) : journal.value;
  return [...newer, ...lines.map((line) => ({ ...own.get(line.station + line.at), ...line }))].slice(0, JOURNAL);
}

/** Ask how everything stands. What only this page knows (whose click a scan was) is kept. */
export async function load() {
  const since = performance.now();
  const answer = await get("/api/lab");
  const fresh = { ...answer, devices: newest(answer.devices, since) };
  batch(() => {
    lab.value = fresh;
    knownAt.value = new Date().toISOString();
    if (!fresh.stations.some((station) => station.id === targetId.value)) targetId.value = fresh.stations[0]?.id ?? "";
    const told = fresh.stations.filter((station) => typeof station.open === "boolean");
    if (told.length) screens.value = new Map(told.map((station) => [station.id, station.open]));
    journal.value = withOwn(fresh.journal);
    if (!category.value) category.value = fresh.categories[0]?.id ?? "";
  });
}

export const reload = () => load().catch(() => {});

/** Goods of the chosen category, or what the words in the search field find. */
export async function loadGoods() {
  const mine = ++asked;
  goods.value = { ...goods.value, status: "asking" };
  const words = query.value.trim();
  const where = words ? `q=${encodeURIComponent(words)}` : `category=${encodeURIComponent(category.value)}`;
  try {
    const { products } = await get(`/api/lab/shelf?${where}`);
    if (mine !== asked) return;
    batch(() => {
      goods.value = { status: "ready", products };
      if (!products.some((product) => product.id === productId.value)) productId.value = products[0]?.id ?? "";
    });
  } catch {
    if (mine === asked) goods.value = { status: "failed", products: [] };
  }
}

function failed(error, again) {
  const refused = error instanceof Refusal;
  trouble.value = {
    title: refused && error.message ? error.message : t("trouble-silent"),
    text: refused ? error.next || t("trouble-refused-next") : t("trouble-silent-next"),
    again,
  };
}

/** Let the scanner of the chosen station read a code. `what`: key and values of the sentence that names it. */
export async function scan(text, how, what) {
  const mine = { station: targetId.value, what, started: performance.now(), at: new Date().toISOString(), state: "going" };
  onWire.value = mine;
  setTimeout(() => { if (onWire.value === mine) onWire.value = { ...mine, state: "silent" }; }, SILENT_AFTER);
  try {
    await post("/api/lab/scan", { station: mine.station, text, how });
    trouble.value = null;
  } catch (error) {
    if (onWire.value === mine) onWire.value = null;
    failed(error, () => scan(text, how, what));
  }
}

/** A deed whose answer is how the devices and agents are after it. */
async function meddle(path, body) {
  const since = performance.now();
  try {
    const { devices, agents } = await post(path, body);
    batch(() => {
      lab.value = { ...lab.value, devices: newest(devices, since), agents };
      trouble.value = null;
    });
  } catch (error) {
    failed(error, () => meddle(path, body));
  }
}

export const breakDevice = (id, fault, value = null) => meddle(`/api/lab/devices/${id}/fault`, { fault, value });

/** Two devices exchange the names of their ports. */
export const swapPorts = (one, other) => meddle("/api/lab/swap", { one, other });

async function strange(path, body) {
  try {
    const { strangers } = await post(path, body);
    batch(() => {
      lab.value = { ...lab.value, strangers };
      trouble.value = null;
    });
  } catch (error) {
    failed(error, () => strange(path, body));
  }
}

/** Plug in something the shop does not know: "scanner", "adapter" or "printer". */
export const plugIn = (what) => strange("/api/lab/strangers", { what });

export const withStranger = (id, deed) => strange(`/api/lab/strangers/${id}`, { deed });

export async function askChannels() {
  try {
    const health = await get("/healthz");
    batch(() => {
      channels.value = health.channels ?? {};
      channelsAt.value = new Date().toISOString();
    });
  } catch {
    channels.value = null;
  }
}

function change(id, facts) {
  for (const fact of Object.keys(facts)) heard.set(`${id} ${fact}`, performance.now());
  if (!lab.value) return;
  lab.value = { ...lab.value, devices: lab.value.devices.map((one) => (one.id === id ? { ...one, ...facts } : one)) };
}

/** @param news {device, link, hindrance?}: a printer that lost its line says nothing of its paper any more */
export function hearDevice({ device, ...facts }) {
  change(device, facts.link === "ready" ? facts : { ...facts, hindrance: facts.hindrance ?? null });
}

export function hearPaper({ device, version, papers }) {
  change(device, { paper_version: version, ...(papers !== undefined && { papers }) });
}

const ENDS = new Set(["printed", "processed", "sent", "not_started", "uncertain"]);

/** @param news {device, state, bytes}; after the end the order slips are asked for again: there is one more */
export function hearJob({ device, state, bytes }) {
  const next = new Map(jobs.value);
  next.set(device, { state, bytes, over: ENDS.has(state) });
  jobs.value = next;
  if (ENDS.has(state)) setTimeout(reload, AFTER_PRINT);
}

export function hearScreen({ station, open }) {
  screens.value = new Map(screens.value).set(station, open);
}

/** A scan was made something of. When it is the one clicked here, it gets its name and how long it took. */
export function hearScan({ station, outcome, at }) {
  const wire = onWire.value?.station === station ? onWire.value : null;
  const line = { station, outcome, at, ...(wire && { what: wire.what, ms: Math.round(performance.now() - wire.started) }) };
  batch(() => {
    journal.value = [line, ...journal.value].slice(0, JOURNAL);
    if (wire) onWire.value = null;
  });
}

export function switchLanguage() {
  setLanguage(language.value === "ru" ? "en" : "ru");
  reload();
  loadGoods();
}
