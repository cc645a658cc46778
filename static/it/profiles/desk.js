/** The desk for one profile: its text on the left, what the text means on the right; checked while it is typed, tried before it is saved. */
import { Action } from "../../shared/action.js";
import { html, useEffect, useRef, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { language, t } from "../../shared/i18n.js";
import { post, useAnswer, useDeed } from "../api.js";
import { Answered, Head, Trouble } from "../parts.js";
import { go, href } from "../route.js";
import { useKeys } from "../screen_keys.js";
import { drafts, keep } from "./drafts.js";
import { Duplicate, Failing, Leave, TryOut } from "./sheets.js";
import { Diff, History, mended, Values, Vectors } from "./sides.js";
import { TomlText } from "./toml_text.js";
import { endTrial, Trials } from "./trial.js";
import { nameOf, Origin } from "./words.js";

const CHECK_AFTER = 350;
const TABS = ["values", "diff", "vectors", "history"];

/** What the server makes of the draft: asked when the hand rests. `stored` is what it made of the text that is stored. */
function useCheck(path, text, stored) {
  const [seen, set] = useState(stored);
  const newest = useRef(0);
  useEffect(() => {
    const mine = ++newest.current;
    const timer = setTimeout(async () => {
      try {
        const answer = await post(`${path}/check`, { text }, { again: true });
        if (mine === newest.current) set(answer);
      } catch { /* the banner says that the server is silent; the last check stands */ }
    }, CHECK_AFTER);
    return () => clearTimeout(timer);
  }, [text, path, language.value]);
  // A text that does not load has no values: those of the last one that did are shown, and stay where they are.
  const good = useRef(stored);
  if (!seen.problem) good.current = seen;
  return { ...seen, values: seen.problem ? good.current.values : seen.values, vectors: seen.problem ? good.current.vectors : seen.vectors };
}

function Tabs({ tab, choose, seen, profile }) {
  const failed = seen.vectors.filter((one) => !one.passed).length;
  const changed = (seen.diff ?? []).filter((line) => line.sign !== "same").length;
  const marks = { values: "", diff: changed || "", vectors: failed || "", history: profile.history.length || "" };
  return html`<div class="tabs" role="tablist" data-walk>${TABS.map((one) => html`<button type="button" role="tab" class="tab" aria-selected=${String(tab === one)} data-testid=${`tab-${one}`}
    onClick=${() => choose(one)}>${t(`tab-${one}`)}${marks[one] !== "" && html` <b class=${one === "vectors" ? "badge" : "second"}>${marks[one]}</b>`}</button>`)}</div>`;
}

function Told({ profile }) {
  if (profile.problem) return html`<${Trouble} trouble=${{ title: t("refused-text"), text: `${profile.problem.message} ${t("refused-text-next")}` }} testid="refused-text" />`;
  return profile.moved ? html`<p class="note" data-testid="moved">${t("moved-text")}</p>` : null;
}

function Open({ profile, path, again, sheet, open }) {
  const text = drafts.value.get(profile.id) ?? profile.text;
  const dirty = text !== profile.text;
  const seen = useCheck(path, text, { ...profile.examined, diff: profile.diff });
  const [tab, choose] = useState(profile.problem ? "diff" : "values");
  const [all, setAll] = useState(false);
  const [failing, setFailing] = useState(null);
  const deed = useDeed();
  const area = useRef(null);
  const write = (next) => keep(profile.id, next, profile.text);
  const forget = () => keep(profile.id, profile.text, profile.text);
  const done = async (answer) => { if (answer) { forget(); await again(); } };

  /** Puts a text in force; one whose own vectors fail only when a person saw which, and means it. */
  const put = async (name, ask, sure = false) => {
    let vectors = null;
    const asked = await deed.run(name, async () => {
      try {
        await done(await ask(sure));
      } catch (error) {
        if (error.code !== "profile_vectors_fail") throw error;
        vectors = error.extra.vectors;
      }
    });
    setFailing(vectors && { vectors, go: () => put(name, ask, true) });
    if (vectors) open("failing");
    else if (asked) open("");
    if (asked && !vectors) area.current?.focus();
  };
  const save = () => (dirty || profile.trials.length) && put("save", async (sure) => {
    const answer = await post(path, { text, seen: profile.revision, sure });
    for (const trial of profile.trials) await endTrial(trial.device).catch(() => {});
    return answer;
  });
  const lookAtVectors = () => { open(""); choose("vectors"); };
  const revert = () => deed.run("revert", async () => {
    const answer = await post(`${path}/revert`, { seen: profile.revision });
    forget();
    open("");
    if (answer.gone) go("profiles");
    else await again();
  });
  const restore = (number) => put("restore", (sure) => post(`${path}/restore`, { number, seen: profile.revision, sure }));
  // The device of a trial gets its own profile back when this desk is left.
  const running = useRef(profile.trials);
  running.current = profile.trials;
  useEffect(() => () => { for (const trial of running.current) endTrial(trial.device).catch(() => {}); }, []);
  useKeys([
    { code: "KeyE", cap: "E", title: t("key-edit"), deed: () => area.current?.focus() },
    { code: "KeyT", cap: "T", title: t("try-out"), deed: () => open("try") },
    ...TABS.map((one, index) => ({ code: `Key${"VDXH"[index]}`, cap: "VDXH"[index], title: t(`tab-${one}`), deed: () => choose(one) })),
  ], [profile.id, language.value]);

  return html`<${Told} profile=${profile} /><${Trials} trials=${profile.trials} again=${again} keep=${() => save()} /><${Trouble} trouble=${deed.trouble} testid="desk-trouble" />
    <div class="profile-desk">
      <section class="desk-text" aria-label=${t("text-label")}>
        <${TomlText} text=${text} onText=${write} problem=${seen.problem} area=${area} onSave=${() => save()} label=${t("text-label")}
          onLeave=${() => document.querySelector("[data-testid='save']")?.focus()} />
        <div class="desk-deeds" data-walk>
          <${Action} look=${dirty ? "main" : "plain"} label=${html`${dirty ? t("save") : t("saved")} <${Key} name="Ctrl S" />`} testid="save" busy=${deed.busy === "save" && t("saving")} onTap=${() => save()} />
          <${Action} label=${html`${t("try-out")} <${Key} name="T" />`} testid="try" onTap=${() => open("try")} />
          ${dirty && html`<${Action} look="quiet" label=${t("undo-draft")} testid="undo-draft" onTap=${forget} />`}
          <span class="spring"></span>
          ${(profile.origin !== "shipped" || profile.problem) && html`<${Action} look="quiet" label=${t(profile.shipped ? "revert" : "take-away")} testid="revert" onTap=${() => open("revert")} />`}
        </div>
      </section>
      <section class="desk-side" aria-labelledby="side-title"><h2 class="unseen" id="side-title">${t("side-label")}</h2><${Tabs} tab=${tab} choose=${choose} seen=${seen} profile=${profile} />
        <div class="desk-pane" role="tabpanel" data-testid=${`pane-${tab}`} tabindex="0">
          ${tab === "values" && html`<${Values} values=${seen.values} all=${all} onAll=${setAll} />`}
          ${tab === "diff" && html`<${Diff} diff=${seen.diff} />`}
          ${tab === "vectors" && html`<${Vectors} vectors=${seen.vectors} onMend=${(vector) => write(mended(text, vector))} />`}
          ${tab === "history" && html`<${History} history=${profile.history} current=${profile.revision} onRestore=${restore} />`}
        </div></section>
    </div>
    ${sheet === "failing" && failing && html`<${Failing} vectors=${failing.vectors} deed=${deed} onClose=${lookAtVectors} onGo=${failing.go} />`}
    ${sheet === "try" && html`<${TryOut} profile=${profile} path=${path} text=${text} problem=${seen.problem} onClose=${() => open("")} onDone=${again} />`}
    ${sheet === "duplicate" && html`<${Duplicate} profile=${profile} path=${path} onClose=${() => open("")} onDone=${(id) => go("profiles", id)} />`}
    ${sheet === "revert" && html`<${Leave} profile=${profile} busy=${deed.busy === "revert"} onClose=${() => open("")} onGo=${revert} />`}`;
}

export function Desk({ id }) {
  const [sheet, open] = useState("");
  const path = `/api/it/profiles/${encodeURIComponent(id)}`;
  const answer = useAnswer(path, ["profiles", "devices"]);
  const profile = answer.data;
  const lead = profile && html`<span class="desk-lead"><span class="mono">${profile.id}</span> <span>${t(`kind-${profile.kind}`)}</span> <${Origin} profile=${profile} />
    <span>${profile.devices.length ? t("used-by", { stations: [...new Set(profile.devices.map((one) => one.station))].join(", ") }) : t("used-by-none")}</span></span>`;
  return html`<${Head} title=${profile ? nameOf(profile) : id} lead=${lead}>
      ${profile?.devices.some((one) => ["scanner", "printer"].includes(one.kind)) && html`<a class="chip" href=${href("profiles", `calibrate/${profile.devices[0].id}`)} data-testid="calibrate">${t("calibrate")}</a>`}
      ${profile && html`<a class="chip" href=${`${path}/file`} download data-testid="export">${t("export")}</a>
        <button type="button" class="chip" data-testid="duplicate" onClick=${() => open("duplicate")}>${t("duplicate")}</button>`}
      <a class="chip" href=${href("profiles")} data-testid="to-list">${t("to-list")}</a><//>
    <${Answered} answer=${answer}>${(data) => html`<${Open} key=${data.id} profile=${data} path=${path} again=${answer.again} sheet=${sheet} open=${open} />`}<//>`;
}
