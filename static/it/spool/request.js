/** A name for one intended deed: the server does it once however often it is asked. Works without TLS too. */
export function newRequestId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
