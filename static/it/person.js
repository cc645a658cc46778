/** Who sits at the console: the name and the way out; whoever is signed out is led to the door, and back afterwards. */
import { call, Refusal } from "../shared/api.js";
import { html, signal, useEffect } from "../shared/html.js";
import { t } from "../shared/i18n.js";

/** {staff: {id, name, role}, since, until}, or null before the server said so. */
export const person = signal(null);
const HERE_EVERY = 60000;
let told = 0;

/** To the sign-in page; it leads back to this very place. */
export function toTheDoor() {
  location.replace(`/sign-in?next=/it${location.hash}`);
}

/** Answers that say that nobody is signed in lead to the door. */
export function mind(error) {
  if (error instanceof Refusal && error.code === "signed_out") toTheDoor();
}

async function ask(method, path, options) {
  try {
    return await call(method, path, options);
  } catch (error) {
    mind(error);
    return null;
  }
}

/** Only what a person does keeps a session open: a console that nobody touches for an hour is signed out. */
function stillHere() {
  if (Date.now() - told < HERE_EVERY) return;
  told = Date.now();
  ask("POST", "/api/staff/here", { body: {} });
}

export async function leave() {
  await ask("POST", "/api/staff/sign-out", { body: {} });
  toTheDoor();
}

export function Person() {
  useEffect(() => {
    ask("GET", "/api/staff/me").then((answer) => { person.value = answer ?? person.value; });
    for (const deed of ["keydown", "pointerdown"]) document.addEventListener(deed, stillHere, { passive: true });
    return () => { for (const deed of ["keydown", "pointerdown"]) document.removeEventListener(deed, stillHere); };
  }, []);
  if (!person.value) return null;
  return html`<p class="person" data-testid="person"><span>${person.value.staff.name}</span>
    <button type="button" class="link" data-testid="sign-out" onClick=${leave}>${t("sign-out")}</button></p>`;
}
