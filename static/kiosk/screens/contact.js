/** Where to bring it and whom to write to. Typed here, sent once, forgotten with the visit. */
import { Action, Back } from "../../shared/action.js";
import { html, useEffect, useRef, useState } from "../../shared/html.js";
import { t } from "../../shared/i18n.js";
import { Keyboard } from "../../shared/keyboard.js";
import { chosenOption, place } from "../ordering.js";
import { Shell } from "../shell.js";
import { busy, form, formErrors, offered } from "../state.js";
import { back } from "../visit.js";

const FIELDS = [
  { name: "name", label: () => t("field-name"), need: () => t("need-name"), wide: false },
  { name: "phone", label: () => t("field-phone"), need: () => t("need-phone"), wide: false, kind: "phone" },
  { name: "street", label: () => t("field-street"), need: () => t("need-street"), wide: true },
  { name: "house", label: () => t("field-house"), need: () => t("need-house"), wide: false },
  { name: "flat", label: () => t("field-flat"), wide: false },
  { name: "comment", label: () => t("field-comment"), wide: true },
];

/** What is missing, before the server is asked: one sentence per field. */
function missing() {
  const said = {};
  for (const field of FIELDS) {
    const value = form.value[field.name].trim();
    if (!field.need) continue;
    if (!value || (field.name === "phone" && value.replace(/\D/g, "").length < 10)) said[field.name] = field.need();
  }
  return said;
}

function write(name, text) {
  form.value = { ...form.value, [name]: text.slice(0, name === "comment" ? 120 : 60) };
  if (formErrors.value[name]) formErrors.value = { ...formErrors.value, [name]: undefined };
}

function Field({ field, now, onFocus, onEnter }) {
  const error = formErrors.value[field.name];
  const id = `field-${field.name}`;
  return html`<div class=${`field${field.wide ? " wide-field" : ""}${now ? " now" : ""}${error ? " wrong" : ""}`}>
    <label for=${id}>${field.label()}</label>
    <input id=${id} data-testid=${id} type=${field.kind === "phone" ? "tel" : "text"} inputmode="none" autocomplete="off" autocorrect="off" spellcheck=${false} value=${form.value[field.name]}
      aria-invalid=${error ? "true" : undefined} aria-describedby=${error ? `${id}-error` : undefined}
      onFocus=${onFocus} onInput=${(event) => write(field.name, event.target.value)}
      onKeyDown=${(event) => { if (event.key === "Enter") onEnter(); }} />
    ${error && html`<p class="gain" id=${`${id}-error`} data-testid=${`${id}-error`}>${error}</p>`}
  </div>`;
}

export function Contact() {
  const [now, setNow] = useState("name");
  const box = useRef(null);
  const option = offered.value ?? chosenOption();
  const focus = (name) => box.current?.querySelector(`#field-${name}`)?.focus();
  useEffect(() => { focus("name"); }, []);
  useEffect(() => {
    const first = FIELDS.find((field) => formErrors.value[field.name]);
    const mended = now in formErrors.value && !formErrors.value[now]; // a letter typed into a faulty field: the hand stays there
    if (first && !mended) focus(first.name);
  }, [formErrors.value]);
  const last = now === FIELDS[FIELDS.length - 1].name;
  const send = () => {
    const said = missing();
    formErrors.value = said;
    if (Object.keys(said).length) return;
    const contact = Object.fromEntries(Object.entries(form.value).map(([name, text]) => [name, text.trim()]));
    place({ contact });
  };
  const onward = () => {
    if (last) send();
    else focus(FIELDS[FIELDS.findIndex((field) => field.name === now) + 1].name);
  };
  const deed = busy.value === "long" ? t("busy-long") : busy.value ? t("busy-hold") : "";
  const field = FIELDS.find((one) => one.name === now);
  const work = html`<section class="contact" ref=${box}>
    <div class="fields">${FIELDS.map((one) => html`<${Field} key=${one.name} field=${one} now=${one.name === now} onFocus=${() => setNow(one.name)} onEnter=${onward} />`)}</div>
    <p class="second fine">${t("contact-why")}</p>
  </section>`;
  const foot = html`<${Keyboard} kind=${field.kind ?? "text"} value=${form.value[now]} onChange=${(text) => write(now, text)} onEnter=${onward}
      enterLabel=${last ? t("key-done") : t("key-next")} />
    <div class="row"><${Back} label=${t("back")} onTap=${back} />
      <${Action} look="main" label=${option?.action ?? ""} busy=${deed} testid="order" onTap=${send} /></div>`;
  const look = html`<h1>${t("contact-title")}</h1>`;
  return html`<${Shell} testid="screen-contact" typing look=${look} work=${work} foot=${foot} />`;
}
