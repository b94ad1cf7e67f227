"""Word 97 documents and rich text (.doc, .rtf), through LibreOffice where it is installed, macros off."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cartaviva.core.findings import Unreadable
from cartaviva.core.words import mark
from cartaviva.formats.grid import Document

_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "/usr/lib/libreoffice/program/soffice")
_SECONDS = 60
"""LibreOffice alone takes some seconds to start with a new profile."""
_LIMITS = 'ulimit -t 60; ulimit -v 4194304; ulimit -f 1048576; exec "$@"'
"""Processor seconds, kilobytes of memory, blocks of a file."""
_WORD, _RICH = "MS Word 97", "Rich Text Format"
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def find_office() -> str | None:
    """The LibreOffice program of this machine."""
    known = (place for place in _PLACES if os.access(place, os.X_OK))
    return shutil.which("soffice") or shutil.which("libreoffice") or next(known, None)


def convert(data: bytes) -> bytes:
    """The same document as .docx. Raises Unreadable: libreoffice-missing, password, too-slow, damaged-file."""
    if _encrypted(data):
        raise Unreadable("password")
    office = find_office()
    if office is None:
        raise Unreadable("libreoffice-missing")
    with TemporaryDirectory(prefix="cartaviva-") as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        (folder / "report.doc").write_bytes(data)
        _run(office, folder, _RICH if data.lstrip().startswith(b"{\\rtf") else _WORD)
        result = folder / "out" / "report.docx"
        if not result.is_file():
            raise Unreadable("damaged-file", mark("LibreOffice cannot open it."))
        return result.read_bytes()


def _encrypted(data: bytes) -> bool:
    """What the header of the text's stream says, which begins at some sector."""
    starts = (at for at in range(512, len(data) - 12, 512) if data[at : at + 2] == b"\xec\xa5")
    start = next(starts, None)
    return start is not None and bool(data[start + 11] & 1)


def _run(office: str, folder: Path, kind: str) -> None:
    """Nothing of the person's own settings comes in, and nothing that LibreOffice starts outlives it."""
    limited = ("/bin/sh", "-c", _LIMITS, "sh") if os.name == "posix" else ()
    alone = (f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck")
    made = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / "report.doc"))
    command = (*limited, office, *alone, f"--infilter={kind}", *made)
    path = os.pathsep.join((os.environ.get("PATH", ""), os.defpath))  # soffice is a script, which needs what is there
    environment = {"PATH": path, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        command,
        env=environment if os.name == "posix" else None,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too-slow", mark("LibreOffice did not finish.")) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


# Read


def read(data: bytes) -> Document:
    from cartaviva.formats.readers import docx

    return replace(docx.read(convert(data)), format="doc")
