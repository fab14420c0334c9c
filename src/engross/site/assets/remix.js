// The picker of inputs. The answers were computed when the site was built; this joins options and looks them up.
// The inputs are the fragment of the address, so that a combination can be shared.
"use strict";

const picker = document.getElementById("picker");
const boxes = [...picker.elements.input];

function links(places) {
  const span = document.createElement("span");
  span.className = "cited";
  places.forEach(([text, href], position) => {
    const link = Object.assign(document.createElement("a"), { href, textContent: text });
    span.append(position ? ", " : "", link);
  });
  return span;
}
function ofEach(inputs, places) {
  return inputs.flatMap((one, position) => [position ? "; " : "", links(places(one)), ` of ${one.id}`]);
}
function paragraph(className, ...children) {
  const element = Object.assign(document.createElement("p"), { className });
  element.append(...children);
  return element;
}

function show() {
  const inputs = PLAN.inputs.filter((one) => boxes.some((box) => box.checked && box.value === one.id));
  const answer = document.getElementById("answer");
  if (!inputs.length) {
    answer.replaceChildren(paragraph("", "Pick the licence of each input."));
    return;
  }
  const options = PLAN.order.filter((code) => inputs.some((one) => one.options.includes(code)));
  const found = PLAN.answers[options.join(" ")];
  const said = {
    shared: "The result may be shared under ",
    private: "The result may be made and used privately, as far as the licence of every input allows, and not shared.",
    none: "No licence of the family fits the result. It may not be shared.",
  }[found.fate];
  const fate = paragraph("fate", said);
  if (found.fate === "shared") {
    const link = Object.assign(document.createElement("a"), { href: found.page, textContent: found.licence });
    fate.append(link, ".");
  }
  const notes = PLAN.notes.map((text) => [text, inputs.filter((one) => text in one.notes)]).filter(([, of]) => of.length);
  answer.replaceChildren(
    fate,
    paragraph("", found.reason, " ", ...ofEach(inputs, (one) => one[found.fate])),
    ...notes.map(([text, of]) => paragraph("", text, " ", ...ofEach(of, (one) => one.notes[text]))),
    paragraph("", "If the parts stay separable: ", ...ofEach(inputs, (one) => one.apart)));
}

function read() {
  const wanted = decodeURIComponent(location.hash.slice(1)).split("+");
  if (location.hash && !PLAN.inputs.some((one) => wanted.includes(one.id))) return;
  for (const box of boxes) box.checked = wanted.includes(box.value);
  show();
}

picker.addEventListener("change", () => {
  location.hash = boxes.filter((box) => box.checked).map((box) => box.value).join("+");
  show();
});
addEventListener("hashchange", read);
read();
