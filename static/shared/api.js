/** Questions and commands to the server, by the key of this screen. */
import { language } from "./i18n.js";

const TIME_OUT = 6000;
const PAUSES = [400, 1200];
let token = "";
let station = "";

/** The server said no, in words for the shopper. */
export class Refusal extends Error {
  constructor(status, error) {
    super(error.message || "");
    this.status = status;
    this.code = error.code || "unknown";
    this.next = error.next || "";
    this.extra = error;
  }
}

/** No usable answer came: nothing is known about what the server did. */
export class Silence extends Error {}

export const currentToken = () => token;

/** Ask by this key from now on; "" by none. */
export function useKey(key) {
  token = key;
  station = "";
}

let lost = () => {};
/** What to do when the key of this screen is worth nothing any more. */
export function onLostKey(work) {
  lost = work;
}
export const keyLost = () => lost();

export async function pair(name) {
  station = name;
  const answer = await once("POST", "/api/demo/pair", { station: name }, TIME_OUT);
  token = answer.token;
  return answer.station;
}

async function once(method, path, body, timeOut) {
  const glue = path.includes("?") ? "&" : "?";
  let answer;
  try {
    answer = await fetch(`${path}${glue}lang=${language.value}`, {
      method,
      cache: "no-store",
      headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(timeOut),
    });
    if (answer.status === 204) return null;
    const kind = answer.headers.get("Content-Type") || "";
    if (answer.ok) return kind.includes("json") ? await answer.json() : await answer.text();
    if (kind.includes("json")) throw new Refusal(answer.status, (await answer.json()).error ?? {});
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Silence(path);
  }
  throw new Silence(`${path}: ${answer.status}`);
}

const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/**
 * Call the server. `again` says the call may be repeated (reading, or carrying its own request id): a silence is then
 * tried twice more before it is told. A token the server no longer knows is renewed once by itself.
 */
export async function call(method, path, { body, again = method === "GET", timeOut = TIME_OUT } = {}) {
  let renewed = false;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once(method, path, body, timeOut);
    } catch (error) {
      const unknown = error instanceof Refusal && error.status === 401;
      if (unknown && (error.code === "key_revoked" || (token && !station))) lost();
      if (unknown && error.code !== "key_revoked" && !renewed && station) {
        renewed = true;
        token = "";
        await pair(station);
      } else if (error instanceof Silence && again && attempt < PAUSES.length) {
        await wait(PAUSES[attempt]);
      } else {
        throw error;
      }
    }
  }
}

export const get = (path) => call("GET", path);
export const post = (path, body = {}, options = {}) => call("POST", path, { body, ...options });
