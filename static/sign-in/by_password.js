/** Name and password. */
import { Action } from "../shared/action.js";
import { html, useState } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { useEntry } from "./deed.js";
import { Field, Password, Refused } from "./fields.js";

export function ByPassword({ onCode }) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const entry = useEntry();
  const send = (event) => {
    event.preventDefault();
    if (name && password) entry.go("/api/staff/sign-in", { name, password });
    else document.getElementById(name ? "password" : "name").focus();
  };
  return html`<h1>${t("title")}</h1>
    <form onSubmit=${send} data-testid="by-password" novalidate>
      <${Field} id="name" label=${t("name")} value=${name} onInput=${setName} autocomplete="username" focus />
      <${Password} id="password" label=${t("password")} value=${password} onInput=${setPassword} autocomplete="current-password" />
      <${Refused} trouble=${entry.trouble} />
      <div class="row"><${Action} label=${t("enter")} busy=${entry.busy && t("entering")} look="main" type="submit" testid="enter" /></div>
    </form>
    <p class="other">${t("code-question")} <button type="button" class="link" data-testid="have-code" onClick=${onCode}>${t("have-code")}</button></p>`;
}
