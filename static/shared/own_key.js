/**
 * The key of this very machine, kept over restarts: the only thing a screen keeps in the browser, and nothing of a person.
 *
 * Why here and not in a cookie: it is sent in a header by our own scripts only, so no other page can use it, and two screens
 * of one browser do not mix. Scripts of others cannot read it (the content policy lets none in), and whoever takes the whole
 * machine has its key wherever it lies: that is what revoking is for.
 */
const slot = (screen, station) => ["key", screen, station].filter(Boolean).join(":");

export const keptKey = (screen, station) => localStorage.getItem(slot(screen, station)) ?? "";
export const keepKey = (screen, station, key) => localStorage.setItem(slot(screen, station), key);
export const forgetKey = (screen, station) => localStorage.removeItem(slot(screen, station));
