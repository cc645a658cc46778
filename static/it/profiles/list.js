/** All profiles: which models are known, whose text is in force, what is verified, who uses it. */
import { Action } from "../../shared/action.js";
import { html, useState } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";
import { useAnswer } from "../api.js";
import { Answered, Empty, Head } from "../parts.js";
import { go, href } from "../route.js";
import { useKeys } from "../screen_keys.js";
import { TakeIn } from "./take_in.js";
import { Trials } from "./trial.js";
import { drafts } from "./drafts.js";
import { nameOf, Origin, Trusts } from "./words.js";

const KINDS = ["all", "scanner", "printer", "display", "scale"];

function Users({ profile, devices }) {
  const mine = [...new Set(devices.filter((device) => device.profile === profile.id).map((device) => device.station))];
  if (!mine.length) return html`<span class="second">${t("used-by-nobody")}</span>`;
  return mine.slice(0, 3).join(", ") + (mine.length > 3 ? ` +${mine.length - 3}` : "");
}

function Row({ profile, devices }) {
  return html`<tr data-testid="profile" data-id=${profile.id} onClick=${() => go("profiles", profile.id)}>
    <td class="name"><a href=${href("profiles", profile.id)}>${nameOf(profile)}</a><span class="mono second">${profile.id}</span></td>
    <td>${t(`kind-${profile.kind}`)}</td><td><${Origin} profile=${profile} />${drafts.value.has(profile.id) && html` <b class="draft-mark">${t("draft-mark")}</b>`}</td>
    <td><${Trusts} verified=${profile.verified} /></td><td><${Users} profile=${profile} devices=${devices} /></td></tr>`;
}

const fits = (profile, words) => words.every((word) => `${profile.id} ${profile.vendor} ${profile.model}`.toLowerCase().includes(word));

function title(known) {
  const broken = known.filter((one) => one.problem).length;
  if (broken) return t("profiles-broken", { count: broken });
  const own = known.filter((one) => one.origin !== "shipped").length;
  return own ? t("profiles-own", { count: own }) : t("profiles-shipped", { count: known.length });
}

function Table({ data, kind, query }) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = data.profiles.filter((one) => (kind === "all" || one.kind === kind) && fits(one, words));
  if (!shown.length) return html`<${Empty} title=${t("profiles-none")} text=${t("profiles-none-next")} />`;
  return html`<div class="profiles-table"><table class="rows" data-testid="profiles"><caption class="unseen">${t("nav-profiles")}</caption>
    <thead><tr><th scope="col">${t("column-model")}</th><th scope="col">${t("column-kind")}</th><th scope="col">${t("column-text")}</th>
      <th scope="col">${t("column-trust")}</th><th scope="col">${t("column-users")}</th></tr></thead>
    <tbody data-walk>${shown.map((one) => html`<${Row} key=${one.id} profile=${one} devices=${data.devices} />`)}</tbody></table></div>`;
}

export function List() {
  const answer = useAnswer("/api/it/profiles", ["profiles", "devices"]);
  const [kind, choose] = useState("all");
  const [query, ask] = useState("");
  const [importing, setImporting] = useState(false);
  useKeys([{ code: "KeyI", cap: "I", title: t("take-in"), deed: () => setImporting(true) }], []);
  const known = answer.data?.profiles ?? [];
  const there = KINDS.filter((one) => one === "all" || known.some((profile) => profile.kind === one));
  return html`<${Head} title=${answer.data ? title(known) : t("nav-profiles")} lead=${t("profiles-lead")}>
      <${Action} label=${html`${t("take-in")} <${Key} name="I" />`} testid="take-in" onTap=${() => setImporting(true)} /><//>
    <div class="profile-tools" data-walk>
      <label class="find"><span class="unseen">${t("find")}</span><input class="text" type="search" data-search data-testid="find" placeholder=${t("find")} value=${query}
        onInput=${(event) => ask(event.target.value)} /></label>
      ${there.map((one) => html`<button type="button" class="chip" aria-pressed=${String(one === kind)} data-testid=${`kind-${one}`} onClick=${() => choose(one)}>${t(`kinds-${one}`)}</button>`)}
    </div>
    ${answer.data && html`<${Trials} trials=${answer.data.trials} again=${answer.again} />`}
    <${Answered} answer=${answer}>${(data) => html`<${Table} data=${data} kind=${kind} query=${query} />`}<//>
    ${importing && html`<${TakeIn} onClose=${() => setImporting(false)} onDone=${(id) => { setImporting(false); go("profiles", id); }} />`}`;
}
