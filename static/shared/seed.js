/** Repeatable randomness: the same seed always gives the same drawing, so a picture never changes between visits. */

function hash(text) {
  let value = 0x811c9dc5;
  for (const character of String(text)) value = Math.imul(value ^ character.codePointAt(0), 0x01000193);
  return value >>> 0 || 1;
}

/** @returns {() => number} numbers in [0, 1), xorshift of 32 bits, started from the text */
export function seeded(text) {
  let state = hash(text);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
