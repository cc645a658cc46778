/** Numbers on the shelf: EAN-13 with its check digit and bars, and the codes that no shop should take for good. */

/** Check digit of twelve digits (GS1 General Specifications, 7.9). */
export function checkDigit(twelve) {
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

const whole = (twelve) => twelve + checkDigit(twelve);

/** A code of this beginning that is not among `taken`. */
function free(beginning, taken) {
  for (let number = 999; number > 0; number -= 1) {
    const code = whole((beginning + "0".repeat(12)).slice(0, 9) + String(number).padStart(3, "0"));
    if (!taken.has(code)) return code;
  }
  return whole(beginning.padEnd(12, "9"));
}

/** Codes that are rare, or wrong each in its own way: {id, text, how}. `sample` is a code that works. */
export function oddCodes(cards, sample) {
  const stranger = free("29", new Set(cards.map((card) => card.number)));
  const wrong = stranger.slice(0, 12) + String((Number(stranger[12]) + 1) % 10);
  const nobody = free("20", new Set());
  const good = sample || nobody;
  const marked = `01${good.padStart(14, "0")}215Fy0p3\u001d91EE10\u001d92dGVzdA==`;
  return [
    { id: "stranger", text: stranger, how: "clean" },
    { id: "wrong", text: wrong, how: "clean" },
    { id: "nobody", text: nobody, how: "clean" },
    { id: "marked", text: marked, how: "clean" },
    { id: "twice", text: good, how: "twice" },
    { id: "half", text: good, how: "half" },
    { id: "slow", text: good, how: "slow" },
    { id: "damaged", text: good, how: "wrong_checksum" },
    { id: "garbage", text: good, how: "garbage" },
    { id: "control", text: good, how: "control" },
    { id: "noise", text: "", how: "noise" },
  ];
}

const LEFT = ["0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"];
const PARITY = ["LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"];
const turned = (bits) => [...bits].reverse().join("");
const inverse = (bits) => bits.replace(/./g, (bit) => (bit === "1" ? "0" : "1"));

/** The 95 modules of an EAN-13, "1" is a bar; empty for anything else. */
export function bars(code) {
  if (!/^\d{13}$/.test(code)) return "";
  const digits = [...code].map(Number);
  const parity = PARITY[digits[0]];
  const left = digits.slice(1, 7).map((digit, place) => (parity[place] === "L" ? LEFT[digit] : turned(inverse(LEFT[digit]))));
  const right = digits.slice(7).map((digit) => inverse(LEFT[digit]));
  return `101${left.join("")}01010${right.join("")}101`;
}

/** Bars as one SVG path of the given height. */
export function barPath(code, height) {
  return [...bars(code).matchAll(/1+/g)].map((run) => `M${run.index} 0h${run[0].length}v${height}h-${run[0].length}z`).join("");
}
