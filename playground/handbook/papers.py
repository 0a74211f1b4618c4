"""The first page of a Word document as a picture, on a machine that has LibreOffice and poppler."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

DOTS = "80"
"""In an inch: a page is as wide as a screen of a telephone held upright."""


def first_page(document: bytes) -> bytes | None:
    """As PNG; None where nothing can convert it."""
    office, painter = shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None or painter is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "paper.docx"
        paper.write_bytes(document)
        to_pdf = [office, "--headless", "--convert-to", "pdf", "--outdir", folder, str(paper)]
        subprocess.run(to_pdf, check=True, capture_output=True)  # noqa: S603 - a file of our own
        page = Path(folder) / "page"
        to_png = [
            painter,
            "-r",
            DOTS,
            "-png",
            "-singlefile",
            str(paper.with_suffix(".pdf")),
            str(page),
        ]
        subprocess.run(to_png, check=True, capture_output=True)  # noqa: S603 - as above
        return page.with_suffix(".png").read_bytes()
