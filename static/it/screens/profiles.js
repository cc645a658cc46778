/** Profiles: the list of models, and the desk at which one of them is changed. */
import { html } from "../../shared/html.js";
import { Desk } from "../profiles/desk.js";
import { List } from "../profiles/list.js";
import { drafts } from "../profiles/drafts.js";

function Screen({ rest }) {
  return rest ? html`<${Desk} key=${rest} id=${rest} />` : html`<${List} />`;
}

export const screen = { key: "profiles", digit: 5, title: "nav-profiles", sentences: ["it-profiles"], Screen, badge: () => drafts.value.size };
