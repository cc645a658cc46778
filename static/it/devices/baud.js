/** The speed as it was typed: a whole number, nothing, or else the text itself, so that the server says what is wrong with it. */
export function baudTyped(typed) {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}
