// The chooser. Every decision was taken when the site was built: this follows the nodes of PLAN and shows where it is.
// The answers are the fragment of the address, so that each state can be shared and the back button works.
"use strict";

const make = (tag, attributes = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
};
const answerOf = (question, answer) => PLAN.questions[question].answers[answer];

function given() {
  return new Map(new URLSearchParams(location.hash.slice(1)));
}
function address(answers) {
  return "#" + new URLSearchParams([...answers]);
}

// The answers that were really asked for, and the node they lead to.
function walk() {
  const wanted = given();
  const made = new Map();
  const passed = [];
  let node = PLAN.nodes[PLAN.start];
  for (;;) {
    for (const one of node.passed || []) passed.push(one);
    if (!node.ask || !(wanted.get(node.ask) in node.open)) return { node, made, passed };
    made.set(node.ask, wanted.get(node.ask));
    node = PLAN.nodes[node.open[wanted.get(node.ask)]];
  }
}

function told(question, fallen) {
  return fallen.map(([answer, reason]) =>
    make("p", { className: "fell" }, `“${answerOf(question, answer).label}” is no longer open: ${PLAN.words[reason]}`));
}

function question(node, made) {
  const asked = PLAN.questions[node.ask];
  const buttons = Object.keys(node.open).map((answer) => {
    const button = make("button", { type: "button" }, asked.answers[answer].label);
    button.dataset.answer = answer;
    button.addEventListener("click", () => { location.hash = address(new Map([...made, [node.ask, answer]])); });
    return button;
  });
  return [
    make("h2", { tabIndex: -1 }, asked.text),
    make("p", {}, asked.help),
    make("div", { className: "answers" }, ...buttons),
    ...told(node.ask, node.fallen || []),
  ];
}

function answered(made) {
  const items = [...made].map(([question, answer], position) => {
    const change = make("button", { type: "button" }, "Change");
    change.setAttribute("aria-label", `Change: ${PLAN.questions[question].text}`);
    change.addEventListener("click", () => { location.hash = address([...made].slice(0, position)); });
    const { label, says } = answerOf(question, answer);
    return make("li", {}, `${PLAN.questions[question].text} `, make("strong", {}, label), ". ", says, " ", change);
  });
  return items.length ? [make("h3", {}, "The answers so far"), make("ol", {}, ...items)] : [];
}

function remaining(made, node) {
  const items = PLAN.variants.map((variant, number) => {
    const against = [...made].find(([question, answer]) => {
      const { meets } = answerOf(question, answer);
      return meets && !meets.includes(number);
    });
    const name = make("span", { className: "name" }, variant.id);
    if (!against) return make("li", {}, name);
    return make("li", { className: "out" }, name, ` “${answerOf(...against).label}” to: ${PLAN.questions[against[0]].text}`);
  });
  const left = items.filter((item) => !item.className).length;
  const out = node.out !== undefined;
  const heading = out ? "Outside of this family" : `${left} of ${items.length} licences fit`;
  return [make("h3", {}, heading), ...(out ? [] : [make("ul", {}, ...items)])];
}

function passedOver(passed, made) {
  const items = passed.filter(([question]) => !made.has(question)).map(([question, fallen]) =>
    make("li", {}, PLAN.questions[question].text + " ",
      fallen.length ? fallen.map(([, reason]) => PLAN.words[reason]).join(" ") : "The answers have settled it."));
  return items.length ? [make("h3", {}, "Not asked"), make("ul", {}, ...items)] : [];
}

function deed(variant) {
  const page = `licences/${variant.full}.html`;
  return variant.deed.map(([heading, lines]) => make("section", {}, make("h3", {}, PLAN.headings[heading]),
    make("ul", {}, ...lines.map(([line, places, situations]) => {
      const cited = make("span", { className: "cited" });
      places.forEach(([text, target], position) => {
        cited.append(position ? ", " : "", make("a", { href: `${page}#${target}` }, text));
      });
      const answers = situations.flatMap(([number, href], position) =>
        [position ? ", " : "What if ", make("a", { href }, String(number))]);
      return make("li", {}, PLAN.lines[line], " ", cited, ...(answers.length
        ? [" ", make("span", { className: "cited" }, ...answers)] : []));
    }))));
}

function result(box, number, made) {
  const variant = PLAN.variants[number];
  const unmet = [...made].filter(([question, answer]) => (answerOf(question, answer).unmet || []).includes(number));
  box.querySelector(".id").textContent = variant.full;
  box.querySelector("h2").textContent = variant.name;
  box.querySelector(".why").textContent = unmet.length
    ? "It fits the answers, but one wish could not be met: " + unmet.map((one) => answerOf(...one).says).join(" ")
    : "It fits all answers.";
  box.querySelector(".button").href = variant.files;
  box.querySelector(".read").href = `licences/${variant.full}.html`;
  const shown = box.querySelector(".deed");
  if (shown) shown.replaceChildren(...deed(variant));
  for (const [name, pieces] of Object.entries(variant.forms)) {
    box.querySelector(`pre.${name}`).replaceChildren(...pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      const slot = make("span", { className: "slot" });
      slot.dataset.slot = piece[0];
      return slot;
    }));
  }
  const form = box.querySelector("form");
  // Where an address leads straight to an end, the script of all pages comes after this one and fills the form.
  if (form && typeof fill === "function") fill(form);
}

function render(moved) {
  const { node, made, passed } = walk();
  const asked = document.getElementById("question");
  const box = document.getElementById("result");
  if (node.ask) asked.replaceChildren(...question(node, made));
  else if (node.out !== undefined) {
    asked.replaceChildren(make("h2", { tabIndex: -1 }, "No licence of this family"), make("p", {}, PLAN.words[node.out]));
  } else {
    const variant = PLAN.variants[node.licence];
    asked.replaceChildren(make("h2", { tabIndex: -1 }, `The licence is ${variant.id}`));
    result(box, node.licence, made);
  }
  box.hidden = node.licence === undefined;
  document.getElementById("state").replaceChildren(
    ...remaining(made, node), ...answered(made), ...passedOver(passed, made));
  if (moved) asked.querySelector("h2").focus();
}

addEventListener("hashchange", () => render(true));
render(false);
// Shown only now that it is filled, so that nothing on the page moves.
document.getElementById("chooser").classList.add("ready");
