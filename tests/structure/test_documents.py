"""Promises about the pages that people read."""

import ast
import contextlib
import io
import re
import shlex
import tomllib
from pathlib import Path

import pytest

import cartaviva
from cartaviva.config.intake import LARGEST
from cartaviva.locale import voice
from tests.structure.tracked import ROOT, files

RUN = ROOT / "docs" / "how-to" / "run.md"
MANUALS = [
    ROOT / "docs" / "how-to" / f"{name}.md"
    for name in ("quality-office", "administrator", "enter-results", "fill-in-by-workbook", "write-a-charter")
]
WHERE = ROOT / "docs" / "where-do-i-change.md"
PATH = re.compile(r"^(?:[\w.-]+/)+[\w.*-]*$|^[\w-]+\.(?:toml|md|yml|py|txt)$|^Makefile$")
PLACED = re.compile(r"^(?P<path>[\w./-]+\.py):(?P<name>\w+)$")


def test_every_path_and_table_of_where_do_i_change_exists() -> None:
    tokens = re.findall(r"`([^`\n]+)`", WHERE.read_text("utf-8"))
    assert [token for token in tokens if not exists(token)] == []


def test_every_row_of_where_do_i_change_is_once_under_its_layer_sorted_by_what_one_wants_to_change() -> None:
    under: dict[str, list[list[str]]] = {}
    for heading, body in re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", WHERE.read_text("utf-8"), re.MULTILINE):
        under[heading] = [line.split("|") for line in body.splitlines() if line.startswith("| ")][1:]
    wrong = [
        what
        for heading, rows in under.items()
        for _, what, change, *_ in rows
        if (re.findall(r"`cartaviva/(\w+)/", change) or ["Beside the package"])[0] != heading
    ]
    named = [[re.sub(r"^(an?|the) |`", "", row[1].strip().lower()) for row in rows] for rows in under.values()]
    packages = {path.name for path in (ROOT / "cartaviva").iterdir() if path.is_dir() and path.name[0] != "_"}
    assert (wrong, [each for each in named if each != sorted(set(each))], packages - under.keys()) == ([], [], set())


def test_every_folder_of_the_package_is_in_where_do_i_change() -> None:
    listed = WHERE.read_text("utf-8").partition("\n## The folders\n")[2]
    folders = {str(path.parent.relative_to(ROOT)) for path in files(".py") if path.is_relative_to(ROOT / "cartaviva")}
    assert [folder for folder in sorted(folders - {"cartaviva"}) if f"`{folder}/`" not in listed] == []


def test_every_module_of_core_and_formats_is_in_where_do_i_change() -> None:
    """There a misread figure or column is traced, and more modules look alike than in any other layer."""
    named = {token.partition(":")[0] for token in re.findall(r"`([^`\n]+)`", WHERE.read_text("utf-8"))}
    paths = {str(path.relative_to(ROOT)) for path in files(".py") if path.name != "__init__.py"}
    modules = {path for path in paths if path.startswith(("cartaviva/core/", "cartaviva/formats/"))}
    assert (len(modules) > 100, sorted(modules - named)) == (True, [])


def test_the_proxies_of_the_guide_let_through_what_the_server_takes() -> None:
    said = re.findall(
        r"client_max_body_size (\d+)m;|request_buffers (\d+)MiB|max_buffer_size (\d+)MiB", RUN.read_text("utf-8")
    )
    assert [int("".join(found)) << 20 for found in said] == [LARGEST] * 3


def test_the_proxy_of_the_guide_is_that_of_the_containers_but_for_the_names() -> None:
    (told,) = re.findall(r"```\n(\{\n\tservers.*?)```", RUN.read_text("utf-8"), re.DOTALL)
    named = told.replace("cartes.vilaclara.example", "{$CARTAVIVA_NAME}").replace("127.0.0.1:8000", "server:8000")
    assert (ROOT / "deploy" / "Caddyfile").read_text("utf-8") == named


def test_one_folder_one_program_and_one_file_of_settings_are_named_in_the_guide_and_beside_it() -> None:
    """Who follows the guide in its order has one installation, and every file of deploy/ is named in it."""
    guide = RUN.read_text("utf-8")
    beside = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "deploy").iterdir())}
    units = [beside[f"cartaviva{each}"] for each in (".service", "-remind.service", ".sh")]
    names = ("/var/lib/cartaviva", "/srv/cartaviva/venv/bin/cartaviva", "/etc/cartaviva.env")
    missing = [name for text in (guide, *units) for name in names if name not in text]
    unnamed = [name for name in beside if f"deploy/{name}" not in guide and not name.endswith("file")]
    settings = re.findall(r"^#? ?([A-Z_]+)=", beside["cartaviva.env"], re.MULTILINE)
    unknown = [name for name in settings if f"| `{name}` |" not in guide]
    assert (missing, unnamed, len(settings), unknown) == ([], [], 4, [])


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in files(".md")
        if not page.is_relative_to(ROOT / "tests")
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
        if not target.startswith("http") and not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_has_its_four_parts_and_is_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    present = sorted(path.name for path in folder.glob("0*.md"))
    parts = {
        name: re.findall(r"^(?:Status: \w+|## \w+)", (folder / name).read_text("utf-8"), re.MULTILINE)
        for name in present
    }
    expected = ["Status: accepted", "## Context", "## Decision", "## Consequences"]
    assert (listed, {name: found for name, found in parts.items() if found != expected}) == (present, {})


def test_generated_pages_are_up_to_date() -> None:
    from docs.generate import pages

    stale = [path.name for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "run `make docs`"


def test_the_library_example_of_the_readme_prints_what_stands_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert found is not None
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(found[1], {})
    assert printed.getvalue() == found[2]


def test_the_readme_names_every_format_and_exit_code() -> None:
    from cartaviva.formats.readers import READERS
    from cartaviva.formats.writers import WRITERS

    text = (ROOT / "README.md").read_text("utf-8")
    formats = {name for name in (*READERS, *WRITERS) if f"`.{name.removeprefix('.')}`" not in text}
    assert (formats, [code for code in (0, 1, 2, 64, 70) if f"| {code} |" not in text]) == (set(), [])


def test_the_commands_of_the_readme_can_be_typed_in_their_order_and_name_files_that_are_there() -> None:
    section = (ROOT / "README.md").read_text("utf-8").partition("## Run it for a town")[2].split("```")[1]
    typed = [shlex.split(line, comments=True) for line in section.splitlines() if line]
    paths = [word for line in typed for word in line if "/" in word and word != ".venv/bin/cartaviva"]
    assert ([line[:2] for line in typed], [path for path in paths if not (ROOT / path).exists()]) == (
        [[".venv/bin/cartaviva", name] for name in ("town", "user", "import", "verify", "backup", "serve")],
        [],
    )


@pytest.mark.parametrize("page", ["CHANGELOG.md", "publiccode.yml"])
def test_every_page_tells_the_same_version(page: str) -> None:
    found = re.search(r"^(?:## |softwareVersion: )(\S+)", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    assert found is not None
    assert found[1] == cartaviva.__version__


def test_locks_pin_all_that_is_asked_for_with_hashes_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = {plain(name) for name in project["project"]["dependencies"] + project["build-system"]["requires"]}
    pinned = set(re.findall(r"^([\w-]+)==", (ROOT / "requirements" / "run.txt").read_text(), re.MULTILINE))
    odd = [
        f"{lock.name}: {line}"
        for lock in (ROOT / "requirements").glob("*.txt")
        for line in lock.read_text().splitlines()
        if not re.match(r"#|$|    #|    --hash=sha256:[0-9a-f]{64}( \\)?$|[\w-]+==[\w.]+( ; .*)? \\$", line)
    ]
    assert (asked - pinned, odd) == (set(), [])


def exists(token: str) -> bool:
    """Whether what a page names is there: a path, `path.py:NAME` or `make target`. Other tokens name nothing."""
    if placed := PLACED.match(token):
        return placed["name"] in defined(ROOT / placed["path"])
    if token.startswith("make "):
        return f"\n{token.split()[1]}:" in (ROOT / "Makefile").read_text()
    return not PATH.match(token) or bool(list(ROOT.glob(token.rstrip("/"))))


def plain(requirement: str) -> str:
    return re.split(r"[<>=!~\[ ]", requirement)[0].lower()


def defined(path: Path) -> set[str]:
    """Names that a module defines at its top."""
    names: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body if path.exists() else ():
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def test_the_manuals_of_the_people_of_a_town_call_everything_as_the_screen_does() -> None:
    """English in bold, Catalan in brackets behind it; 2025 stands for any period."""
    whole = "".join(page.read_text("utf-8") for page in MANUALS)
    named = re.findall(r"\*\*(.+?)\*\*(?:\s*\(\*(.+?)\*\))?", whole, re.DOTALL)
    pairs = [[" ".join(words.split()).replace("2025", "{period}") for words in pair] for pair in named]
    package = ROOT / "cartaviva"
    source = "".join(path.read_text("utf-8") for path in package.rglob("*") if path.suffix in (".html", ".py"))
    say = voice("ca")
    wrong = [(en, ca) for en, ca in pairs if f'"{en}"' not in source or (ca and say(en) != ca)]
    assert (wrong, len(pairs) > 90) == ([], True)
