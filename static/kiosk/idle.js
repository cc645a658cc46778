/** Nobody here? A warning of at least twenty seconds, then the screen forgets. Touch, key, scroll and scan all count. */
import { signal } from "../shared/html.js";
import { tell } from "../shared/live.js";
import { busy, clearsAt, modes, sheet, station, view, visit } from "./state.js";
import { end } from "./visit.js";

const TELL_EVERY = 5000;
const PATIENT = 3; // those who use the lower or larger screen get three times as long
/** Seconds left on the warning or on the finished screen. */
export const left = signal(0);
let last = Date.now();
let told = 0;
let warnedAt = 0;

export function stillHere() {
  last = Date.now();
  if (sheet.value?.kind === "idle") sheet.value = sheet.value.under ?? null;
  if (visit.value && last - told > TELL_EVERY) {
    told = last;
    tell("activity");
  }
}

export function oneMoreMinute() {
  last = Date.now();
  clearsAt.value = Date.now() + 60000;
  check();
}

function untouched() {
  const { reach, contrast, large } = modes.value;
  const home = station.value?.default_language;
  return view.value.name === "attract" && !visit.value && !sheet.value && !reach && !contrast && !large
    && document.documentElement.lang === home;
}

function check() {
  if (!station.value) return;
  if (busy.value || untouched()) {
    last = Date.now();
    return;
  }
  if (clearsAt.value) {
    left.value = Math.max(0, Math.ceil((clearsAt.value - Date.now()) / 1000));
    if (left.value === 0) end("done");
    return;
  }
  const { anonymous_s: anonymous, identified_s: identified, warning_s: warning } = station.value.idle;
  const patience = modes.value.reach || modes.value.large ? PATIENT : 1;
  const limit = (visit.value?.customer ? identified : anonymous) * patience * 1000;
  if (sheet.value?.kind === "idle") {
    left.value = Math.max(0, Math.ceil(Math.max(warning, 20) - (Date.now() - warnedAt) / 1000));
    if (left.value === 0) end("idle");
  } else if (Date.now() - last > limit) {
    if (view.value.name === "attract" && !visit.value) {
      end("idle");
      return;
    }
    warnedAt = Date.now();
    left.value = Math.max(warning, 20);
    sheet.value = { kind: "idle", under: sheet.value };
  }
}

/** A touch on the warning's own buttons is answered by them, not by the clock. */
function onTouch(event) {
  if (event.target instanceof Element && event.target.closest("[data-testid='idle-warning'] button")) return;
  if (clearsAt.value && view.value.name === "done") {
    clearsAt.value = Math.max(clearsAt.value, Date.now() + 20000);
  }
  stillHere();
}

export function watchIdle() {
  for (const event of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    document.addEventListener(event, onTouch, { capture: true, passive: true });
  }
  document.addEventListener("scroll", (event) => { if (event.isTrusted) stillHere(); }, { capture: true, passive: true });
  setInterval(check, 250);
}
