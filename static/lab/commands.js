/**
 * What the bytes on a printer's wire mean. Only the commands a receipt printer of this kind takes (Epson ESC/POS command
 * reference); a chunk that begins in the middle of one is shown as letters, not guessed at.
 */
import { t } from "../shared/i18n.js";

/** First bytes -> [sentence key, how many bytes of argument follow]. */
const COMMANDS = {
  "1b 40": ["esc-reset", 0],
  "1b 74": ["esc-page", 1],
  "1b 61": ["esc-align", 1],
  "1b 45": ["esc-bold", 1],
  "1b 21": ["esc-mode", 1],
  "1d 21": ["esc-size", 1],
  "1b 64": ["esc-feed", 1],
  "1b 4a": ["esc-feed", 1],
  "1b 32": ["esc-spacing", 0],
  "1b 33": ["esc-spacing", 1],
  "1c 2e": ["esc-kanji", 0],
  "1d 68": ["esc-code-look", 1],
  "1d 77": ["esc-code-look", 1],
  "1d 48": ["esc-code-look", 1],
  "1d 66": ["esc-code-look", 1],
  "1d 61": ["esc-tell", 1],
  "1d 72": ["esc-ask", 1],
  "1d 49": ["esc-ask", 1],
  "10 04": ["esc-ask", 1],
  "1d 6b": ["esc-code", -1],
  "1d 76": ["esc-picture", -1],
  "1d 28": ["esc-block", -1],
  "1d 56": ["esc-cut", -1],
  "1b 70": ["esc-drawer", 3],
};
const MOST = 3;
const ALL_WELL = 0x12; // every answer to DLE EOT has these two bits; alone they say that nothing is the matter

/** Sentences for the commands that a chunk begins with; empty when it begins with letters. */
export function meaning(hex) {
  const bytes = hex.split(" ");
  const said = [];
  let at = 0;
  while (said.length < MOST && at + 1 < bytes.length) {
    const found = COMMANDS[`${bytes[at]} ${bytes[at + 1]}`.toLowerCase()];
    if (!found) break;
    const [key, length] = found;
    const sentence = t(key);
    if (said[said.length - 1] !== sentence) said.push(sentence);
    if (length < 0) break;
    at += 2 + length;
  }
  return said;
}

/** Four bytes pushed by a printer (Automatic Status Back, GS a): which of them says what. */
function pushed([first, , third]) {
  return [[first & 0x20, "hindrance-cover-open"], [third & 0x0c, "hindrance-paper-out"], [(third & 0x0f) === 0x03, "near-end"]];
}

/** What a printer says of itself; empty when the bytes are no status (an identification, garbage). */
export function answer(hex) {
  const bytes = hex.split(" ").map((byte) => Number.parseInt(byte, 16));
  if (bytes.length === 4 && (bytes[0] & 0x93) === 0x10) {
    const said = pushed(bytes).filter(([on]) => on).map(([, key]) => t(key));
    return said.length ? said : [t(bytes[0] & 0x08 ? "hindrance-offline" : "all-well")];
  }
  if (bytes.every((byte) => byte === ALL_WELL)) return [t("all-well")];
  return bytes.every((byte) => (byte & 0x93) === ALL_WELL) ? [t("esc-answer")] : [];
}

/** A question about the state (DLE EOT n, over and over), or the answer that all is well. */
export function isPoll(direction, hex) {
  return direction === "out" ? /^(10 04 0[1-4] ?)+$/.test(hex) : /^(12 ?)+$/.test(hex);
}
