"""Only the files that pages use are served."""

import re

from django.contrib.staticfiles.finders import get_finders

from cartaviva.cli.prepare import UNUSED
from tests.structure.tracked import ROOT


def test_what_is_collected_is_what_pages_name() -> None:
    pages = "".join(path.read_text("utf-8") for path in (ROOT / "cartaviva").rglob("templates/**/*.html"))
    sheet = (ROOT / "cartaviva" / "formats" / "look" / "theme.css").read_text("utf-8")
    named = {*re.findall(r'static\("([^"]+)"\)', pages), *re.findall(r'@import url\("([^"]+)"\)', sheet)}
    written_into_documents, of_the_style_sheet = {"page.css"}, {"vendor/bootstrap.min.css.map"}
    collected = {
        "/".join(filter(None, (storage.prefix, path)))
        for finder in get_finders()
        for path, storage in finder.list(UNUSED)
    }
    assert collected == named | written_into_documents | of_the_style_sheet
