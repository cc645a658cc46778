/** The keyboard of the screen, Russian and English, big enough for a thumb. It writes into whatever is handed in. */
import SimpleKeyboard from "simple-keyboard";
import russian from "simple-keyboard-layouts/russian";
import english from "simple-keyboard-layouts/english";
import { html, useEffect, useRef, useState } from "./html.js";
import { language, t } from "./i18n.js";

const LETTERS = { ru: russian, en: english };
const DIGITS = "1 2 3 4 5 6 7 8 9 0";

/** The letters of a vendored layout without the signs a shopper does not need: three rows, digits above, space below. */
function rows(layout, upper) {
  const source = layout.layout[upper ? "shift" : "default"].slice(1, 4);
  const letters = source.map((row) => row.split(" ").filter((key) => /^\p{L}$/u.test(key)).join(" "));
  if (layout === russian) letters[0] += upper ? " Ё" : " ё";
  return [DIGITS, letters[0], letters[1], `{shift} ${letters[2]} - {bksp}`, "{language} {space} . , {enter}"];
}

function layoutOf(code) {
  return { default: rows(LETTERS[code], false), shift: rows(LETTERS[code], true) };
}

const PHONE = { default: ["1 2 3", "4 5 6", "7 8 9", "+ 0 {bksp}", "{enter}"] };

/** @param kind "text" | "phone"; @param enterLabel what the wide key says */
export function Keyboard({ value, onChange, onEnter, kind = "text", enterLabel }) {
  const host = useRef(null);
  const board = useRef(null);
  const latest = useRef({});
  latest.current = { value, onChange, onEnter };
  const [letters, setLetters] = useState(language.value);
  const [upper, setUpper] = useState(false);

  useEffect(() => {
    const press = (key) => {
      const now = latest.current;
      if (key === "{shift}") setUpper((was) => !was);
      else if (key === "{language}") setLetters((was) => (was === "ru" ? "en" : "ru"));
      else if (key === "{enter}") now.onEnter?.();
      else if (key === "{bksp}") now.onChange([...now.value].slice(0, -1).join(""));
      else now.onChange(now.value + (key === "{space}" ? " " : key));
      if (key.length === 1) setUpper(false);
    };
    board.current = new SimpleKeyboard(host.current, {
      onKeyPress: press, useButtonTag: true, preventMouseDownDefault: true, layout: layoutOf("en"), theme: "keys", autoUseTouchEvents: false,
    });
    return () => board.current.destroy();
  }, []);

  useEffect(() => {
    const names = {
      "{bksp}": t("key-erase"), "{shift}": t("key-shift"), "{space}": t("key-space"),
      "{language}": letters === "ru" ? "English" : "Русский", "{enter}": enterLabel ?? t("key-done"),
    };
    board.current.setOptions({
      layout: kind === "phone" ? PHONE : layoutOf(letters),
      layoutName: upper && kind !== "phone" ? "shift" : "default",
      display: names,
    });
    for (const key of host.current.querySelectorAll("button")) {
      const label = names[key.dataset.skbtn];
      key.type = "button";
      key.setAttribute("aria-label", label ?? key.dataset.skbtn);
      if (key.dataset.skbtn === "{shift}") key.setAttribute("aria-pressed", String(upper));
    }
  }, [letters, upper, kind, enterLabel, language.value]);

  return html`<div class=${`keyboard ${kind}`} role="group" aria-label=${t("keyboard")} data-testid="keyboard"><div class="keyboard-host" ref=${host}></div></div>`;
}
