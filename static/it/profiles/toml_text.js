/** A text area for TOML: numbered lines, and the wrong one marked where it stands. */
import { html, useEffect, useLayoutEffect, useRef } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";

const LINE = 20; // px, the line height in profiles.css

/** Put the cursor at the beginning of a line and bring it into sight. */
export function goTo(area, line) {
  const at = area.value.split("\n").slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(at, at + (area.value.slice(at).split("\n")[0] ?? "").length);
  area.scrollTop = Math.max(0, (line - 6) * LINE);
}

/**
 * @param problem  {line, message} or null
 * @param area     a ref that gets the text area
 * @param onSave   Ctrl+S
 * @param onLeave  Escape: the way out for who has only a keyboard
 */
export function TomlText({ text, onText, problem, area, onSave, onLeave, label }) {
  const gutter = useRef(null);
  const stripe = useRef(null);
  const lines = text.split("\n").length;
  const line = problem?.line ?? null;
  const follow = () => {
    gutter.current.scrollTop = area.current.scrollTop;
    if (stripe.current) stripe.current.style.transform = `translateY(${(line - 1) * LINE - area.current.scrollTop}px)`;
  };
  useLayoutEffect(follow, [line, text]);
  useEffect(() => {
    const key = (event) => {
      if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") {
        event.preventDefault();
        onSave();
      }
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, [onSave]);
  return html`<div class=${`toml${problem ? " wrong" : ""}`}>
    <ol class="gutter" aria-hidden="true" ref=${gutter}>${Array.from({ length: lines }, (_, index) => html`<li key=${index} class=${index + 1 === line ? "bad" : ""}>${index + 1}</li>`)}</ol>
    <div class="lines">${line && html`<div class="stripe" ref=${stripe}></div>`}
      <textarea class="code" data-testid="toml" ref=${area} wrap="off" spellcheck=${false} autocapitalize="off" autocomplete="off" aria-label=${label} value=${text}
        aria-invalid=${problem ? "true" : undefined} aria-describedby=${problem ? "toml-problem" : undefined} onScroll=${follow} onInput=${(event) => onText(event.target.value)}
        onKeyDown=${(event) => { if (event.key === "Escape") onLeave?.(); }}></textarea></div>
    ${problem && html`<p class="toml-problem" id="toml-problem" role="alert" data-testid="problem" data-line=${line}>
      ${line && html`<button type="button" class="chip" data-testid="to-line" onClick=${() => goTo(area.current, line)}>${t("line-number", { line })}</button>`}<span>${problem.message}</span></p>`}
  </div>`;
}
