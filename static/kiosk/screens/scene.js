/** The scene of the first screen: contour lines, the disc, ridges, and the product standing on the ground. */
import { rings, ridge } from "../../shared/contours.js";
import { html, useMemo } from "../../shared/html.js";

const TALL = { width: 1080, height: 1480, x: 660, y: 960, r: 331, goods: { x: 372, y: 640, w: 576, h: 770 }, tent: [80, 1080], ground: 1176 };
const WIDE = { width: 1920, height: 760, x: 1215, y: 400, r: 296, goods: { x: 935, y: 66, w: 560, h: 650 }, tent: [1600, 492], ground: 590 };

const RIDGES = [
  { name: "far", lift: -26, from: 0.02, to: -0.02, rough: 0.07 },
  { name: "middle", lift: 10, from: 0.0, to: -0.03, rough: 0.075 },
  { name: "near", lift: 104, from: 0.02, to: -0.05, rough: 0.06 },
];

function Tent({ at: [x, y] }) {
  return html`<g transform="translate(${x} ${y}) scale(1.02)">
    <path d="M-10 100 10 92M216 98l-14-8" class="rope" />
    <path d="M4 98C24 40 56 8 98 2c42 6 74 38 94 96z" class="tent-side" />
    <path d="M98 2C58 30 46 62 48 98h100c2-36-10-68-50-96z" class="tent-front" />
    <path d="M98 14C80 44 74 70 74 98h48c0-28-6-54-24-84z" class="tent-door" />
    <path d="M4 98C24 40 56 8 98 2c42 6 74 38 94 96M98 2C58 30 46 62 48 98M98 2c40 28 52 60 50 96" class="tent-pole" />
  </g>`;
}

/** @param picture address of the product's picture, or null while the catalogue is not there yet */
export function Scene({ picture, wide }) {
  const map = wide ? WIDE : TALL;
  const drawn = useMemo(() => ({
    rings: rings("pereval", { x: map.x * 0.98, y: map.y * 0.98, count: 26, gap: wide ? 62 : 74 }),
    ridges: RIDGES.map((shape) => ({
      name: shape.name,
      path: ridge(`${shape.name}-${wide}`, { ...map, floor: map.height, rough: shape.rough, ...heights(shape, map) }),
    })),
    dark: ridge("dark", { ...map, floor: map.height, rough: 0.014, from: (map.height - 52) / map.height, to: (map.height - 8) / map.height }),
  }), [wide]);
  return html`<svg class="scene" viewBox="0 0 ${map.width} ${map.height}" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
    <g class="scene-lines">${drawn.rings.slice(4).map((ring) => html`<path d=${ring.path} class=${ring.heavy ? "heavy" : ""} />`)}</g>
    <circle class="scene-disc" cx=${map.x} cy=${map.y} r=${map.r} />
    <g class="scene-ridges">
      <path class="far" d=${drawn.ridges[0].path} /><${Tent} at=${map.tent} />
      <path class="middle" d=${drawn.ridges[1].path} /><path class="near" d=${drawn.ridges[2].path} />
    </g>
    ${picture && html`<image class="scene-goods" href=${picture} x=${map.goods.x} y=${map.goods.y} width=${map.goods.w} height=${map.goods.h} preserveAspectRatio="xMidYMax meet" />`}
    <path class="scene-dark" d=${drawn.dark} />
  </svg>`;
}

function heights(shape, map) {
  const base = (map.ground + shape.lift) / map.height;
  return { from: base + shape.from, to: base + shape.to };
}
