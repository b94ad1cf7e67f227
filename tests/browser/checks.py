"""What has to hold on every page, as a list of complaints that is empty where all is well."""

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import NARROW

if TYPE_CHECKING:
    from playwright.sync_api import Page

STANDARDS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}

BORDERS = """
() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ratio = (one, two) => {
    const [dark, bright] = [light(rgb(one)), light(rgb(two))].sort((a, b) => a - b);
    return (bright + .05) / (dark + .05);
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (rgb(colour)[3] > 250) return colour;
    }
    return 'white';
  };
  const faults = [];
  const name = (one) => `${one.tagName.toLowerCase()} ${one.name || one.id || one.textContent.trim().slice(0, 30)}`;
  const fields = document.querySelectorAll('input:not([type=hidden]), select, textarea, .btn');
  for (const field of fields) {
    if (!field.offsetParent || field.classList.contains('visually-hidden')) continue;
    const style = getComputedStyle(field), around = behind(field.parentElement);
    const edge = ratio(style.borderTopColor, around), fill = ratio(style.backgroundColor, around);
    if (style.appearance !== 'auto' && Math.max(edge, fill) < 3)
      faults.push(`border of ${name(field)}: ${edge.toFixed(2)}`);
  }
  for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    if (!one.offsetParent || one.disabled) continue;
    one.focus({ preventScroll: true, focusVisible: true });
    const style = getComputedStyle(one);
    const ring = ratio(style.outlineColor, behind(one.parentElement));
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 || ring < 3)
      faults.push(`focus of ${name(one)}: ${style.outlineStyle} ${style.outlineWidth} ${ring.toFixed(2)}`);
  }
  return faults;
}
"""


def accessibility(page: "Page") -> list[str]:
    """What axe finds (WCAG 2.0 to 2.2, A and AA, and best practice), with every detail of the page open."""
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found: Any = Axe().run(page, options=STANDARDS).response
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


def non_text_contrast(page: "Page") -> list[str]:
    """Borders of fields and rings of focus with less than 3:1 (WCAG 1.4.11, 2.4.7), which axe does not look at."""
    found: list[str] = page.evaluate(BORDERS)
    return found


def reflow(page: "Page") -> list[str]:
    """Whether the page has to be scrolled sideways at 320 CSS pixels (WCAG 1.4.10)."""
    size = page.viewport_size
    page.set_viewport_size({"width": NARROW, "height": 900})
    wide: int = page.evaluate("() => document.documentElement.scrollWidth")
    if size:
        page.set_viewport_size(size)
    return [] if wide <= NARROW else [f"{wide} pixels wide at {NARROW}"]


def follow(page: "Page", selector: str) -> None:
    """Click, and wait for the page that it leads to: what is looked at must not be the one before."""
    with page.expect_navigation():
        page.click(selector)


def complaints(page: "Page") -> list[str]:
    """All of them, with the address."""
    found = accessibility(page) + non_text_contrast(page) + reflow(page)
    return [f"{page.url}: {one}" for one in found]
