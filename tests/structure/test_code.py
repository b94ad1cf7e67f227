"""Promises about the code itself."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

from cartaviva.core.refusals import REFUSALS
from tests.structure.tracked import ROOT, code, files, outlines, text_files

BY_NAME = {
    # files alone, and no module
    "bootstrap-wrapper",
    "fontpkg-source-sans-3",
    # named in settings, and imported by Django
    "django-allauth",
    "django-tasks-db",
    "psycopg",
    "whitenoise",
    # started, or used by what is started
    "granian",
    "pillow",
}
held_by = cache(packages_distributions)
HEAVY = ("bootstrap", "docx", "lxml", "openpyxl", "pypdfium2", "typst", "xlrd", "xlsxwriter")


def test_no_file_is_over_400_lines_and_no_function_over_40() -> None:
    long_files = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in files(".py")
        if (lines := len(path.read_text().splitlines())) > 400 and path.parent.name != "migrations"
    ]
    long_functions = [
        f"{name}:{line} {function}"
        for name, outline in outlines().items()
        for line, function, below in outline.functions
        if below >= 40
    ]
    assert (long_files, long_functions) == ([], [])


def test_core_imports_the_standard_library_only() -> None:
    foreign = {
        f"{name}: {module}"
        for name, module in imports("cartaviva/core/")
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith("cartaviva.core")
    }
    assert foreign == set()


def test_packages_that_are_imported_and_packages_that_are_asked_for_are_the_same() -> None:
    asked = {
        re.split(r"[<>=!~\[]", requirement)[0]
        for requirement in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    }
    assert asked == packages("cartaviva/") | BY_NAME


def test_tests_import_what_is_asked_for_in_test_in() -> None:
    asked = set((ROOT / "requirements" / "test.in").read_text().splitlines())
    assert packages("tests/", "docs/", "examples/", "setup.py") - asked - packages("cartaviva/") <= {"setuptools"}


def test_formats_know_no_gettext_and_core_no_files_clock_or_network() -> None:
    forbidden = {
        "cartaviva/core": {"gettext", "io", "os", "pathlib", "socket", "subprocess", "tempfile", "time", "urllib"},
        "cartaviva/formats": {"gettext", "click", "socket", "urllib"},
    }
    found = {
        f"{name}: {module}"
        for folder, modules in forbidden.items()
        for name, module in imports(f"{folder}/")
        if module.split(".")[0] in modules
    }
    assert found == set()


def test_figures_are_never_floats() -> None:
    floats = [
        f"{name}:{node.lineno}"
        for name, tree in code("cartaviva/core")
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert floats == []


def test_every_folder_of_code_has_its_place_in_the_import_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers, *_ = settings["contracts"]
    placed = set(re.findall(r"\w+", " ".join(layers["layers"])))
    folders = {path.relative_to(ROOT / "cartaviva").parts[0] for path in files(".py") if is_nested(path)}
    assert (layers["exhaustive"], folders - placed) == (True, set())


def test_help_needs_no_heavy_library() -> None:
    script = f"import sys, cartaviva.cli; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert loaded.stdout == "\n"


def test_reading_begins_before_what_understands_it_is_loaded() -> None:
    """A child reads meanwhile: what stands before it is waited for twice."""
    script = (
        "import sys, cartaviva.cli.commands, cartaviva.formats.reading, cartaviva.formats.readers.guard;"
        "print(*(set(sys.modules) & {'cartaviva.core.target', 'cartaviva.core.report', 'lxml.etree', 'subprocess'}))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert loaded.stdout == "\n"


def test_nothing_is_put_off_or_put_into_a_drawer() -> None:
    put_off = re.compile("|".join(("TO" + "DO", "FIX" + "ME", r"\bXX" + "X", "raise NotImpl" + "emented")))
    marks = [
        name for name, text in text_files() if name.endswith((".py", ".typ", ".css", ".sh")) and put_off.search(text)
    ]
    drawers = [str(path) for path in files() if path.stem in ("utils", "util", "helpers", "misc", "common")]
    assert (marks, drawers) == ([], [])


def test_no_test_is_left_out_by_hand() -> None:
    left_out = re.compile(r"pytest\.(mark\.)?(skip|xfail|skipif|importorskip)\b")
    assert [name for name, text in text_files() if name.startswith("tests/") and left_out.search(text)] == []


def test_no_file_names_a_registry_or_a_machine() -> None:
    hosts = (
        "pypi" + r"\.org",
        "python" + "hosted",
        "npm" + r"js\.",
        r"deb\." + "debian",
        "--" + "index-url",
        "--find" + "-links",
    )
    machine = (r"(?<![\w.])/wo" + r"rk/", "/ro" + "ot/", r"/ho" + r"me/\w", r"(?<![\w.])/op" + "t/")
    named = re.compile("|".join(hosts + machine))
    assert [f"{name}: {found[0]}" for name, text in text_files() if (found := named.search(text))] == []


def packages(*places: str) -> set[str]:
    """The packages that hold the modules which are imported there, beside ours and the standard library."""
    modules = {module.split(".")[0] for _, module in imports(*places)}
    holders = held_by()
    foreign = modules - sys.stdlib_module_names - {"cartaviva", "tests", "docs", "examples"}
    return {holders[module][0].lower() if module in holders else module for module in foreign}


def imports(*places: str) -> list[tuple[str, str]]:
    """Files whose paths begin so, each with every module that it imports."""
    return [
        (name, module) for name, outline in outlines().items() if name.startswith(places) for module in outline.imports
    ]


def is_nested(path) -> bool:
    inside = ROOT / "cartaviva"
    return path.is_relative_to(inside) and len(path.relative_to(inside).parts) > 1


def test_every_refusal_is_raised_somewhere() -> None:
    said = "\n".join(
        text for name, text in text_files() if re.match(r"cartaviva/.+\.py$", name) and "refusals" not in name
    )
    assert [one for one in REFUSALS if f'"{one}"' not in said] == []
