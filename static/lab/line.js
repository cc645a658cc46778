/** News of the lab over the socket. The lab has no token: the demo lets pages of this machine listen. */
import { io } from "socket.io-client";
import { signal } from "../shared/html.js";

/** False while the line to the server is down. */
export const connected = signal(true);
const GRACE = 1500; // a blink of the line is not worth a word

/**
 * @param hearers  event name -> function of its data
 * @param onAgain  called after a line that was down is up again
 */
export function hear(hearers, onAgain) {
  let before = false;
  let timer = 0;
  const socket = io({ transports: ["websocket"], auth: { lab: true }, reconnectionDelay: 400, reconnectionDelayMax: 3000 });
  const lost = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { connected.value = socket.connected; }, GRACE);
  };
  socket.on("connect", () => {
    clearTimeout(timer);
    connected.value = true;
    if (before) onAgain();
    before = true;
  });
  socket.on("disconnect", (reason) => {
    lost();
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000); // not tried again by itself
  });
  socket.on("connect_error", () => {
    if (connected.value) lost();
    if (!socket.active) setTimeout(() => socket.connect(), 2000);
  });
  for (const [event, listener] of Object.entries(hearers)) socket.on(event, listener);
}
