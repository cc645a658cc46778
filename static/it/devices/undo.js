/** A device that was just removed can be brought back for a while. */
import { Action } from "../../shared/action.js";
import { html, signal, useEffect } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { go } from "../route.js";
import { tellNews } from "../state.js";

const FOR = 60000;

/** What `DELETE` answered, with a title, or null. */
export const removed = signal(null);

export function Undo() {
  const deed = useDeed();
  const gone = removed.value;
  useEffect(() => {
    const timer = setTimeout(() => { removed.value = null; }, FOR);
    return () => clearTimeout(timer);
  }, [gone]);
  if (!gone) return null;
  const { title, ...device } = gone;
  const back = async () => {
    const made = await deed.run("back", () => post("/api/it/devices", device));
    if (!made) return;
    removed.value = null;
    tellNews(["devices", "shop"]);
    go("devices", made.id);
  };
  return html`<div class="undo" role="status" data-testid="undo"><p>${t("removed", { device: title })}</p><${Action} label=${t("bring-back")} testid="bring-back" busy=${deed.busy ? t("noting") : ""} onTap=${back} />
    <${Trouble} trouble=${deed.trouble} /></div>`;
}
