/** Contour lines and ridges, drawn from a seed: the map in the background of plates and dark sheets. */
import { html, useMemo } from "./html.js";
import { seeded } from "./seed.js";

const TURN = Math.PI * 2;
const STEPS = 72;

function harmonics(next) {
  return Array.from({ length: 6 }, (_, index) => ({
    amplitude: (0.16 / (index + 1)) * (0.5 + next()),
    phase: next() * TURN,
    drift: (next() - 0.5) * 0.5,
  }));
}

function smooth(points) {
  const middle = (one, other) => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
  const show = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  let path = `M${show(middle(points[points.length - 1], points[0]))}`;
  points.forEach((point, index) => {
    path += `Q${show(point)} ${show(middle(point, points[(index + 1) % points.length]))}`;
  });
  return `${path}Z`;
}

/** Rings around (x, y) growing by `gap`; each is one closed path; every fifth is the heavier one. */
export function rings(seed, { x, y, count, gap }) {
  const waves = harmonics(seeded(seed));
  return Array.from({ length: count }, (_, ring) => {
    const radius = gap * (ring + 1);
    const points = Array.from({ length: STEPS }, (_, step) => {
      const angle = (step / STEPS) * TURN;
      const stretch = waves.reduce(
        (sum, wave, index) => sum + wave.amplitude * Math.sin((index + 1) * angle + wave.phase + wave.drift * ring * 0.3),
        1,
      );
      return [x + Math.cos(angle) * radius * stretch * 1.15, y + Math.sin(angle) * radius * stretch];
    });
    return { path: smooth(points), heavy: ring % 5 === 4 };
  });
}

/** A mountain line by midpoint displacement from left to right, closed down to `floor`. */
export function ridge(seed, { width, height, floor, rough, from, to }) {
  const next = seeded(seed);
  let line = [from, to];
  let range = rough;
  while (line.length < 130) {
    line = line.flatMap((value, index) =>
      index === 0 ? [value] : [(line[index - 1] + value) / 2 + (next() - 0.5) * range, value]);
    range *= 0.56;
  }
  const step = width / (line.length - 1);
  const points = line.map((value, index) => `L${(index * step).toFixed(1)} ${(value * height).toFixed(1)}`);
  return `M0 ${floor}${points.join("")}L${width} ${floor}Z`;
}

/** Decoration behind a plate or sheet; carries no meaning, so it is hidden from assistive technology. */
export function Contours({ seed, x = 500, y = 420, count = 14, gap = 58, width = 1000, height = 800 }) {
  const drawn = useMemo(() => rings(seed, { x, y, count, gap }), [seed, x, y, count, gap]);
  return html`<svg class="contours" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice"
      aria-hidden="true" focusable="false">
    ${drawn.map((ring) => html`<path d=${ring.path} class=${ring.heavy ? "heavy" : ""} />`)}
  </svg>`;
}
