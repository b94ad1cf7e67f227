"""Our templates through Typst: its fonts, what they cannot print, and long documents in a process of their own."""

import json
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    import typst

Job = tuple[str, datetime]
"""The data of a template as JSON text, and the day of the file."""
STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
MISSING = "\N{WHITE SQUARE}"
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What would turn round the direction of all that follows."""


def typeset(data: str, day: datetime, template: str = "report") -> bytes:
    """The PDF of what a template sets, its data as JSON text, dated `day`.

    Characters that no font here has become an empty square.
    """
    import typst

    data, stamp = TURNING.sub("", _without_controls(data)), day.replace(tzinfo=UTC)
    while True:
        try:
            made, warnings = _compiler().compile_with_warnings(
                _template(template), sys_inputs={"data": data}, format="pdf", pdf_standards=STANDARDS, timestamp=stamp
            )
        except typst.TypstError as error:
            printable = data.translate(dict.fromkeys(map(ord, _unprintable(error.diagnostic)), MISSING))
            if printable == data:
                raise
            data = printable
            continue
        if warnings:
            raise RuntimeError("; ".join(warning.message for warning in warnings))
        assert isinstance(made, bytes)
        return made


def typeset_apart(make: Callable[[], Job], template: str = "report") -> bytes:
    """`typeset` of what `make` gives, in an interpreter of its own, which starts while it is made.

    The memory of that ends with it: Typst keeps what it has set.
    """
    import subprocess

    command = [sys.executable, "-c", f"from {__name__} import serve; serve()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        try:
            data, day = make()
            made, _ = other.communicate(json.dumps([data, day.isoformat(), template]).encode("ascii"))
        except BaseException:
            other.kill()
            raise
    if other.returncode:
        raise subprocess.CalledProcessError(other.returncode, command)
    return made


def serve() -> None:
    """The other end: a job on standard input, the file on standard output."""
    _compiler()
    data, day, template = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(typeset(data, datetime.fromisoformat(day), template))


@cache
def _compiler() -> "typst.Compiler":
    import typst

    package = find_spec("fontpkg_source_sans_3")
    assert package and package.origin
    folder = Path(package.origin).with_name("files")  # importlib.resources takes as long to import as typst
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
    return typst.Compiler(font_paths=fonts)


@cache
def _template(name: str) -> bytes:
    """With what all of them begin with."""
    return b"\n".join(Path(__file__).with_name(f"{part}.typ").read_bytes() for part in ("look", name))


def _without_controls(data: str) -> str:
    """JSON text with an empty square for every control character but line breaks and tabs."""
    return re.sub(r"\\(u00..|.)", lambda escape: MISSING if escape[1][0] in "ubf" else escape[0], data)


def _unprintable(diagnostic: str) -> set[str]:
    """The characters that Typst complains of: no font has them, or an archive may not have them."""
    quoted = re.findall(r'(?:the text|the(?: disallowed)? codepoint) `"(.*?)"`', diagnostic)
    texts = (re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text) for text in quoted)
    return {char for text in texts for char in _visible(text) if ord(char) > 126}


def _visible(text: str) -> str:
    """Without joiners and marks that only change the character before them, unless there is nothing else."""
    return "".join(char for char in text if category(char) not in ("Cf", "Mn")) or text
