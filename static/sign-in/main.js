/** The door for people who work here. Nothing is kept in the browser but the server's own cookie. */
import { call } from "../shared/api.js";
import { html, render } from "../shared/html.js";
import { loadSentences, setLanguage } from "../shared/i18n.js";
import { Door } from "./door.js";
import { door, me } from "./state.js";

const LANGUAGES = ["ru", "en"];
const TRY_AGAIN = 2500;

const pause = () => new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN); });

async function wake(root) {
  const asked = new URLSearchParams(location.search).get("lang");
  setLanguage(LANGUAGES.includes(asked) ? asked : "ru");
  for (let ready = false; !ready;) {
    try {
      await loadSentences(LANGUAGES, ["sign-in"]);
      ready = true;
    } catch {
      await pause();
    }
  }
  render(html`<${Door} />`, root);
  while (!door.value) {
    try {
      const told = await call("GET", "/api/staff/door");
      me.value = told.staff;
      door.value = told;
    } catch {
      await pause();
    }
  }
}

wake(document.getElementById("root"));
