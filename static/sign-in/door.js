/** The page: where one is, and the one form that is needed now. */
import { Action } from "../shared/action.js";
import { call } from "../shared/api.js";
import { Brand } from "../shared/brand.js";
import { Contours, ridge } from "../shared/contours.js";
import { Disc } from "../shared/discs.js";
import { html, useEffect, useMemo, useState } from "../shared/html.js";
import { language, setLanguage, t } from "../shared/i18n.js";
import { ByCode } from "./by_code.js";
import { ByPassword } from "./by_password.js";
import { door, me, wanted } from "./state.js";

/** Hills at dusk under the disc: the picture of the first kiosk screen, without a product. */
function Hills() {
  const drawn = useMemo(() => [
    ridge("door-far", { width: 1440, height: 300, floor: 400, rough: 0.5, from: 0.5, to: 0.28 }),
    ridge("door-middle", { width: 1440, height: 300, floor: 400, rough: 0.55, from: 0.62, to: 0.74 }),
    ridge("door-near", { width: 1440, height: 300, floor: 400, rough: 0.4, from: 0.98, to: 0.86 }),
  ], []);
  return html`<div class="hills" aria-hidden="true"><svg class="sun" viewBox="0 0 100 100"><circle cx="50" cy="50" r="50" /></svg>
    <svg class="ground" viewBox="0 0 1440 400" preserveAspectRatio="none">${drawn.map((path, index) => html`<path class=${`hill-${index}`} d=${path} />`)}</svg></div>`;
}

/** Somebody is signed in, but may not go where they wanted. */
function Other() {
  const leave = async () => {
    await call("POST", "/api/staff/sign-out", { body: {} }).catch(() => null);
    me.value = null;
  };
  return html`<h1>${t("other-title", { name: me.value.name })}</h1>
    <p class="lead">${t("other-text", { role: t(`role-${me.value.role}`) })}</p>
    <div class="row"><${Action} label=${t("other-name")} look="main" testid="other-name" onTap=${leave} /></div>`;
}

function Unsafe() {
  return html`<h1>${t("unsafe-title")}</h1><p class="lead">${t("unsafe-text")}</p>
    <div class="row"><${Action} label=${t("unsafe-go")} look="main" testid="unsafe-go" onTap=${() => { location.protocol = "https:"; }} /></div>`;
}

function Form() {
  const [code, byCode] = useState(false);
  if (!door.value) return html`<h1>${t("waking-title")}</h1><p class="lead">${t("waking-text")}</p>`;
  if (!door.value.safe) return html`<${Unsafe} />`;
  if (me.value) return html`<${Other} />`;
  if (door.value.first) return html`<${ByCode} first />`;
  return code ? html`<${ByCode} onBack=${() => byCode(false)} />` : html`<${ByPassword} onCode=${() => byCode(true)} />`;
}

export function Door() {
  useEffect(() => {
    document.title = t("page-title");
  }, [language.value]);
  useEffect(() => {
    // Whoever is let in already does not have to knock.
    if (me.value?.role === "it") location.replace(wanted());
  }, [me.value]);
  return html`<div class="door" data-testid="door" data-ready=${String(door.value !== null)}>
    <${Contours} seed="door" x=${1050} y=${330} count=${15} gap=${74} width=${1440} height=${900} />
    <${Hills} />
    <header><${Brand} name=${door.value?.brand || t("shop")} />
      <button type="button" class="chip" lang=${language.value === "ru" ? "en" : "ru"} data-testid="language" onClick=${() => setLanguage(language.value === "ru" ? "en" : "ru")}>${t("other-language")}</button></header>
    <main class="panel"><p class="where"><${Disc} kind="here" />${t("where")}</p><${Form} /></main>
  </div>`;
}
