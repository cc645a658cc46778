/** Which table of letters the printer really has: print the sheet, touch the line that reads right, look at a test slip. */
import { Action } from "../../shared/action.js";
import { html, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { post, useDeed } from "../api.js";
import { Trouble } from "../parts.js";
import { Proof, propose, whyNot } from "./proof.js";

const SAMPLE = "Съешь ещё этих мягких булок №1 Ёё";

export function CodePage({ path, onKept, onLeave }) {
  const [lines, setLines] = useState(null);
  const [refused, refuse] = useState(null);
  const [found, find] = useState(null);
  const deed = useDeed();
  const print = async () => {
    const answer = await deed.run("sheet", () => post(`${path}/sheet`, {}, { timeOut: 45000 }));
    if (!answer) return;
    refuse(answer.done ? null : whyNot(answer));
    if (answer.done) setLines(answer.data.lines);
  };
  const choose = async (line) => {
    const body = { code_page: { page: line.page, slot: line.slot } };
    const answer = await deed.run(`line-${line.number}`, () => propose(path, body));
    if (answer) find({ line, body, printed: answer.printed });
  };
  if (found) {
    return html`<${Proof} found=${found.body} printed=${found.printed} path=${path} asks=${t("code-page-proof")} onKept=${onKept} onBack=${() => find(null)}>
      <p>${t("code-page-proof-text", { number: found.line.number, page: found.line.page, slot: found.line.slot })}</p><//>`;
  }
  return html`<ol class="cal-steps">
    <li class="card"><h2>${t("code-page-print")}</h2><p>${t("code-page-print-text")}</p><${Trouble} trouble=${deed.trouble ?? refused} testid="sheet-trouble" />
      <div class="row"><${Action} look=${lines ? "plain" : "main"} label=${t(lines ? "code-page-again" : "code-page-go")} testid="print-sheet" busy=${deed.busy === "sheet" && t("printing-sheet")} onTap=${print} />
        <${Action} look="quiet" label=${t("calibrate-cancel")} testid="calibrate-cancel" onTap=${onLeave} /></div></li>
    ${lines && html`<li class="card"><h2>${t("code-page-choose")}</h2><p class="sample">${SAMPLE}</p><p>${t("code-page-choose-text")}</p>
      <ol class="sheet-lines" data-walk>${lines.map((line) => html`<li key=${line.number}><button type="button" class="sheet-line" data-testid="sheet-line" data-page=${line.page} data-slot=${line.slot} aria-busy=${deed.busy === `line-${line.number}` ? "true" : undefined}
        onClick=${() => choose(line)}><b>${line.number}</b><span class="mono">${line.page}, ${line.slot}</span></button></li>`)}</ol>
      <p class="second">${t("code-page-none")}</p></li>`}
  </ol>`;
}
