/** The frame around every screen: navigation with number keys, how the server is, language and contrast, banners. */
import { Action } from "../shared/action.js";
import { ageShort, clock, tick } from "../shared/ages.js";
import { Brand } from "../shared/brand.js";
import { Disc } from "../shared/discs.js";
import { html, useEffect, useLayoutEffect, useState } from "../shared/html.js";
import { Key } from "../shared/key.js";
import { language, t } from "../shared/i18n.js";
import { silentSince } from "./api.js";
import { Keys, listenToKeys, switchContrast, switchLanguage } from "./keys.js";
import { Undo } from "./devices/undo.js";
import { connected } from "./line.js";
import { Empty } from "./parts.js";
import { Person } from "./person.js";
import { href, route } from "./route.js";
import { screenOf } from "./screen_list.js";
import { SCREENS } from "./screens.js";
import { contrast, keysShown, shop, tellNews } from "./state.js";

function Navigation() {
  return html`<nav aria-label=${t("nav-label")}><ul data-walk>${SCREENS.map((screen) => {
    const mine = route.value.key === screen.key;
    const badge = screen.badge?.() || "";
    return html`<li key=${screen.key}><a class=${`nav-item${mine ? " chosen on-dark" : ""}`} href=${href(screen.key)} aria-current=${mine ? "page" : undefined}
      data-testid=${`nav-${screen.key}`}>${t(screen.title)}${badge && html` <b class="badge">${badge}</b>`}<${Key} name=${screen.digit} /></a></li>`;
  })}</ul></nav>`;
}

function days(since) {
  const hours = Math.floor((Date.now() - Date.parse(since)) / 3600000);
  return hours < 1 ? t("running-new") : hours < 48 ? t("running-hours", { count: hours }) : t("running-days", { count: Math.floor(hours / 24) });
}

/** How the server is, at the foot of the navigation. */
function StateLine() {
  void tick.value;
  const away = silentSince.value || !connected.value;
  const now = shop.value;
  return html`<div class="state-line" data-testid="state-line" data-state=${away ? "away" : "here"}>
    <p class="sign"><${Disc} kind=${away ? "hand" : now ? "here" : "coming"} />${away ? t("server-away") : now ? (now.started_at ? days(now.started_at) : t("server-here")) : t("asking")}</p>
    ${now && html`<p class="second">${t("known-at", { age: ageShort(now.as_of) })}</p>`}</div>`;
}

function Banner() {
  const [waited, wait] = useState(false);
  const since = silentSince.value;
  const away = since !== null || !connected.value;
  useEffect(() => {
    const timer = setTimeout(() => wait(away), away ? 400 : 0);
    return () => clearTimeout(timer);
  }, [away]);
  if (!away || !waited) return null;
  return html`<div class="banner" role="alert" data-testid="banner"><${Disc} kind="hand" /><p><b>${since ? t("away-since", { time: clock(since) }) : t("line-lost")}</b> ${t("away-text")}</p>
    <${Action} label=${t("ask-again")} testid="ask-again" onTap=${() => tellNews(null)} /></div>`;
}

function Side() {
  return html`<header class="side">
    <${Brand} name=${shop.value?.brand ?? t("page-title")} />
    <p class="place second">${t("console")}</p>
    <${Navigation} />
    <div class="foot"><${Person} /><${StateLine} />
      <div class="ways"><button type="button" class="chip" lang=${language.value === "ru" ? "en" : "ru"} data-testid="language" onClick=${switchLanguage}>${t("other-language")}<${Key} name="L" /></button>
        <button type="button" class="chip" data-testid="contrast" aria-pressed=${String(contrast.value)} onClick=${switchContrast}>${t("contrast")}<${Key} name="K" /></button>
        <button type="button" class="chip" data-testid="keys" onClick=${() => { keysShown.value = true; }}>${t("keys")}<${Key} name="?" /></button></div></div>
  </header>`;
}

export function Frame() {
  useLayoutEffect(listenToKeys, []);
  useEffect(() => {
    document.documentElement.classList.toggle("contrast", contrast.value);
  }, [contrast.value]);
  const { key, rest } = route.value;
  const screen = screenOf(key);
  const Screen = screen?.Screen;
  useEffect(() => {
    document.title = screen ? t("page-of", { screen: t(screen.title) }) : t("page-title");
  }, [key, language.value]);
  return html`<div class="console" data-testid="console" data-screen=${key} inert=${keysShown.value ? true : undefined}>
    <${Side} />
    <main id="screen" class=${`screen screen-${key}`} tabindex="-1"><${Banner} /><${Undo} />
      ${Screen ? html`<${Screen} key=${key} rest=${rest} />` : html`<${Empty} title=${t("no-screen")} text=${t("no-screen-next")} />`}</main>
  </div>
  <${Keys} />`;
}
