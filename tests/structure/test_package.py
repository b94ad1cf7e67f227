"""What somebody gets who installs the product."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.structure.tracked import ROOT, files


def test_the_wheel_holds_code_styles_templates_and_compiled_translations_and_nothing_of_one_made_before(
    tmp_path: Path,
) -> None:
    source = tmp_path / "source"
    for path in files():
        copy = source / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    gone = source / "build" / "lib" / "cartaviva" / "records" / "migrations" / "0001_gone.py"
    gone.parent.mkdir(parents=True)
    gone.touch()
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(source)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = list(tmp_path.glob("*.whl"))
    assert len(wheels) == 1, built.stdout + built.stderr
    packed = {name for name in zipfile.ZipFile(wheels[0]).namelist() if name.startswith("cartaviva/")}
    wanted = {str(path.relative_to(ROOT)) for path in files() if path.is_relative_to(ROOT / "cartaviva")}
    compiled = {name.replace(".po", ".mo") for name in wanted if name.endswith(".po")}
    assert packed == (wanted | compiled) - {"cartaviva/locale/babel.cfg"}
    assert compiled
