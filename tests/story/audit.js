/* What a ruler finds on the screen: sizes in millimetres of this station's glass. Answers lists of offenders, empty when all is well. */
(limits) => {
  const root = getComputedStyle(document.documentElement);
  const mm = parseFloat(root.getPropertyValue("--mm"));
  const unit = parseFloat(root.getPropertyValue("--u"));
  const reachTop = parseFloat(root.getPropertyValue("--reach-top"));
  const layer = document.querySelector(".sheet") ?? document;
  const seen = (e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== "hidden" && !e.closest("[inert], .unseen");
  };
  const name = (e) => `${e.dataset.testid ?? e.dataset.skbtn ?? e.tagName} «${(e.getAttribute("aria-label") ?? e.textContent).trim().slice(0, 40)}»`;
  const say = (e, box) => `${name(e)}: ${(box.width / mm).toFixed(1)} × ${(box.height / mm).toFixed(1)} mm`;
  const controls = [...layer.querySelectorAll("button, input, a[href], [role=button]")].filter(seen);
  const boxes = new Map(controls.map((e) => [e, e.getBoundingClientRect()]));

  const small = controls.filter((e) => {
    const least = (e.closest(".keyboard") ? limits.key : limits.target) - 0.05;
    const box = boxes.get(e);
    return box.width / mm < least || box.height / mm < least;
  }).map((e) => say(e, boxes.get(e)));

  const gap = (a, b) => Math.hypot(Math.max(0, b.left - a.right, a.left - b.right), Math.max(0, b.top - a.bottom, a.top - b.bottom)) / mm;
  const main = controls.filter((e) => e.matches(".action.main, .action.bright"));
  const ending = controls.filter((e) => ["finish", "not-me", "finish-visit", "idle-finish", "second-yes"].includes(e.dataset.testid));
  const close = main.flatMap((e) => ending.filter((o) => o !== e && gap(boxes.get(e), boxes.get(o)) < limits.gap)
    .map((o) => `${name(e)} and ${name(o)}: ${gap(boxes.get(e), boxes.get(o)).toFixed(1)} mm`));
  const overlapping = controls.flatMap((e, index) => controls.slice(index + 1).filter((o) => {
    const [a, b] = [boxes.get(e), boxes.get(o)];
    const inView = (box) => box.top < innerHeight && box.bottom > 0;
    return inView(a) && inView(b) && !e.contains(o) && !o.contains(e) && e.closest(".work") === o.closest(".work")
      && !(e.matches("input") && o.parentElement === e.parentElement) // the button that clears a field stands in it
      && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  }).map((o) => `${name(e)} over ${name(o)}`));

  const tiny = new Set();
  const walker = document.createTreeWalker(layer === document ? document.body : layer, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !seen(e) || e.closest("svg, script, style, caption")) continue;
    const size = parseFloat(getComputedStyle(e).fontSize);
    if (size < limits.text * unit - 0.1) tiny.add(`${size}px: «${walker.currentNode.data.trim().slice(0, 40)}»`);
  }

  const cut = controls.filter((e) => e.tagName === "BUTTON" && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2))
    .map((e) => `${name(e)}: ${e.scrollWidth}×${e.scrollHeight} in ${e.clientWidth}×${e.clientHeight}`);
  const outside = controls.filter((e) => boxes.get(e).left < -1 || boxes.get(e).right > innerWidth + 1
    || (!e.closest(".work, .sheet") && (boxes.get(e).top < -1 || boxes.get(e).bottom > innerHeight + 1))).map(name);
  const high = limits.reach ? controls.filter((e) => boxes.get(e).bottom > 0 && boxes.get(e).top < reachTop - 1 && boxes.get(e).top >= 0 && !e.closest(".work"))
    .map((e) => `${name(e)} at ${Math.round(boxes.get(e).top)} above ${reachTop}`) : [];
  const sideways = [document.documentElement, ...document.querySelectorAll(".work, .body, .screen, .sheet")]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 && !["visible", "hidden", "clip"].includes(getComputedStyle(e).overflowX) || e === document.documentElement && e.scrollWidth > innerWidth)
    .map((e) => `${e.className || e.tagName}: ${e.scrollWidth} in ${e.clientWidth}`);
  const nameless = controls.filter((e) => !(e.getAttribute("aria-label") ?? e.textContent).trim() && !e.labels?.length).map(name);
  return { small, close, overlapping, tiny: [...tiny], cut, outside, high, sideways, nameless };
}
