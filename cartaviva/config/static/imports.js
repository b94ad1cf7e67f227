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
  if ("reload" in form.dataset) {  // documents are being read: look again, unless somebody is choosing files
    setInterval(() => { if (!field.files.length) location.reload(); }, 4000);
  }
}
