// The entry grid saves each row by itself. What was not saved yet is kept in this browser, and survives its end.
// Figures are worked out by the server; without this script the form saves all rows at once.
"use strict";

const form = document.getElementById("grid");
const said = form.dataset;
const PAUSE = 700, FIRST_RETRY = 2000, LAST_RETRY = 60000, FRESH = 15000;

// What was not saved yet: entry → { name, fields, revision }, in the storage of this browser, for this person alone

const KEY = `cartaviva/results/${said.keep}`;
let unkept = false;
const queue = {
  all() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; }
  },
  change(act) {
    const rows = queue.all();
    act(rows);
    try {
      if (Object.keys(rows).length) localStorage.setItem(KEY, JSON.stringify(rows));
      else localStorage.removeItem(KEY);
    } catch { unkept = true; trouble("unkept"); }
  },
  /** The figures of a row are saved; an answer to a comment is kept until somebody sends it. */
  saved(rows, entry, answer) {
    if (answer?.trim()) rows[entry] = { name: rows[entry].name, fields: { answer }, local: true };
    else delete rows[entry];
  },
};
const unsaved = (entry) => { const kept = queue.all()[entry]; return kept && !kept.local; };

// Rows and their fields

const rowOf = (element) => {
  const block = element.closest("tr");
  const row = block?.matches("[data-entry]") ? block : block?.previousElementSibling;
  return row?.matches("[data-entry]") ? row : null;
};
const allRows = () => Array.from(form.querySelectorAll("[data-entry]"));
const fieldsOf = (row) => {
  const more = row.nextElementSibling?.matches(".cv-more") ? row.nextElementSibling : null;
  const found = [row, more].flatMap((part) => part ? Array.from(part.querySelectorAll("input, select, textarea")) : []);
  return found.filter((field) => field.name && field.type !== "hidden");
};
const nameOf = (field) => field.name.slice(field.name.indexOf("-") + 1);
const read = (row) => {
  const values = {};
  for (const field of fieldsOf(row)) {
    const name = nameOf(field);
    if (field.type !== "radio") values[name] = field.value;
    else if (field.checked) values[name] = field.value;
    else values[name] ??= "";
  }
  return values;
};
const write = (row, values) => {
  for (const field of fieldsOf(row)) {
    const name = nameOf(field);
    if (!(name in values)) continue;
    if (field.type === "radio") field.checked = field.value === values[name];
    else field.value = values[name];
    if (!values[name] || !["remarks", "reason", "answer"].includes(name)) continue;
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
};
const revisionOf = (row) => row.querySelector("input[name$='-revision']");
const same = (one, other) => Object.keys(one).every((name) => name === "answer" || one[name] === other[name]);

// What is said

const say = (row, words) => {
  const place = document.getElementById(`w${row.dataset.entry}`);
  if (place) place.textContent = words;
};
const announce = (words) => { document.getElementById("announce").textContent = words; };
const typed = ({ text, numerator, denominator, remarks }) =>
  [text || [numerator, denominator].filter(Boolean).join(" / "), remarks].filter(Boolean).join(". ");
const trouble = (kind, more = "") => {
  const place = document.getElementById("trouble");
  place.hidden = !kind;
  place.textContent = kind ? said[kind] + more : "";
};
const count = () => {
  const due = allRows().filter((row) => !("later" in row.dataset));
  const ready = due.filter((row) => !row.dataset.left).length;
  document.getElementById("ready").textContent = said.ready.replace("{ready}", ready).replace("{total}", due.length);
  const missing = (row) => "missing" in row.dataset;
  const wrong = due.filter((row) => row.dataset.left && !missing(row));
  const left = [...wrong, ...due.filter((row) => row.dataset.left && missing(row))];
  const items = left.map((row) => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = `#${row.id}`;
    link.textContent = row.dataset.name;
    item.append(link, `: ${row.dataset.left}`);
    return item;
  });
  const place = document.getElementById("leftovers");
  place.querySelector("ul").replaceChildren(...items);
  place.hidden = !left.length;
  place.classList.toggle("cv-miss", wrong.length > 0);
  document.getElementById("left").textContent = left.length;
};

// What the server answers: a block anew. Its fields stay as they are typed; all that follows from them is replaced.

const blockIn = (text) => new DOMParser().parseFromString(text, "text/html").querySelector("[data-block]");
const take = (fresh) => {
  const old = document.getElementById(fresh.id);
  const opened = (block) => Array.from(block.querySelectorAll("[data-open]"), (row) => row.id).join();
  const shape = (block) => block.querySelectorAll("textarea").length;
  if (opened(old) !== opened(fresh) || shape(old) !== shape(fresh)) {  // a row came back, or is on its way
    const unsent = queue.all();
    old.replaceWith(document.adoptNode(fresh));
    for (const row of fresh.querySelectorAll("[data-open]")) {
      if (unsent[row.dataset.entry]) write(row, unsent[row.dataset.entry].fields);
    }
    return;
  }
  for (const part of fresh.querySelectorAll("[data-live]")) {
    const place = document.getElementById(part.id);
    if (place.innerHTML !== part.innerHTML) place.innerHTML = part.innerHTML;
  }
  for (const row of fresh.querySelectorAll("[data-entry]")) {
    const mine = document.getElementById(row.id);
    mine.dataset.left = row.dataset.left;
    for (const mark of ["missing", "later"]) {
      if (mark in row.dataset) mine.dataset[mark] = ""; else delete mine.dataset[mark];
    }
    if (row.nextElementSibling?.querySelector("details")?.open) mine.nextElementSibling.querySelector("details").open = true;
    for (const field of row.querySelectorAll("input.form-control")) {
      const there = document.getElementById(field.id);
      for (const name of ["aria-invalid", "aria-describedby"]) {
        if (field.hasAttribute(name)) there?.setAttribute(name, field.getAttribute(name)); else there?.removeAttribute(name);
      }
    }
  }
};
const freshRow = (fresh, entry) => fresh.querySelector(`[data-entry="${entry}"]`);
/** Takes over what somebody else saved. */
const takeTheirs = (row, fresh) => {
  const theirs = freshRow(fresh, row.dataset.entry);
  if (!theirs.matches("[data-open]")) return;
  write(row, { ...read(theirs), answer: read(row).answer ?? "" });
  if (revisionOf(row)) revisionOf(row).value = revisionOf(theirs).value;
};

// Sending, one row at a time

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
const ask = async (address, fields) => {
  const headers = { "X-Requested-With": "results", "X-Page-Language": document.documentElement.lang };
  const options = { headers, redirect: "manual", credentials: "same-origin" };
  if (fields) {
    const body = new URLSearchParams(fields);
    Object.assign(options, { method: "POST", body, headers: { ...headers, "X-CSRFToken": token() } });
  }
  let answer;
  try { answer = await fetch(address, options); } catch { return { kind: "offline" }; }
  if (answer.type === "opaqueredirect" || answer.status === 403) return { kind: "signIn" };
  if (answer.status >= 500 || answer.status === 429) return { kind: "offline" };
  const fresh = [200, 409].includes(answer.status) ? blockIn(await answer.text()) : null;
  return fresh ? { kind: answer.status === 200 ? "saved" : "changed", fresh } : { kind: "refused" };
};

let sending = false, delay = FIRST_RETRY, timer = 0, wasAway = false;
const held = new Set();  // rows that wait for a person's choice, or that cannot be saved any more
const waiting = () => Object.entries(queue.all()).filter(([entry, kept]) => !held.has(entry) && !kept.local);

const send = async (entry, kept, more = {}) => {
  const fields = { person: said.person };
  for (const [name, value] of Object.entries({ ...kept.fields, revision: kept.revision, ...more })) {
    if (name !== "answer" || "answer" in more) fields[`e${entry}-${name}`] = value;
  }
  const row = document.getElementById(`e${entry}`);
  return row ? ask(row.dataset.address, fields) : { kind: "refused" };
};

const settle = (entry, kept, { kind, fresh }) => {
  const row = document.getElementById(`e${entry}`);
  if (kind === "saved") {
    const revision = revisionOf(freshRow(fresh, entry))?.value ?? "";
    queue.change((rows) => {
      if (!rows[entry]) return;
      if (!rows[entry].local) {
        rows[entry].revision = revision;
        if (!same(kept.fields, rows[entry].fields)) return;  // typed on meanwhile
      }
      queue.saved(rows, entry, rows[entry].fields.answer);
    });
    if (revisionOf(row)) revisionOf(row).value = revision;
    take(fresh);
    document.getElementById("last")?.replaceChildren();  // it was said of somebody's save before this one
    say(row, unsaved(entry) ? said.saving : queue.all()[entry] ? said.unsent : "");
  } else if (kind === "changed") {
    held.add(entry);
    take(fresh);
    const choice = row.querySelector("[data-mine]");  // else what is wrong stands there, and is mended by typing on
    say(row, choice ? said.changed : "");
    announce(`${row.dataset.name}: ${choice ? said.changed : document.getElementById(`k${entry}`).textContent}`);
  } else if (row) say(row, said[kind === "refused" ? "refused" : "kept"]);
};

const pump = async () => {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  for (let next = waiting()[0]; next; next = waiting()[0]) {
    const [entry, kept] = next;
    const answer = await send(entry, kept);
    settle(entry, kept, answer);
    if (answer.kind === "refused") { held.add(entry); trouble("refused", ` ${kept.name}: ${typed(kept.fields)}`); }
    if (answer.kind === "offline" || answer.kind === "signIn") { away(answer.kind); break; }
    if (wasAway) { wasAway = false; trouble(""); }
    delay = FIRST_RETRY;
    count();
    if (!waiting().length && announceBack) { announceBack = false; announce(said.back); }
  }
  sending = false;
};
let announceBack = false;
const away = (kind) => {
  wasAway = announceBack = true;
  trouble(kind);
  for (const [entry] of waiting()) {
    const row = document.getElementById(`e${entry}`);
    if (row) say(row, said.kept);
  }
  clearTimeout(timer);
  timer = setTimeout(pump, delay);
  delay = Math.min(2 * delay, LAST_RETRY);
};
const soon = (pause) => { clearTimeout(timer); timer = setTimeout(pump, pause); };

// Typing

const seenOf = (row, rows) => rows[row.dataset.entry]?.revision ?? revisionOf(row).value;
const keep = (row) => {
  const entry = row.dataset.entry;
  queue.change((rows) => {
    rows[entry] = { name: row.dataset.name, revision: seenOf(row, rows), fields: read(row) };
  });
  if (!row.querySelector("[data-mine]")) held.delete(entry);
  if (!held.has(entry)) say(row, unkept ? "" : wasAway ? said.kept : said.saving);
};
form.addEventListener("input", (event) => {
  const row = rowOf(event.target);
  if (!row || !revisionOf(row)) return;
  keep(row);
  soon(wasAway ? delay : PAUSE);
});
form.addEventListener("change", () => { if (!wasAway) soon(0); });

const checked = new Map();
form.addEventListener("focusin", async (event) => {
  const row = rowOf(event.target);
  if (!row || !revisionOf(row) || wasAway) return;
  const entry = row.dataset.entry, now = Date.now();
  if (unsaved(entry) || now - (checked.get(entry) ?? opened) < FRESH) return;
  checked.set(entry, now);
  const { kind, fresh } = await ask(row.dataset.address);
  if (kind !== "saved" || unsaved(entry) || !row.isConnected) return;
  if (revisionOf(freshRow(fresh, entry))?.value === revisionOf(row).value) return;
  takeTheirs(row, fresh);
  take(fresh);
  count();
  announce(document.getElementById(`s${entry}`).textContent.trim());
});
const opened = Date.now();

// The form takes all rows with it: whoever comes to the receipt by it has sent what was kept (kept.js)

sessionStorage.removeItem(KEY);
form.addEventListener("submit", () => {
  try { sessionStorage.setItem(KEY, JSON.stringify(queue.all())); } catch { /* then it is sent once more */ }
});

// Which of two values: the row is sent again over the other one, or gives way to it

form.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-mine], [data-theirs], [data-answer]");
  const row = button && rowOf(button);
  if (!row) return;
  event.preventDefault();
  const entry = row.dataset.entry;
  held.delete(entry);
  if ("mine" in button.dataset) {
    queue.change((rows) => { rows[entry] = { name: row.dataset.name, fields: read(row), revision: button.value }; });
    soon(0);
  } else if ("theirs" in button.dataset) {
    queue.change((rows) => { if (rows[entry]) queue.saved(rows, entry, read(row).answer); });
    const { kind, fresh } = await ask(row.dataset.address);
    if (kind !== "saved") { away(kind); return; }
    takeTheirs(row, fresh);
    take(fresh);
    say(row, queue.all()[entry] ? said.unsent : "");
    count();
  } else {
    await sendAnswer(row);
  }
  fieldsOf(row).find((field) => field.type !== "hidden")?.focus();
});
const sendAnswer = async (row) => {
  const entry = row.dataset.entry, fields = read(row);
  if (!fields.answer.trim()) return;
  const kept = { name: row.dataset.name, fields, revision: seenOf(row, queue.all()) };
  queue.change((rows) => { rows[entry] = { ...kept }; });
  const answer = await send(entry, kept, { answer: fields.answer });
  if (answer.kind === "offline" || answer.kind === "signIn") { away(answer.kind); return; }
  if (answer.kind === "saved") {
    write(row, { answer: "" });
    queue.change((rows) => { rows[entry].fields.answer = ""; });
  }
  settle(entry, { fields: { ...fields, answer: "" } }, answer);
  count();
};

// The keyboard, and columns of a spreadsheet

const cellsOf = (row) => fieldsOf(row).filter((field) => /^(text|numerator|denominator)$/.test(nameOf(field)));
const isCell = (field) => field.name && /-(text|numerator|denominator)$/.test(field.name);
form.addEventListener("keydown", (event) => {
  const field = event.target, step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !isCell(field) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (field.type === "radio" && event.key !== "Enter") return;
  event.preventDefault();
  const rows = allRows().filter((row) => cellsOf(row).length);
  const row = rowOf(field), place = cellsOf(row).indexOf(field), inside = field.type === "radio" ? null : cellsOf(row)[place + step];
  const next = rows[rows.indexOf(row) + step];
  const cells = next ? cellsOf(next) : [];
  const target = inside ?? (step > 0 ? cells.find((cell) => cell.type !== "radio" || cell.checked) ?? cells[0] : cells.at(-1));
  (target ?? (step > 0 ? form.querySelector("[formaction]") : field)).focus();
  if (target?.type !== "radio") target?.select();
});
form.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
  if (!isCell(event.target) || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const row = rowOf(event.target), rows = allRows(), first = rows.indexOf(row);
  const column = Math.max(0, cellsOf(row).indexOf(event.target));
  for (const [place, line] of text.split("\n").entries()) {
    const target = rows[first + place];
    const cells = target ? cellsOf(target) : [];
    if (!cells.length) continue;  // a row that cannot be changed takes its line
    if (cells[0].type === "radio") {
      for (const one of cells) one.checked = one.value.toLowerCase() === line.trim().toLowerCase();
    } else {
      const from = Math.min(column, cells.length - 1);
      line.split("\t").forEach((value, at) => { if (cells[from + at]) cells[from + at].value = value.trim(); });
    }
    keep(target);
  }
  soon(0);
});

// Coming back

for (const [kind, place] of [["online", window], ["focus", window], ["visibilitychange", document]]) {
  place.addEventListener(kind, () => { if (!document.hidden && waiting().length) { delay = FIRST_RETRY; soon(0); } });
}
window.addEventListener("offline", () => { away("offline"); });
window.addEventListener("storage", (event) => { if (event.key === KEY) count(); });
window.addEventListener("beforeunload", (event) => { if (unkept && waiting().length) event.preventDefault(); });

for (const [entry, kept] of Object.entries(queue.all())) {
  const row = document.getElementById(`e${entry}`);
  if (!row) continue;
  const { answer } = kept.fields;
  if (answer && document.getElementById(`c${entry}`)?.textContent.includes(answer.trim())) {  // sent with the form
    queue.change((rows) => { if (rows[entry].local) delete rows[entry]; else rows[entry].fields.answer = ""; });
    kept.fields.answer = "";
  }
  if (!revisionOf(row)) continue;
  write(row, kept.fields);
  say(row, !kept.local ? said.kept : kept.fields.answer ? said.unsent : "");
}
pump();
