/** Wake the page: sentences, the state of the lab, the line for news. Nothing is kept in the browser. */
import { html, render, useEffect, useState } from "../shared/html.js";
import { loadSentences, setLanguage, t } from "../shared/i18n.js";
import { App } from "./app.js";
import { hearDevice, hearJob, hearPaper, hearScan, hearScreen, load, reload } from "./deeds.js";
import { hear } from "./line.js";
import { lab } from "./state.js";

const LANGUAGES = ["ru", "en"];
const TRY_AGAIN = 2500;
const PATIENCE = 1200;

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
  for (let words = false; !lab.value;) {
    try {
      if (!words) await loadSentences(LANGUAGES, ["lab"]);
      words = true;
      await load();
    } catch {
      render(html`<${Waking} words=${words} />`, root);
      await new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN); });
    }
  }
  render(null, root);
  render(html`<${App} />`, root);
  hear({ device: hearDevice, job: hearJob, paper: hearPaper, scan: hearScan, screen: hearScreen }, reload);
}

wake(document.getElementById("root"));
