/** Profiles: the list of models, the desk at which one of them is changed, and calibration by a device (#/profiles/calibrate/<device>). */
import { html } from "../../shared/html.js";
import { Calibration } from "../calibration/desk.js";
import { Desk } from "../profiles/desk.js";
import { List } from "../profiles/list.js";
import { drafts } from "../profiles/drafts.js";

const CALIBRATE = "calibrate/";

function Screen({ rest }) {
  if (rest.startsWith(CALIBRATE)) return html`<${Calibration} key=${rest} id=${rest.slice(CALIBRATE.length)} />`;
  return rest ? html`<${Desk} key=${rest} id=${rest} />` : html`<${List} />`;
}

export const screen = { key: "profiles", digit: 5, title: "nav-profiles", sentences: ["it-profiles", "it-calibration"], Screen, badge: () => drafts.value.size };
