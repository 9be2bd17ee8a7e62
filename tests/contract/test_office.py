"""The slides and the document of a brief open in LibreOffice, with as many pages as they should have."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from tests.briefs import shipped, view_of
from tests.required import needed
from utils.brief.formats import FORMATS
from utils.brief.scopes import brief_of


@pytest.fixture(scope="module")
def office() -> str:
    path = shutil.which("soffice") or shutil.which("libreoffice")
    return needed(path, "LibreOffice", "install libreoffice-impress and libreoffice-writer")


@pytest.fixture(scope="module")
def opened(office, tmp_path_factory) -> Path:
    """A folder with the brief of the latest meeting as slides and document, and both as LibreOffice prints them."""
    folder: Path = tmp_path_factory.mktemp("office")
    told = brief_of(view_of(shipped()), "meeting", "bam-2024-02-28")
    files = [folder / f"{ending}.{ending}" for ending in ("pptx", "docx")]
    for file in files:
        file.write_bytes(FORMATS[file.stem](told))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(asked, check=True, capture_output=True, timeout=300)
    return folder


def pages(file: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(file).pages]


def test_every_slide_is_a_page_with_its_marking_twice(opened):
    slides = Presentation(BytesIO((opened / "pptx.pptx").read_bytes())).slides
    printed = pages(opened / "pptx.pdf")
    assert len(printed) == len(slides) == 7
    assert {page.count("PUBLIC — compiled from open sources") for page in printed} == {2}


def test_the_document_takes_two_pages_with_the_marking_twice_on_each(opened):
    printed = pages(opened / "docx.pdf")
    assert len(printed) == 2
    assert {page.count("PUBLIC — compiled from open sources") for page in printed} == {2}
