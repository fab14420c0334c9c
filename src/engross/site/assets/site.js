// What every page does with a script: definitions that show on hover and on focus, numbers that are links to their
// clause, notices that are filled and copied. Each page reads the same without it.
"use strict";

function definitions() {
  const box = document.createElement("div");
  box.id = "definition";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);
  let shown = null;
  let leaving = 0;

  function hide() {
    clearTimeout(leaving);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  }
  function show(link) {
    clearTimeout(leaving);
    if (shown === link) return;
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    hide();
    const copy = target.cloneNode(true);
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    for (const one of copy.querySelectorAll("a")) one.replaceWith(...one.childNodes);
    box.replaceChildren(...copy.childNodes);
    shown = link;
    link.setAttribute("aria-describedby", box.id);
    box.hidden = false;
    const rect = link.getClientRects()[0];
    const room = document.documentElement.clientWidth - box.offsetWidth - 16;
    const above = rect.bottom + box.offsetHeight + 12 > innerHeight && rect.top > box.offsetHeight + 12;
    box.style.left = Math.max(16, Math.min(rect.left, room)) + scrollX + "px";
    box.style.top = (above ? rect.top - box.offsetHeight - 6 : rect.bottom + 6) + scrollY + "px";
  }
  const later = () => { leaving = setTimeout(hide, 250); };
  const term = (event) => event.target.closest && event.target.closest(".text a.term");

  document.addEventListener("mouseover", (event) => {
    if (term(event)) show(term(event));
    else if (box.contains(event.target)) clearTimeout(leaving);
    else if (shown && shown !== document.activeElement) { clearTimeout(leaving); later(); }
  });
  document.addEventListener("focusin", (event) => { if (term(event)) show(term(event)); else hide(); });
  document.addEventListener("focusout", later);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

function anchors() {
  for (const label of document.querySelectorAll(".text [id] > .hung > .label, .text [id] > .run > .label")) {
    const link = document.createElement("a");
    link.className = "label";
    link.href = "#" + label.closest("[id]").id;
    link.append(...label.childNodes);
    label.replaceWith(link);
  }
}

const escapes = {
  readme: (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&"),
};

function fill(form) {
  for (const slot of form.querySelectorAll(".slot")) {
    const name = slot.dataset.slot;
    const typed = (field) => form.elements[field].value.trim().replace(/\s+/g, " ");
    const value = typed(name) || { title: form.dataset.untitled, licensor: typed("owner") }[name] || "";
    const kind = slot.closest("pre").className;
    slot.textContent = value ? (escapes[kind] || String)(value) : `[${name}]`;
    slot.classList.toggle("filled", value !== "");
  }
}

async function copy(button) {
  const form = button.form;
  const block = form.querySelector(`[aria-labelledby="${button.dataset.copy}"]`);
  const said = button.parentElement.querySelector(".said");
  const open = block.querySelector(".slot:not(.filled)");
  if (open) {
    const field = form.elements[open.dataset.slot];
    said.textContent = `Fill in the ${open.dataset.slot} first.`;
    field.focus();
    return;
  }
  try {
    await navigator.clipboard.writeText(block.textContent);
    said.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(block);
    said.textContent = "Selected: copy it with the keyboard.";
  }
}

function notices() {
  document.addEventListener("input", (event) => {
    if (event.target.form && event.target.form.className === "notice") fill(event.target.form);
  });
  document.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    if (event.target.dataset.copy) copy(event.target);
  });
}

anchors();
notices();
document.querySelectorAll("form.notice").forEach(fill);
if (document.querySelector(".text a.term")) definitions();

// The picture of the family begins in its middle, where it is wider than the screen.
for (const picture of document.querySelectorAll(".graph")) {
  picture.parentElement.scrollLeft = (picture.parentElement.scrollWidth - picture.parentElement.clientWidth) / 2;
}
