"""Compiles the translations before the package is built, from an empty folder; everything else is in pyproject.toml."""

import shutil
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTranslations(build_py):
    """The wheel carries the .mo files, which git does not, and nothing that an older version left in build/lib."""

    def run(self) -> None:
        if not self.editable_mode:  # whose folder is a new one
            shutil.rmtree(self.build_lib, ignore_errors=True)
        for source in Path("cartaviva/locale").glob("*/LC_MESSAGES/*.po"):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(text))
        super().run()


setup(cmdclass={"build_py": BuildWithTranslations})
