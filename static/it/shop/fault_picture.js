/** A drawing of what the hand does: load a roll, close a cover, push a cable in. Decoration beside the words. */
import { html } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";

const Machine = () => html`<path class="lid" d="M28 40 52 8h100l-10 32z" /><path class="body" d="M16 52a14 14 0 0 1 14-14h118a14 14 0 0 1 14 14v38H16z" />`;

function Roll({ paper }) {
  return html`<${Machine} /><circle class="gap" cx="92" cy="48" r="26" /><circle class="spot" cx="92" cy="48" r="7" />
    <path class="move" d="M208 50C190 38 168 36 140 46" /><path class="move" d="M153 35l-14 11 16 7" />
    <circle class="roll" cx="238" cy="50" r="26" /><circle class="core" cx="238" cy="50" r="8" />${paper && html`<text x="238" y="98" text-anchor="middle">${t("paper-mm", { mm: paper })}</text>`}`;
}

function Cover() {
  return html`<path class="body" d="M56 52a14 14 0 0 1 14-14h118a14 14 0 0 1 14 14v38H56z" /><path class="lid open" d="M68 38 40 -2l92 2 20 38z" />
    <path class="move" d="M176 -4c22 4 34 16 36 34" /><path class="move" d="M201 18l11 14 11 -14" />`;
}

function Cable() {
  return html`<path class="body" d="M28 30a12 12 0 0 1 12-12h60a12 12 0 0 1 12 12v60H28z" /><rect class="gap" x="96" y="40" width="26" height="28" rx="5" />
    <path class="move" d="M168 54h-34" /><path class="move" d="M148 43l-14 11 14 11" />
    <rect class="roll" x="178" y="40" width="40" height="28" rx="6" /><path class="cord" d="M218 54c34 0 22 34 60 34" />`;
}

const SCENES = { paper_out: Roll, near_end: Roll, cover_open: Cover, fault: Cover, lost: Cable, absent: Cable };

export function FaultPicture({ fault }) {
  const Scene = SCENES[fault.kind];
  if (!Scene) return null;
  return html`<svg class="fault-picture" viewBox="0 -8 290 112" aria-hidden="true" focusable="false"><${Scene} paper=${fault.paper_mm} /></svg>`;
}
