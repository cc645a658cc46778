/** The age of a fact in words. Ages are counted on the server's clock, so a station with a wrong clock still tells the truth. */
import { signal } from "./html.js";
import { language, t } from "./i18n.js";

const MINUTE = 60;
const HOUR = 3600;
let ahead = 0;
const zone = signal(undefined);

/** Ticks once in ten seconds, so that whatever shows an age is drawn again. */
export const tick = signal(0);
setInterval(() => { tick.value += 1; }, 10000);

export function learnServerTime(iso) {
  ahead = Date.parse(iso) - Date.now();
}

/** The shop's own clock, as an IANA name: the browser's may stand elsewhere. Until it is known, the browser's; then whatever shows a moment is drawn again. */
export function learnTimeZone(name) {
  zone.value = name || undefined;
}

export function serverNow() {
  return Date.now() + ahead;
}

export function ageSeconds(iso) {
  return Math.max(0, (serverNow() - Date.parse(iso)) / 1000);
}

/** "пятница, 27 ноября": a day by the shop's own clock; today and yesterday need no word of their own in a list of days. */
export function dayLong(iso) {
  return new Intl.DateTimeFormat(language.value, { weekday: "long", day: "numeric", month: "long", timeZone: zone.value }).format(new Date(iso));
}

/** "15:42:08" */
export function clockExact(iso) {
  return new Intl.DateTimeFormat(language.value, { timeStyle: "medium", hourCycle: "h23", timeZone: zone.value }).format(new Date(iso));
}

/** "27 нояб.", where the shop is. */
export function shortDay(moment) {
  return new Intl.DateTimeFormat(language.value, { day: "numeric", month: "short", timeZone: zone.value }).format(new Date(moment));
}

const day = (moment) => new Intl.DateTimeFormat("en", { dateStyle: "short", timeZone: zone.value }).format(moment);

/** "14:05"; with `dated` a moment of another day says which. */
export function clock(iso, dated = false) {
  const other = dated && day(serverNow()) !== day(new Date(iso)) ? { day: "numeric", month: "short" } : {};
  return new Intl.DateTimeFormat(language.value, { ...other, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone.value }).format(new Date(iso));
}

/** "40 с назад", "6 мин назад", "в 14:05", "вчера": short, for a legend. */
export function ageShort(iso) {
  void tick.value;
  const seconds = ageSeconds(iso);
  if (seconds < 10) return t("age-now");
  if (seconds < MINUTE) return t("age-seconds", { count: Math.floor(seconds / 10) * 10 });
  if (seconds < HOUR) return t("age-minutes", { count: Math.floor(seconds / MINUTE) });
  const today = day(serverNow()) === day(new Date(iso));
  if (today) return t("age-clock", { time: clock(iso) });
  return seconds < 48 * HOUR ? t("age-yesterday") : t("age-days", { count: Math.floor(seconds / (24 * HOUR)) });
}
