"""The files of the product: what git tracks, or will once it is added."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
"""Documents that the reader is measured on, with the script that measures; it stands alone, for other programs too."""


def files(*endings: str) -> list[Path]:
    """Tracked and new files that are not ignored, by how their name ends; all of them without an ending."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    paths = sorted({ROOT / name for name in listed.split("\0") if name})
    return [path for path in paths if path.is_file() and (not endings or path.name.endswith(endings))]


def code(folder: str = "") -> list[tuple[str, ast.Module]]:
    """Every Python file under a folder: its path from the root, and its syntax tree."""
    return [
        (str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8")))
        for path in files(".py")
        if path.is_relative_to(ROOT / folder) and not path.is_relative_to(CORPUS)
    ]


class Outline(NamedTuple):
    """What one file imports, and its functions: line, name, lines below the first."""

    imports: list[str]
    functions: list[tuple[int, str, int]]


@cache
def outlines() -> dict[str, Outline]:
    """Of every Python file, by its path from the root; taken once, since all the trees are slow to make."""
    return {name: _outline(tree) for name, tree in code()}


def _outline(tree: ast.Module) -> Outline:
    found = Outline([], [])
    for node in _statements(tree):
        if isinstance(node, ast.Import):
            found.imports.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.imports.append(node.module or "")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.functions.append((node.lineno, node.name, (node.end_lineno or node.lineno) - node.lineno))
    return found


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """All that are below it: neither imports nor functions stand within an expression, so that none is looked at."""
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        for each in getattr(node, field, ()):
            yield each
            yield from _statements(each)


def text_files() -> list[tuple[str, str]]:
    """Every file that is text, with its path from the root."""
    found = []
    for path in files():
        try:
            found.append((str(path.relative_to(ROOT)), path.read_text("utf-8")))
        except UnicodeDecodeError:
            continue
    return found
