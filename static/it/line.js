/** News for the console over the socket: they only say what to ask again. */
import { io } from "socket.io-client";
import { signal } from "../shared/html.js";
import { toTheDoor } from "./person.js";
import { tellNews } from "./state.js";

/** False while the line to the server is down. */
export const connected = signal(true);
const GRACE = 1500; // a blink of the line is not worth a word

export function hear() {
  let before = false;
  let timer = 0;
  const socket = io({ transports: ["websocket"], auth: { it: true }, reconnectionDelay: 400, reconnectionDelayMax: 3000 });
  const lost = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { connected.value = socket.connected; }, GRACE);
  };
  socket.on("connect", () => {
    clearTimeout(timer);
    connected.value = true;
    if (before) tellNews(null);
    before = true;
  });
  socket.on("disconnect", (reason) => {
    lost();
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000); // not tried again by itself
  });
  socket.on("connect_error", ({ message }) => {
    if (message === "signed_out") toTheDoor();
    if (connected.value) lost();
    if (!socket.active) setTimeout(() => socket.connect(), 2000);
  });
  socket.on("it", ({ changed }) => tellNews(changed));
}
