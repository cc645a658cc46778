/** News from the server. Websocket only; after every reconnect the state is asked for again, because news may be missed. */
import { io } from "socket.io-client";
import { signal } from "./html.js";
import { currentToken, get, keyLost } from "./api.js";

/** False while the line to the server is down. */
export const connected = signal(true);
const GRACE = 1500; // a blink of the line is not worth a word
let socket = null;
let timer = 0;

/**
 * @param hearers  event name -> function of its data
 * @param onAgain  called after a line that was down is up again
 */
export function listen(hearers, onAgain) {
  let before = false;
  socket = io({ transports: ["websocket"], auth: (give) => give({ token: currentToken() }), reconnectionDelay: 400, reconnectionDelayMax: 3000 });
  socket.on("connect", () => {
    clearTimeout(timer);
    connected.value = true;
    if (before) onAgain();
    before = true;
  });
  const lost = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { connected.value = socket.connected; }, GRACE);
  };
  socket.on("disconnect", (reason) => {
    lost();
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000); // not tried again by itself
  });
  socket.on("dismissed", keyLost);
  socket.on("connect_error", ({ message }) => {
    if (message === "key_revoked") keyLost();
    else if (message === "forbidden") get("/api/station").catch(() => null); // a key nobody knows: the answer says what to do
    if (connected.value) lost();
    if (!socket.active) setTimeout(() => socket.connect(), 2000);
  });
  for (const [event, hear] of Object.entries(hearers)) socket.on(event, hear);
}

export function tell(event, data = {}) {
  if (socket?.connected) socket.emit(event, data);
}
