/** What is shown: by number, kind, printer, state and day. Kept while the page is open, not longer. */
import { computed, html, signal } from "../../shared/html.js";
import { Key } from "../../shared/key.js";
import { t } from "../../shared/i18n.js";

const EMPTY = { q: "", kind: "", printer: "", state: "", day: "" };
const PAUSE = 200;
export const filter = signal(EMPTY);
let typing = 0;

/** Groups of states that people ask for. */
const STATES = { "": "", waiting: "queued,sending", unclear: "uncertain", printed: "printed", gone: "expired,cancelled" };

export const isNarrow = computed(() => Object.values(filter.value).some(Boolean));

/** The filter as the server takes it, with its question mark; "" for everything. */
export const query = computed(() => {
  const { state, ...others } = filter.value;
  const asked = Object.entries({ ...others, state: STATES[state] }).filter(([, value]) => value);
  return asked.length ? `?${new URLSearchParams(asked)}` : "";
});

export const narrow = (change) => { filter.value = { ...filter.value, ...change }; };
export const showAll = () => { filter.value = EMPTY; };

function type(event) {
  const q = event.target.value.trim();
  clearTimeout(typing);
  typing = setTimeout(() => narrow({ q }), PAUSE);
}

function Choice({ label, value, values, name, onChoose }) {
  return html`<label><span class="unseen">${label}</span><select class="text" data-testid=${`filter-${name}`} value=${value} onChange=${(event) => onChoose(event.target.value)}>
    <option value="">${label}</option>${values.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === value}>${one.name}</option>`)}</select></label>`;
}

export function Filter({ kinds, printers }) {
  const { q, kind, printer, state, day } = filter.value;
  return html`<form class="spool-filter" role="search" onSubmit=${(event) => event.preventDefault()}>
    <label class="find"><span class="unseen">${t("print-find")}</span><input class="text" type="search" data-search data-testid="filter-q" placeholder=${t("print-find")} value=${q}
      onInput=${type} onKeyDown=${(event) => { if (event.key === "Escape") event.target.blur(); }} /><${Key} name="/" /></label>
    <div class="states" role="group" aria-label=${t("print-by-state")} data-walk>${Object.keys(STATES).map((one) => html`<button key=${one} type="button" class="chip"
      aria-pressed=${String(state === one)} data-testid=${`state-${one || "all"}`} onClick=${() => narrow({ state: one })}>${t(`print-filter-${one || "all"}`)}</button>`)}</div>
    <${Choice} label=${t("print-any-printer")} name="printer" value=${printer} values=${printers} onChoose=${(id) => narrow({ printer: id })} />
    <${Choice} label=${t("print-any-kind")} name="kind" value=${kind} values=${kinds} onChoose=${(id) => narrow({ kind: id })} />
    <label><span class="unseen">${t("print-day")}</span><input class="text" type="date" data-testid="filter-day" value=${day} onChange=${(event) => narrow({ day: event.target.value })} /></label>
    ${isNarrow.value && html`<button type="button" class="chip" data-testid="filter-none" onClick=${showAll}>${t("print-show-all")}</button>`}
  </form>`;
}
