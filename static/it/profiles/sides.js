/** What stands beside the text: values with who vouches for them, differences from the shipped file, vectors, history. */
import { Action } from "../../shared/action.js";
import { ageShort } from "../../shared/ages.js";
import { Disc } from "../../shared/discs.js";
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Empty } from "../parts.js";
import { Trust } from "./words.js";

const AROUND = 3;

function grouped(values) {
  const groups = new Map();
  for (const value of values) {
    const [top, ...rest] = value.place.split(".");
    const name = rest.length ? top : "";
    groups.set(name, [...(groups.get(name) ?? []), { ...value, key: rest.length ? rest.join(".") : top }]);
  }
  return [...groups].sort(([one], [other]) => (one === "") - (other === "") || 0);
}

/** A word for a table of a profile; a table this page has no word for is shown by its key. */
function groupName(key) {
  const name = t(`group-${key.replaceAll("_", "-")}`);
  return name.startsWith("group-") ? key : name;
}

function Value({ value }) {
  const origin = value.origin === "here" ? (value.changed ? t("value-changed") : t("value-here")) : value.origin === "default" ? t("value-default") : t("value-from", { profile: value.origin });
  return html`<tr class=${value.changed ? "chosen" : ""} data-testid="value" data-place=${value.place}>
    <th scope="row" class="mono">${value.key}</th><td class="mono">${value.value}</td><td class="second">${origin}</td>
    <td>${value.verified && html`<${Trust} verified=${value.verified} source=${value.source} />`}</td></tr>`;
}

export function Values({ values, all, onAll }) {
  const shown = all ? values : values.filter((value) => value.origin !== "default");
  return html`<div class="values">
    <button type="button" class="chip" data-testid="all-values" aria-pressed=${String(all)} onClick=${() => onAll(!all)}>${t("all-values", { count: values.length })}</button>
    ${grouped(shown).map(([name, list]) => html`<section key=${name}><h3>${name ? html`${groupName(name)} <span class="mono second">${name}</span>` : t("group-itself")}</h3>
      <table class="rows"><tbody>${list.map((value) => html`<${Value} key=${value.place} value=${value} />`)}</tbody></table></section>`)}</div>`;
}

/** Long stretches without a change are one line. */
function folded(diff) {
  const near = new Set();
  diff.forEach((line, index) => {
    if (line.sign !== "same") for (let at = index - AROUND; at <= index + AROUND; at += 1) near.add(at);
  });
  const rows = [];
  diff.forEach((line, index) => {
    if (near.has(index)) rows.push(line);
    else if (rows.at(-1)?.sign === "fold") rows.at(-1).count += 1;
    else rows.push({ sign: "fold", count: 1 });
  });
  return rows;
}

export function Diff({ diff }) {
  if (diff === null) return html`<${Empty} title=${t("diff-own")} text=${t("diff-own-next")} />`;
  if (diff.every((line) => line.sign === "same")) return html`<${Empty} title=${t("diff-none")} text=${t("diff-none-next")} testid="diff-none" />`;
  return html`<div class="diff" role="table" aria-label=${t("diff-label")} data-testid="diff">${folded(diff).map((line, index) => (line.sign === "fold"
    ? html`<p key=${index} class="fold second">${t("diff-fold", { count: line.count })}</p>`
    : html`<div key=${index} role="row" class=${`diff-line ${line.sign}`} data-sign=${line.sign}><span role="cell" class="number">${line.before ?? line.after}</span>
      <span role="cell" class="sign-cell"><span aria-hidden="true">${{ gone: "−", new: "+", same: " " }[line.sign]}</span>${line.sign !== "same" && html`<span class="unseen">${t(`diff-${line.sign}`)}</span>`}</span><code role="cell">${line.text || " "}</code></div>`))}</div>`;
}

export function Vectors({ vectors, onMend }) {
  if (!vectors.length) return html`<${Empty} title=${t("vectors-none")} text=${t("vectors-none-next")} />`;
  return html`<ol class="vectors">${vectors.map((one, index) => html`<li key=${index} data-testid="vector" data-passed=${String(one.passed)}>
    <p><${Disc} kind=${one.passed ? "here" : "hand"} /><b>${t(`vector-${one.about}`, { number: one.number })}</b> <span class="mono second">${one.given}</span></p>
    ${!one.passed && html`<dl class="facts mono"><dt>${t("vector-wanted")}</dt><dd>${one.wanted || "—"}</dd><dt>${t("vector-got")}</dt><dd>${one.got || "—"}</dd></dl>
      ${one.mendable && onMend && html`<${Action} label=${t("vector-mend")} testid="mend" onTap=${() => onMend(one)} />`}`}</li>`)}</ol>`;
}

/** The text with what a vector of a document must become set to what it became. */
export function mended(text, vector) {
  let number = 0;
  let inside = false;
  return text.split("\n").map((line) => {
    if (/^\s*\[/.test(line)) {
      inside = /^\s*\[\[\s*vector\s*\]\]/.test(line);
      if (inside) number += 1;
    }
    return inside && number === vector.number && /^\s*tx\s*=/.test(line) ? `tx = "${vector.got}"` : line;
  }).join("\n");
}

export function History({ history, current, onRestore }) {
  if (!history.length) return html`<${Empty} title=${t("history-none")} text=${t("history-none-next")} />`;
  return html`<ol class="revisions">${history.map((one) => html`<li key=${one.number} data-testid="revision" data-number=${one.number}>
    <span class="number">${one.number}</span><div><b>${t(`deed-${one.deed}`)}</b><p class="second">${one.by}, ${ageShort(one.at)}</p></div>
    ${one.has_text && one.number !== current && html`<${Action} label=${t("restore")} testid="restore" onTap=${() => onRestore(one.number)} />`}</li>`)}</ol>`;
}
