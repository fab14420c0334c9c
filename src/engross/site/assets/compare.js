// Comparisons: the picker of two licences, and the view side by side, which is made of the marked words on the page.
"use strict";

const pick = document.getElementById("pick");
if (pick) {
  pick.addEventListener("submit", () => {
    const order = [...pick.elements.First.options].map((option) => option.value);
    const [first, second] = [pick.elements.First.value, pick.elements.Second.value]
      .sort((one, other) => order.indexOf(one) - order.indexOf(other));
    if (first !== second) location.href = `${first}--${second}.html`;
  });
}

function split(row) {
  const words = row.querySelector(":scope > .words");
  if (!words || row.querySelector(":scope > .was")) return;
  const was = document.createElement("div");
  was.className = `${words.className} was`;
  const copy = words.cloneNode(true);
  for (const one of copy.querySelectorAll("ins, .note")) one.remove();
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  was.append(...copy.childNodes);
  words.before(was);
}

const view = document.querySelector("#view button");
if (view) {
  view.addEventListener("click", () => {
    const side = view.getAttribute("aria-pressed") !== "true";
    if (side) document.querySelectorAll(".redline .row").forEach(split);
    view.setAttribute("aria-pressed", String(side));
    document.body.classList.toggle("side", side);
    document.querySelectorAll(".was").forEach((one) => { one.hidden = !side; });
  });
}
