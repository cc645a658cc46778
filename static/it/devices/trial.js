/** A look at what hangs there before it is let in: does it answer, what does it read, does its paper come out. */
import { Action } from "../../shared/action.js";
import { Disc } from "../../shared/discs.js";
import { html, useEffect, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { get, post, remove, useDeed } from "../api.js";
import { Sign, Trouble } from "../parts.js";

const EVERY = 900;

/** Asks how the trial goes as long as it lasts; ends it when nobody looks any more. */
function useTrial(id) {
  const [now, tell] = useState(null);
  useEffect(() => {
    if (!id) return undefined;
    let over = false;
    const ask = async () => {
      try {
        const answer = await get(`/api/it/trials/${id}`);
        if (!over) tell(answer);
      } catch { /* the banner says so; a trial that is over is begun again by hand */ }
    };
    ask();
    const timer = setInterval(ask, EVERY);
    return () => {
      over = true;
      clearInterval(timer);
      remove(`/api/it/trials/${id}`).catch(() => {});
    };
  }, [id]);
  return now;
}

function Readings({ now }) {
  if (!now.readings.length) return html`<p class="invite" data-testid="scan-something"><${Disc} kind="coming" />${t("scan-something")}</p>`;
  return html`<ul class="readings" data-testid="readings">${now.readings.slice(0, 4).map((reading) => html`<li key=${reading.at} data-refused=${reading.refused}>
    <${Disc} kind=${reading.refused ? "hand" : "here"} />${reading.refused ? t("read-refused") : html`<span class="mono">${reading.text}</span> <span class="second">${reading.symbology}</span>`}</li>`)}</ul>`;
}

function Better({ better, use }) {
  if (!better) return null;
  return html`<div class="better" role="status" data-testid="better"><p>${t("better", { profile: better.name })} ${t(`why-${better.likely.replaceAll("_", "-")}`)}</p><${Action} label=${t("use-it")} testid="use-better" onTap=${() => use(better.id)} /></div>`;
}

function Paper({ id, now }) {
  const deed = useDeed();
  const [said, say] = useState("");
  const print = () => deed.run("print", async () => {
    const { done } = await post(`/api/it/trials/${id}/deeds`, { command: "print_test" }, { timeOut: 30000 });
    say(t(done ? "test-printed" : "test-failed"));
  });
  if (!now.commands.includes("print_test")) return null;
  return html`<div class="paper-test"><${Action} label=${t("print-test")} testid="trial-print" busy=${deed.busy ? t("doing") : ""} onTap=${print} />
    ${said && html`<p role="status" data-testid="trial-printed">${said}</p>`}<${Trouble} trouble=${deed.trouble} /></div>`;
}

function Going({ id, wanted, heard, use }) {
  const now = useTrial(id);
  const [better, setBetter] = useState(null);
  useEffect(() => { if (now) setBetter(heard(now.suggested, now.readings.length > 0)); }, [now?.readings.length]);
  if (!now) return html`<p class="nothing">${t("asking")}</p>`;
  const { state } = now.link;
  const here = state === "ready";
  return html`<div class="trial-now" data-testid="trial" data-state=${state}>
    <p><${Sign} kind=${here ? "here" : state === "opening" ? "store" : "hand"} word=${t(here ? "answers" : `link-${state}`)} bad=${!here && state !== "opening"} /></p>
    ${now.trouble && html`<p data-testid="trial-trouble">${now.trouble}</p>`}
    ${here && wanted.kind === "scanner" && html`<${Readings} now=${now} /><${Better} better=${better} use=${use} />`}
    ${here && wanted.kind === "printer" && html`<${Paper} id=${id} now=${now} />`}</div>`;
}

export function Trial({ wanted, heard, use }) {
  const deed = useDeed();
  const [id, begin] = useState("");
  const start = () => deed.run("trial", async () => begin((await post("/api/it/trials", wanted)).id));
  if (id) return html`<${Going} id=${id} wanted=${wanted} heard=${heard} use=${use} />`;
  const fields = Object.values(deed.trouble?.fields ?? {});
  return html`<p class="second">${t("check-text")}</p><div class="row"><${Action} label=${t("check")} testid="check" busy=${deed.busy ? t("doing") : ""} onTap=${start} /></div>
    <${Trouble} trouble=${deed.trouble} />${fields.map((text) => html`<p class="wrong-word">${text}</p>`)}`;
}
