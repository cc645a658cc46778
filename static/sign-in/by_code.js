/** A one-time code: the first account of all, or a new password. */
import { Action, Back } from "../shared/action.js";
import { html, useState } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { useEntry } from "./deed.js";
import { Field, Password, Refused } from "./fields.js";

const HALF = 4;
const SHORTEST = 10;

/** XXXX-XXXX while it is typed; what was typed under a Russian layout the server reads as well. */
const shaped = (typed) => {
  const letters = [...typed.toUpperCase()].filter((char) => /\p{L}/u.test(char)).slice(0, 2 * HALF).join("");
  return letters.length > HALF ? `${letters.slice(0, HALF)}-${letters.slice(HALF)}` : letters;
};

export function ByCode({ first = false, onBack }) {
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const entry = useEntry();
  const send = (event) => {
    event.preventDefault();
    const empty = [["code", code], ["name", name], ["password", password]].find(([, value]) => !value);
    if (empty) document.getElementById(empty[0]).focus();
    else entry.go("/api/staff/code", { code, name, password });
  };
  const more = SHORTEST - [...password].length;
  return html`<h1>${t(first ? "first-title" : "code-title")}</h1>
    <p class="lead">${t(first ? "first-text" : "code-text")}</p>
    <form onSubmit=${send} data-testid="by-code" novalidate>
      <${Field} id="code" label=${t("code")} value=${code} onInput=${(typed) => setCode(shaped(typed))} autocomplete="one-time-code" class="code" placeholder="XXXX-XXXX" focus />
      <${Field} id="name" label=${t(first ? "first-name" : "name")} value=${name} onInput=${setName} autocomplete="username" fault=${entry.fields.name} />
      <${Password} id="password" label=${t("new-password")} value=${password} onInput=${setPassword} autocomplete="new-password" fault=${entry.fields.password}
        hint=${password && more > 0 ? t("password-more", { count: more }) : t("password-hint")} />
      <${Refused} trouble=${entry.trouble} />
      <div class="row">${onBack && html`<${Back} label=${t("back")} onTap=${onBack} />`}
        <${Action} label=${t(first ? "first-enter" : "enter")} busy=${entry.busy && t("entering")} look="main" type="submit" testid="enter" /></div>
    </form>`;
}
