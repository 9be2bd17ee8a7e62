"""Every file stands where the next reader looks for it."""

import ast
import re
import tomllib

from tests.contract.tree import ROOT, published

TOP = ("dashboard.py", "pages", "data", "utils", "tests", "requirements.txt")
PAPERS = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "docs",
    "Makefile",
    "pyproject.toml",
    ".ci/run",
)
ROOMLESS = {"helpers", "helper", "common", "misc", "utils", "util", "tools", "shared", "base", "core"}
PAGE_LINES = 80


def names() -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in published()]


def lines(name: str) -> int:
    return len((ROOT / name).read_text("utf-8").splitlines())


def test_the_top_level_holds_what_is_promised():
    assert [name for name in (*TOP, *PAPERS) if not (ROOT / name).exists()] == []


def test_pages_are_short_enough_to_be_read_at_a_glance():
    pages = ["dashboard.py", *(name for name in names() if re.fullmatch(r"pages/\w+\.py", name))]
    assert {page: lines(page) for page in pages if lines(page) > PAGE_LINES} == {}


def test_every_module_is_named_for_its_subject():
    stems = {name: name.rsplit("/", 1)[-1].removesuffix(".py") for name in names() if name.endswith(".py")}
    assert [name for name, stem in stems.items() if stem in ROOMLESS] == []


def test_every_module_opens_with_a_sentence_that_says_what_it_holds():
    modules = {name: ast.parse((ROOT / name).read_text("utf-8")) for name in names() if name.endswith(".py")}
    assert [name for name, module in modules.items() if module.body and not ast.get_docstring(module)] == []


def test_static_files_are_real_files():
    """The server refuses symbolic links in the folder it serves."""
    assert [path for path in (ROOT / "static").rglob("*") if path.is_symlink()] == []


def test_the_test_command_of_the_readme_is_what_ci_runs():
    told = (
        (ROOT / "README.md")
        .read_text("utf-8")
        .replace(".venv/bin", '"$venv"/bin')
        .replace("-m venv .venv", '-m venv "$venv"')
    )
    ran = [line for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines() if "-m tests" in line]
    assert len(ran) == 1
    assert ran[0].replace(" --quiet", "") in told.replace(" --quiet", "").splitlines()


def test_the_editor_and_the_linters_read_one_configuration():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {"ruff", "mypy", "pytest", "coverage", "importlinter"} <= project["tool"].keys()
    assert [
        name
        for name in ("setup.cfg", "tox.ini", ".flake8", "mypy.ini", ".importlinter")
        if (ROOT / name).exists()
    ] == []


def test_every_link_between_the_papers_leads_somewhere():
    papers = [ROOT / name for name in names() if name.endswith(".md")]
    links = [
        (paper, link)
        for paper in papers
        for link in re.findall(r"\]\(([^)\s]+)\)", paper.read_text("utf-8"))
        if not re.match(r"[a-z]+:|#", link)
    ]
    assert [
        f"{paper.name}: {link}" for paper, link in links if not (paper.parent / link.split("#")[0]).exists()
    ] == []
