/** How many machines ask to be paired: the number beside the screen's name, whichever screen is shown. */
import { signal } from "../../shared/html.js";
import { get } from "../api.js";
import { news } from "../state.js";

export const waiting = signal(0);
let asking = false;

async function look() {
  if (asking) return;
  asking = true;
  try {
    waiting.value = (await get("/api/it/people")).requests.length;
  } catch { /* asked again with the next news */ }
  asking = false;
}

look();
/** Requests expire by themselves, without news. */
setInterval(() => { if (waiting.value) look(); }, 30000);
news.subscribe(({ changed }) => { if (changed === null || changed.includes("people")) look(); });
