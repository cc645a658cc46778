/** Take a profile in from a file: chosen, dropped or pasted. Says what is wrong with it, and asks before it replaces one. */
import { Action } from "../../shared/action.js";
import { html, useRef, useState } from "../../shared/html.js";
import { Sheet } from "../../shared/sheet.js";
import { t } from "../../shared/i18n.js";
import { Refusal } from "../../shared/api.js";
import { explain, post } from "../api.js";
import { Trouble } from "../parts.js";
import { Vectors } from "./sides.js";

const LARGEST = 64 * 1024;
/** What no text of a profile holds: the file is no text, or not in UTF-8. */
const NO_TEXT = /[\0\ufffd]/;
/** What a refusal asks for before it agrees. */
const ASKS = { profile_id_taken: "replace", profile_kind_unclear: "kind", profile_vectors_fail: "sure" };
const KINDS = ["scanner", "printer", "display", "scale"];

async function read(file, onText, onTrouble) {
  if (file.size > LARGEST) {
    onTrouble({ title: t("file-too-big"), text: t("file-too-big-next") });
    return;
  }
  onText(await file.text(), file.name);
}

export function TakeIn({ onClose, onDone }) {
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [asked, ask] = useState("");
  const [agreed, agree] = useState({});
  const [vectors, setVectors] = useState([]);
  const [trouble, setTrouble] = useState(null);
  const [busy, setBusy] = useState(false);
  const chooser = useRef(null);
  const take = (found, from) => { setText(found); setName(from); setTrouble(null); ask(""); agree({}); setVectors([]); };

  const send = async (more = {}) => {
    if (!text.trim()) {
      setTrouble({ title: t("take-in-empty"), text: t("take-in-empty-next") });
      return;
    }
    if (NO_TEXT.test(text)) {
      setTrouble({ title: t("take-in-no-text"), text: t("take-in-no-text-next") });
      return;
    }
    const all = { ...agreed, ...more };
    agree(all);
    setBusy(true);
    try {
      onDone((await post("/api/it/profiles", { text, ...all })).id);
    } catch (error) {
      ask((error instanceof Refusal && ASKS[error.code]) || "");
      setVectors(error.extra?.vectors ?? []);
      const line = error.extra?.problem?.line;
      setTrouble(line ? { ...explain(error), title: `${t("line-number", { line })} ${error.extra.problem.message}` } : explain(error));
    } finally {
      setBusy(false);
    }
  };
  const chosen = async (event) => {
    const [file] = event.target.files;
    if (file) await read(file, take, setTrouble);
    event.target.value = ""; // so that the same file, mended, can be chosen again
  };
  const drop = (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) read(file, take, setTrouble);
  };
  return html`<${Sheet} title=${t("take-in-title")} testid="take-in-sheet" onEscape=${onClose} actions=${html`
      ${asked === "replace"
        ? html`<${Action} look="main" label=${t("take-in-replace")} testid="take-in-replace" busy=${busy && t("taking-in")} onTap=${() => send({ replace: true })} />`
        : asked === "sure"
          ? html`<${Action} label=${t("take-in-sure")} testid="take-in-sure" busy=${busy && t("taking-in")} onTap=${() => send({ sure: true })} />`
          : html`<${Action} look="main" label=${t("take-in-go")} testid="take-in-go" busy=${busy && t("taking-in")} onTap=${() => send()} />`}
      <${Action} label=${t("close")} testid="take-in-close" onTap=${onClose} />`}>
    <p>${t("take-in-text")}</p>
    <div class="drop" onDragOver=${(event) => event.preventDefault()} onDrop=${drop}>
      <input type="file" accept=".toml,text/plain" class="unseen" tabindex="-1" aria-label=${t("choose-file")} ref=${chooser} data-testid="take-in-file" onChange=${chosen} />
      <${Action} label=${t("choose-file")} testid="choose-file" onTap=${() => chooser.current.click()} /><span class="mono second">${name || t("or-paste")}</span></div>
    <textarea class="text mono take-in-text" rows="9" aria-label=${t("take-in-label")} data-testid="take-in-text" spellcheck=${false} value=${text}
      onInput=${(event) => take(event.target.value, "")}></textarea>
    <${Trouble} trouble=${trouble} testid="take-in-trouble" />
    ${vectors.length > 0 && html`<div class="failing"><${Vectors} vectors=${vectors} /></div>`}
    ${asked === "kind" && html`<div class="chips" data-walk>${KINDS.map((kind) => html`<button type="button" class="chip" data-testid=${`as-${kind}`} onClick=${() => send({ kind })}>${t(`kind-${kind}`)}</button>`)}</div>`}
  <//>`;
}
