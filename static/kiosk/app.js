/** Which screen is shown, under which modes, with which sheet on top. */
import { html, useEffect, useLayoutEffect } from "../shared/html.js";
import { language, t } from "../shared/i18n.js";
import { Dialogs } from "./dialogs.js";
import { Attract } from "./screens/attract.js";
import { Browse } from "./screens/browse.js";
import { Contact } from "./screens/contact.js";
import { Done } from "./screens/done.js";
import { Product } from "./screens/product.js";
import { Receive } from "./screens/receive.js";
import { Status } from "./screens/status.js";
import { epoch, modes, sheet, view } from "./state.js";
import { back } from "./visit.js";

const SCREENS = {
  attract: Attract, browse: Browse, product: Product, receive: Receive, contact: Contact, done: Done, status: Status,
};

/** Arrow keys walk over the controls by where they stand on the screen. */
function walk(event) {
  const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!turn || event.target instanceof HTMLInputElement) return;
  const inside = document.querySelector(".sheet") ?? document;
  const stops = [...inside.querySelectorAll("button, input")].filter((stop) => stop.offsetParent !== null);
  const from = (document.activeElement ?? document.body).getBoundingClientRect();
  const [x, y] = [from.left + from.width / 2, from.top + from.height / 2];
  let best = null;
  for (const stop of stops) {
    if (stop === document.activeElement) continue;
    const box = stop.getBoundingClientRect();
    const [dx, dy] = [box.left + box.width / 2 - x, box.top + box.height / 2 - y];
    const along = dx * turn[0] + dy * turn[1];
    const aside = Math.abs(dx * turn[1]) + Math.abs(dy * turn[0]);
    if (along > 4 && (!best || along + aside * 2.5 < best.cost)) best = { stop, cost: along + aside * 2.5 };
  }
  if (!stops.includes(document.activeElement)) best = { stop: stops[0] };
  if (!best?.stop) return;
  event.preventDefault();
  best.stop.focus();
  best.stop.scrollIntoView({ block: "nearest" });
}

export function App() {
  const { name } = view.value;
  const Screen = SCREENS[name];
  useLayoutEffect(() => {
    const root = document.documentElement.classList;
    for (const [mode, on] of Object.entries(modes.value)) root.toggle(mode, on);
    document.title = t("page-title");
  }, [modes.value, language.value]);
  useEffect(() => {
    const key = (event) => {
      if (event.key === "Escape" && !sheet.value) back();
      else walk(event);
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, []);
  return html`<div class="app" key=${`visit-${epoch.value}`} data-screen=${name}>
    <div class="under" inert=${sheet.value ? true : undefined}>
      <${Screen} key=${`${name}-${view.value.category ?? ""}-${view.value.id ?? ""}`} ...${view.value} />
    </div>
    <${Dialogs} />
  </div>`;
}
