// Says in each button of the matrix for how many charters it is; without it they say what they do.
const boxes = Array.from(document.querySelectorAll("input[name=report]"));
const places = document.querySelectorAll("button [data-chosen]");
const tell = () => {
  const chosen = boxes.filter((box) => box.checked).length;
  for (const place of places) place.textContent = chosen ? ` (${chosen})` : "";
};
for (const box of boxes) box.addEventListener("change", tell);
addEventListener("pageshow", tell);  // the browser brings ticks back
