// Keeps the numbers on the page as they are in the shop. Without it the page is right as of when it was loaded.
const EVERY_MS = 1500;
const marks = [...document.querySelectorAll("[data-skus]")];

function show(mark, n) {
  if (mark.dataset.n === String(n)) return;
  mark.dataset.n = String(n);
  mark.querySelector(".word").textContent = n > 0 ? mark.dataset.some.replace("{n}", n) : mark.dataset.none;
  const radio = mark.closest("label")?.querySelector("input");
  if (radio) {
    radio.disabled = n === 0;
    if (n === 0) radio.checked = false;
  }
}

function refresh(quantities) {
  for (const mark of marks) {
    show(mark, mark.dataset.skus.split(" ").reduce((sum, sku) => sum + (quantities[sku] ?? 0), 0));
  }
  const radios = [...document.querySelectorAll("input[name=sku]")];
  if (radios.length === 0) return;
  const any = radios.some((radio) => !radio.disabled);
  document.querySelector("[data-some-left]").hidden = !any;
  document.querySelector("[data-none-left]").hidden = any;
}

function pulse(word, fresh) {
  for (const line of document.querySelectorAll("[data-pulse]")) {
    line.textContent = word;
    line.classList.toggle("stale", !fresh);
  }
}

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch("/quantities", { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      refresh(await answer.json());
      pulse(document.body.dataset.live, true);
    } catch {
      pulse(document.body.dataset.stale, false);
    }
  }
  setTimeout(look, EVERY_MS);
}

if (marks.length > 0) setTimeout(look, EVERY_MS);
document.addEventListener("submit", (event) => {
  const button = event.target.querySelector("button");
  if (button) button.setAttribute("aria-busy", "true");
});
