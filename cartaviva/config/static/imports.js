// Improves the import pages; without it a plain file field and plain forms do the same.
for (const form of document.querySelectorAll("[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  const chosen = form.querySelector("[data-chosen]");
  const tell = () => { chosen.textContent = Array.from(field.files, (file) => file.name).join(", "); };
  field.addEventListener("change", tell);
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("cv-over"); });
  }
  for (const kind of ["dragleave", "drop"]) {
    form.addEventListener(kind, () => form.classList.remove("cv-over"));
  }
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    field.files = event.dataTransfer.files;
    tell();
  });
}

// Documents are being read: the list is fetched again, alone, so that what is said above it of a file stays.
async function lookAgain(list) {
  const answer = await fetch(location.href, { headers: { "X-Page-Language": document.documentElement.lang } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-documents]");
  if (fresh) list.replaceWith(fresh);
}
setInterval(() => {
  const list = document.querySelector("[data-documents][data-reload]");
  if (list) lookAgain(list).catch(() => {});  // no connection: the next time
}, 4000);
