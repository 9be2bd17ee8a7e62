"""What is installed is said exactly: every version, every hash, and why each direct dependency is there."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from tests.contract.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DIRECT = PROJECT["project"]["dependencies"]
TOOLS = PROJECT["dependency-groups"]["dev"]
FILES = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9._-]*)(?P<extras>\[[a-z0-9,-]+\])?==(?P<version>[^ ;]+)(?: ; (?P<marker>.+))?"
)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(file: str) -> list[tuple[str, list[str]]]:
    """Each requirement of a compiled file with its hashes; comments are passed over."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / file).read_text("utf-8"), flags=re.MULTILINE)
    lines = [re.split(r"\s*\\\n\s+", block) for block in re.split(r"\n(?=\S)", text.strip())]
    return [(line[0], [part.strip() for part in line[1:]]) for line in lines]


def versions(file: str) -> dict[str, str]:
    found = [PINNED.fullmatch(requirement) for requirement, _ in entries(file)]
    return {match["name"]: match["version"] for match in found if match}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("file", FILES)
def test_every_requirement_is_one_exact_version_with_its_hashes(file):
    loose = [requirement for requirement, _ in entries(file) if not PINNED.fullmatch(requirement)]
    bare = [requirement for requirement, hashes in entries(file) if not hashes]
    odd = [part for _, hashes in entries(file) for part in hashes if not HASH.fullmatch(part)]
    assert (loose, bare, odd) == ([], [], [])
    assert len(versions(file)) == len(entries(file))


def test_a_package_asked_for_with_an_extra_is_pinned_with_it():
    """Else an installer that checks hashes takes the newest release for it, and stops at the missing hash."""
    pinned = {requirement.split("==")[0] for requirement, _ in entries("requirements-dev.txt")}
    asked = [Requirement(text) for name in versions("requirements-dev.txt") for text in needs(name)]
    wanted = {f"{normal(one.name)}[{','.join(sorted(one.extras))}]" for one in asked if one.extras}
    assert "coverage[toml]" in wanted
    assert wanted - pinned == set()


def needs(name: str) -> list[str]:
    """What an installed package asks for without any extra of its own; nothing where it is not installed here."""
    try:
        listed = requires(name) or []
    except PackageNotFoundError:
        return []
    return [
        text for text in listed if (mark := Requirement(text).marker) is None or mark.evaluate({"extra": ""})
    ]


@pytest.mark.parametrize("file", FILES)
def test_no_requirement_says_where_it_comes_from(file):
    text = (ROOT / file).read_text("utf-8")
    options = re.findall(r"^\s*-{1,2}(?!-?hash=)[a-z]\S*", text, flags=re.MULTILINE)
    assert (options, re.findall(r"\S*(?:://| @ )\S*", text)) == ([], [])


@pytest.mark.parametrize(
    ("file", "declared"), [("requirements.txt", DIRECT), ("requirements-dev.txt", DIRECT + TOOLS)]
)
def test_every_direct_dependency_is_pinned_to_the_version_it_is_declared_with(file, declared):
    wanted = {normal(Requirement(text).name): str(Requirement(text).specifier) for text in declared}
    assert wanted == {name: f"=={versions(file)[name]}" for name in wanted}


def test_the_tools_bring_the_run_time_set_as_it_is_and_change_none_of_it():
    run_time, tools = versions("requirements.txt"), versions("requirements-dev.txt")
    assert run_time == {name: tools[name] for name in run_time}


def test_every_direct_dependency_has_its_reason_above_it():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    listed = [
        number for number, line in enumerate(lines) if re.fullmatch(r'    "[a-z0-9\[\]-]+==\S+",', line)
    ]
    above = {lines[n].strip(): lines[n - 1].strip() for n in listed}
    # A few tools share one reason; then the neighbours follow one another directly.
    unreasoned = [name for name, line in above.items() if not line.startswith(("#", '"'))]
    assert (len(listed), unreasoned) == (len(DIRECT) + len(TOOLS), [])


def test_python_3_11_to_3_13_are_promised():
    assert PROJECT["project"]["requires-python"] == ">=3.11,<3.14"


def test_what_runs_here_is_what_is_pinned():
    """Numbers and pictures are proved for these versions, so the tests have to run on them."""
    differing = {}
    for requirement, _ in entries("requirements.txt"):
        match = PINNED.fullmatch(requirement)
        assert match
        if match["marker"] and not Marker(match["marker"]).evaluate():
            continue
        try:
            here = version(match["name"])
        except PackageNotFoundError:
            here = "not installed"
        if here != match["version"]:
            differing[match["name"]] = f"{here}, pinned {match['version']}"
    assert differing == {}
