/** Uncover what is personal: one device, some minutes, a reason that stays in the record. */
import { Action } from "../../shared/action.js";
import { serverNow } from "../../shared/ages.js";
import { Disc } from "../../shared/discs.js";
import { html, useEffect, useState } from "../../shared/html.js";
import { Sheet } from "../../shared/sheet.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { left } from "../profiles/words.js";
import { called } from "./words.js";

const MINUTES = [1, 5, 15];

export function RevealSheet({ devices, chosen, onClose, onDone }) {
  const [device, choose] = useState(chosen || devices[0]?.id || "");
  const [minutes, last] = useState(MINUTES[0]);
  const [reason, say] = useState("");
  const deed = useDeed();
  const go = async () => {
    if (await deed.run("reveal", () => post("/api/it/bytes/reveal", { device, minutes, reason }))) onDone();
  };
  return html`<${Sheet} title=${t("reveal-title")} testid="reveal-sheet" onEscape=${onClose} actions=${html`
      <${Action} look="main" label=${t("reveal-go")} testid="reveal-go" busy=${deed.busy && t("revealing")} onTap=${go} /><${Action} label=${t("close")} testid="reveal-close" onTap=${onClose} />`}>
    <p>${t("reveal-text")}</p>
    <label class="field"><span>${t("reveal-device")}</span><select class="text" data-testid="reveal-device" value=${device} onChange=${(event) => choose(event.target.value)}>
      ${devices.map((one) => html`<option key=${one.id} value=${one.id}>${called(one)}</option>`)}</select></label>
    <fieldset class="choice across"><legend>${t("reveal-time")}</legend>${MINUTES.map((one) => html`<label key=${one}><input type="radio" name="minutes" checked=${one === minutes} onChange=${() => last(one)} />${t("reveal-minutes", { count: one })}</label>`)}</fieldset>
    <label class="field"><span>${t("reveal-reason")}</span><input class="text" maxlength="200" data-testid="reveal-reason" value=${reason} onInput=${(event) => say(event.target.value)}
      onKeyDown=${(event) => { if (event.key === "Enter") go(); }} /><small>${t("reveal-reason-hint")}</small></label>
    <${Trouble} trouble=${deed.trouble} testid="reveal-trouble" />
  <//>`;
}

/** What is uncovered now, with the time that is left. */
export function Open({ reveals, devices, again }) {
  const [now, tick] = useState(serverNow());
  useEffect(() => {
    const timer = setInterval(() => tick(serverNow()), 500);
    return () => clearInterval(timer);
  }, []);
  const running = reveals.filter((one) => left(one.until, now));
  useEffect(() => { if (running.length < reveals.length) again(); }, [running.length]);
  return running.map((one) => html`<div key=${one.device} class="trial" role="status" data-testid="revealed" data-device=${one.device}><${Disc} kind="hand" />
    <p><b>${t("revealed", { device: called(devices.find((device) => device.id === one.device)), time: left(one.until, now) })}</b> ${t("revealed-next")}</p>
    <${Action} label=${t("cover")} testid="cover" onTap=${async () => { await post("/api/it/bytes/cover", { device: one.device }).catch(() => {}); again(); }} /></div>`);
}
