/** Bytes in words: a sentence for every command and status; the server says which, this page says it in the reader's language. */
import { clockExact } from "../../shared/ages.js";
import { t } from "../../shared/i18n.js";

/** Their number chooses the form of a noun; all other numbers are shown as they are. */
const COUNTED = new Set(["text", "unknown", "incomplete", "scan-covered"]);

/** @param word [name, value] of the server */
export function said([name, value]) {
  if (name === "deed") {
    return value.startsWith("row_") ? t("byte-row", { value: value.slice(4) }) : t(`byte-deed-${value.replaceAll("_", "-")}`);
  }
  // Some numbers have a sentence of their own.
  const own = t(`byte-${name}-${value}`);
  return own.startsWith("byte-") ? t(`byte-${name}`, { value: COUNTED.has(name) ? Number(value) : value }) : own;
}

/** A question about the state, or the answer that nothing has changed: asked all day, and shown only on demand. */
export function isPoll(row) {
  const names = row.words.map(([name]) => name);
  return names.length > 0 && names.every((name) => (row.direction === "out" ? ["ask-now", "ask-all"].includes(name) : name === "status-well"));
}

/** "15:42:08.317", where the shop is. */
export const clock = (at) => `${clockExact(at)}.${String(new Date(at).getMilliseconds()).padStart(3, "0")}`;

export const called = (device) => (device ? `${device.station} · ${device.name || t(`byte-kind-${device.kind}`)}` : "");
