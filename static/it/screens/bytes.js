/** Live bytes: what goes over the wires of the shop, as it goes. */
import { Log } from "../bytes/log.js";

export const screen = { key: "bytes", digit: 6, title: "nav-bytes", sentences: ["it-bytes"], Screen: Log };
