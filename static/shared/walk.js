/** Arrow keys inside a group of controls (an element marked data-walk). */

/** From where the focus is to the nearest control of its group in the direction of the arrow. */
export function walk(event, group) {
  const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!turn) return;
  const middle = (stop) => {
    const box = stop.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const [x, y] = middle(document.activeElement);
  let best = null;
  for (const stop of group.querySelectorAll("button, a")) {
    if (stop === document.activeElement) continue;
    const [right, down] = middle(stop);
    const along = (right - x) * turn[0] + (down - y) * turn[1];
    const aside = Math.abs((right - x) * turn[1]) + Math.abs((down - y) * turn[0]);
    if (along > 4 && (!best || along + aside * 2.5 < best.cost)) best = { stop, cost: along + aside * 2.5 };
  }
  if (!best) return;
  event.preventDefault();
  best.stop.focus();
  best.stop.scrollIntoView({ block: "nearest" });
}
