// What a person typed in the grid and the server has not got stays in this browser (results.js). Who signs out is told,
// and may delete it: others may use this computer. Without scripts nothing is kept.
"use strict";

const BEGIN = "cartaviva/results/";
const leaving = document.querySelector("form[data-leaving]");
const rowsAt = (key) => { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; } };
const mine = () => {
  try { return Object.keys(localStorage).filter((key) => key.startsWith(BEGIN) && key.endsWith(`/${leaving.dataset.leaving}`)); }
  catch { return []; }
};

// The form of the grid saves all rows at once: what it took along is sent once its receipt is there

const receipt = document.querySelector("[data-receipt]");
if (receipt) {
  const key = BEGIN + receipt.dataset.receipt;
  try {
    if (sessionStorage.getItem(key) === localStorage.getItem(key)) localStorage.removeItem(key);
    sessionStorage.removeItem(key);
  } catch { /* this browser keeps nothing */ }
}

// Signing out: with something unsent, its page comes in between

const unsent = document.getElementById("unsent");
leaving.addEventListener("submit", (event) => {
  if (!mine().length) return;
  event.preventDefault();
  location.assign(leaving.action);
});
const items = mine().flatMap((key) => {
  const [town, report] = key.slice(BEGIN.length).split("/");
  return Object.entries(rowsAt(key)).map(([entry, { name }]) => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = unsent?.dataset.grid.replace("town", town).replace("/0/", `/${report}/#e${entry}`);
    link.textContent = name;
    item.append(link);
    return item;
  });
});
if (unsent && items.length) {
  unsent.querySelector("b").textContent = (items.length === 1 ? unsent.dataset.one : unsent.dataset.many).replace("{n}", items.length);
  unsent.querySelector("ul").replaceChildren(...items);
  unsent.hidden = false;
  const button = document.getElementById("drop");
  button.hidden = false;
  button.addEventListener("click", () => { mine().forEach((key) => localStorage.removeItem(key)); });
}
