/** Signs and words for profiles: whose text it is, and how far a value may be trusted. */
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Sign } from "../parts.js";

const TRUST = { field: "here", datasheet: "store", db: "warehouse", unverified: "coming" };
const ORIGINS = { shipped: "here", changed: "store", own: "warehouse" };

/** @param source  where it is said: the word leads there */
export function Trust({ verified, count, source = "" }) {
  const word = t(`trust-${verified}`);
  const said = count > 1 ? `${word}: ${count}` : word;
  return html`<${Sign} kind=${TRUST[verified] ?? "none"} testid="trust" state=${verified}
    word=${source.startsWith("http") ? html`<a class="source" href=${source} target="_blank" rel="noopener noreferrer">${said}</a>` : said} />`;
}

/** The weakest of what is claimed: what one has to know before relying on it. */
export function Trusts({ verified }) {
  const weakest = ["unverified", "db", "datasheet", "field"].find((one) => verified[one]);
  return weakest ? html`<${Trust} verified=${weakest} count=${weakest === "unverified" ? verified.unverified : 1} />` : html`<span class="second">${t("trust-none")}</span>`;
}

export function Origin({ profile }) {
  if (profile.problem) return html`<${Sign} kind="hand" bad word=${t("origin-refused")} testid="origin" state="refused" />`;
  return html`<${Sign} kind=${ORIGINS[profile.origin]} word=${t(profile.moved ? "origin-moved" : `origin-${profile.origin}`)} testid="origin" state=${profile.origin} />`;
}

export const nameOf = (profile) => (profile.vendor || profile.model ? [profile.vendor === "any" ? "" : profile.vendor, profile.model].filter(Boolean).join(" ") : profile.id);

/** 0:48 left of a trial; "" when it is over. */
export function left(until, now) {
  const seconds = Math.ceil((Date.parse(until) - now) / 1000);
  return seconds > 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "";
}
