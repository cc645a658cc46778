/**
 * How a screen comes to belong to the shop: by the key it was given once; in the demo by itself; else by a code that store IT
 * compares and accepts (kiosk/web/README.md, POST /api/pair).
 */
import { call, onLostKey, pair, Refusal, useKey } from "./api.js";
import { forgetKey, keepKey, keptKey } from "./own_key.js";

const wait = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
const WANTS_CODE = "pair"; // ?pair: ask for a code even where the demo would let the page in by itself

function lose(screen, station, demo) {
  forgetKey(screen, station);
  const next = new URL(location.href);
  if (demo) next.searchParams.set(WANTS_CODE, "");
  next.hash = "lost";
  location.replace(next);
  if (!demo) location.reload();
}

/** The answer to GET /api/station with that key, or null if it is nobody's. Throws while the server does not answer. */
async function known(key) {
  useKey(key);
  try {
    return await call("GET", "/api/station");
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return null;
    throw error;
  }
}

/** Asks until it gets a key; `show({state: waiting | refused, code, until, again})` is what a person sees meanwhile. */
async function byCode(screen, name, show) {
  for (;;) {
    const asked = await call("POST", "/api/pair", { body: { kind: "station", screen, name } });
    const until = new Date(Date.now() + asked.expires_in * 1000).toISOString();
    show({ state: "waiting", code: asked.user_code, until });
    const key = await fetched(asked);
    if (key) return key;
    if (key === "") await new Promise((resolve) => { show({ state: "refused", again: resolve }); });
  }
}

/** The key; "" when store IT refused; null when the code is over. */
async function fetched({ device_code, interval }) {
  for (let pause = interval; ;) {
    await wait(pause);
    try {
      return (await call("POST", "/api/pair/token", { body: { device_code } })).token;
    } catch (error) {
      const code = error instanceof Refusal ? error.code : "silent";
      if (code === "slow_down") pause = error.extra.interval;
      else if (code === "access_denied") return "";
      else if (code !== "authorization_pending" && code !== "silent") return null;
    }
  }
}

/**
 * @param screen   "kiosk" | "till"
 * @param usual    the station that the demo lets this page in as, if the address names none
 * @param name     what the machine is called in the console until it has a name
 * @returns {Promise} when this screen belongs to the shop. Throws while the server does not answer.
 */
export async function belong({ screen, usual, name, show }) {
  const query = new URLSearchParams(location.search);
  const station = query.get("station") ?? "";
  const key = keptKey(screen, station);
  if (key && await known(key)) {
    onLostKey(() => lose(screen, station, false));
    return;
  }
  if (key) forgetKey(screen, station);
  useKey("");
  if (!query.has(WANTS_CODE)) {
    try {
      await pair(station || usual);
      onLostKey(() => lose(screen, station, true));
      return;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === "unknown_station") throw error;
    }
  }
  const given = await byCode(screen, name, show);
  keepKey(screen, station, given);
  useKey(given);
  onLostKey(() => lose(screen, station, false));
  history.replaceState(null, "", location.pathname + location.search);
}
