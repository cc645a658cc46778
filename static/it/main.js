/** Wake the console: sentences, the shop as it stands, the line for news. Nothing is kept in the browser. */
import { learnTimeZone } from "../shared/ages.js";
import { html, render, useEffect, useState } from "../shared/html.js";
import { language, loadSentences, setLanguage, t } from "../shared/i18n.js";
import { get } from "./api.js";
import { Frame } from "./frame.js";
import { hear } from "./line.js";
import { SENTENCES } from "./screens.js";
import { news, shop } from "./state.js";

const LANGUAGES = ["ru", "en"];
const TRY_AGAIN = 2500;
const PATIENCE = 1200;
/** Without news the picture is still asked for: an age under a figure must not grow for ever. */
const ASK_EVERY = 20000;
const OF_THE_SHOP = ["shop", "devices", "faults", "spool", "stations"];

let asking = null;
let wanted = false;

/** One question at a time; what is wanted meanwhile is asked once more afterwards. */
export function askShop() {
  wanted = true;
  asking ??= (async () => {
    while (wanted) {
      wanted = false;
      try {
        const told = await get("/api/it/shop");
        learnTimeZone(told.time_zone); // moments and days are the shop's, wherever the console stands
        shop.value = told;
      } catch { /* the banner says so */ }
    }
    asking = null;
  })();
  return asking;
}

/** Shown only while the server has not answered once. */
function Waking({ words }) {
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return html`<main class="waking" data-testid="waking">${shown && html`<h1>${words ? t("waking-title") : "Перевал"}</h1><p>${words && t("waking-text")}</p>`}</main>`;
}

async function wake(root) {
  const asked = new URLSearchParams(location.search).get("lang");
  setLanguage(LANGUAGES.includes(asked) ? asked : "ru");
  render(html`<${Waking} words=${false} />`, root);
  language.subscribe(askShop);
  for (let words = false; !words;) {
    try {
      await loadSentences(LANGUAGES, SENTENCES);
      words = true;
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN); });
    }
  }
  // The shop's own clock comes with the shop: no moment is shown by another one first.
  if (!shop.value) await Promise.race([asking ?? askShop(), new Promise((resolve) => { setTimeout(resolve, PATIENCE); })]);
  render(null, root);
  render(html`<${Frame} />`, root);
  news.subscribe(({ changed }) => { if (changed === null || changed.some((topic) => OF_THE_SHOP.includes(topic))) askShop(); });
  setInterval(askShop, ASK_EVERY);
  hear();
}

wake(document.getElementById("root"));
