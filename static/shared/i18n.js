/** Sentences. One .ftl file per screen and language; both languages are loaded at the start, so a switch is one frame. */
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { signal } from "./html.js";

/** The language on the screen, "ru" or "en". */
export const language = signal("ru");
const bundles = new Map();

export async function loadSentences(languages, files) {
  await Promise.all(languages.map(async (code) => {
    const bundle = new FluentBundle(code, { useIsolating: false });
    for (const file of files) {
      const answer = await fetch(`/locales/${code}/${file}.ftl`);
      if (!answer.ok) throw new Error(`no sentences: ${code}/${file}`);
      bundle.addResource(new FluentResource(await answer.text()));
    }
    bundles.set(code, bundle);
  }));
}

/** The sentence with this key in the language on the screen. A missing key shows its name, and a test fails on it. */
export function t(key, values) {
  const bundle = bundles.get(language.value);
  const message = bundle?.getMessage(key);
  return message?.value ? bundle.formatPattern(message.value, values) : key;
}

export function setLanguage(code) {
  language.value = code;
  document.documentElement.lang = code;
}
