/** Wake the screen: pair, learn the station, load the sentences, listen, show. Nothing of a visit is kept in the browser. */
import { html, render, useEffect, useState } from "../shared/html.js";
import { belong } from "../shared/belonging.js";
import { learnServerTime } from "../shared/ages.js";
import { loadSentences, t } from "../shared/i18n.js";
import { listen } from "../shared/live.js";
import { machineName, Pairing } from "../shared/pairing.js";
import { fitScreen } from "../shared/screen.js";
import { App } from "./app.js";
import { watchDoubleTaps } from "./double_tap.js";
import { hearStock, loadCatalogue } from "./goods.js";
import { stillHere, watchIdle } from "./idle.js";
import { hearPrint } from "./ordering.js";
import { confirmedAt, station } from "./state.js";
import { back, hearHelp, hearScan, hearState, refresh, reload } from "./visit.js";

const TRY_AGAIN = 3000;

/** Shown only while the server has not answered once: what is the matter, and that it mends itself. */
function Waking({ words }) {
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), 1200);
    return () => clearTimeout(timer);
  }, []);
  return html`<main class="waking" data-testid="waking">${shown && html`<h1>${words ? t("waking-title") : "Перевал"}</h1>
    <p>${words && t("waking-text")}</p>`}</main>`;
}

/** The browser's own Back is the screen's way back; it never leaves the page and never shows an earlier visit. */
function keepBack() {
  history.replaceState(null, "", location.href);
  history.pushState(null, "", location.href);
  window.addEventListener("popstate", () => {
    history.pushState(null, "", location.href);
    back();
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  document.addEventListener("contextmenu", (event) => event.preventDefault());
}

/** The line is up again: news may have been missed, so the state is asked for, patiently while the server still wakes. */
async function catchUp() {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      await refresh();
      reload(true);
      return;
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN / 2); });
    }
  }
}

async function wake(root) {
  const show = (how) => render(html`<${Pairing} ...${how} />`, root);
  render(html`<${Waking} words=${false} />`, root);
  for (let words = false; !station.value;) {
    try {
      if (!words) await loadSentences(["ru", "en"], ["kiosk", "kiosk-pairing"]);
      words = true;
      await belong({ screen: "kiosk", usual: "kiosk-1", name: machineName("kiosk"), show });
      await refresh();
    } catch {
      render(html`<${Waking} words=${words} />`, root);
      await new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN); });
    }
  }
  fitScreen(station.value.station.screen);
  render(null, root);
  render(html`<${App} />`, root);
  loadCatalogue();
  watchDoubleTaps();
  watchIdle();
  keepBack();
  listen({
    state: hearState,
    scanned: (scan) => { stillHere(); hearScan(scan); },
    stock: hearStock,
    pulse: ({ at }) => { learnServerTime(at); confirmedAt.value = at; },
    print: hearPrint,
    help: hearHelp,
  }, catchUp);
}

wake(document.getElementById("root"));
