/** Where in the console one is: the hash of the address, as in #/devices/kiosk-1/printer. The browser's Back works. */
import { signal } from "../shared/html.js";

const FIRST = "shop";

function read() {
  const [key, ...rest] = location.hash.replace(/^#\/?/, "").split("/").map(decode);
  return { key: key || FIRST, rest: rest.join("/") };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** {key: the screen, rest: what of it, "" for all}; an id may hold slashes. */
export const route = signal(read());
window.addEventListener("hashchange", () => { route.value = read(); });

export const href = (key, rest = "") => `#/${key}${rest ? `/${String(rest).split("/").map(encodeURIComponent).join("/")}` : ""}`;

export function go(key, rest = "") {
  location.hash = href(key, rest);
}
