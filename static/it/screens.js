/**
 * The screens of the console, in the order of the navigation; a screen's number key is `digit`.
 *
 * Each module of screens/ exports `screen = {key, digit, title, sentences, Screen, badge?}`:
 *   key        first part of its address, #/<key>/…; title: key of the sentence that names it in the navigation
 *   sentences  names of its files in locales/<language>/ (it-<name>), loaded at the start
 *   Screen     component, given `rest`: what comes after the key in the address
 *   badge      () => a number beside its name, 0 for none; () => "" too
 */
import { setScreens } from "./screen_list.js";
import { screen as audit } from "./screens/audit.js";
import { screen as bytes } from "./screens/bytes.js";
import { screen as devices } from "./screens/devices.js";
import { screen as faults } from "./screens/faults.js";
import { screen as people } from "./screens/people.js";
import { screen as profiles } from "./screens/profiles.js";
import { screen as shop } from "./screens/shop.js";
import { screen as spool } from "./screens/spool.js";
import { screen as support } from "./screens/support.js";

export const SCREENS = [audit, bytes, devices, faults, people, profiles, shop, support, spool].sort((one, other) => one.digit - other.digit);
export const SENTENCES = ["it", ...new Set(SCREENS.flatMap((screen) => screen.sentences))];
setScreens(SCREENS);
