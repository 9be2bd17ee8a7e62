"""The repository can be shown to anyone: no machine, no registry, no secret, no record wired into code."""

import ast
import csv
import re
from pathlib import Path

import pytest

from tests.contract.tree import ROOT, published, text_of

THIS = Path(__file__)
NOT_AFTER_A_NAME = r"(?<![\w.~-])"
MACHINES = re.compile(NOT_AFTER_A_NAME + r"(?:/work/|/tmp/w\b|/root\b|/home/\w+|/Users/\w+|[A-Z]:\\Users\\)")
# Enough of each name to know it by, so that this file names no registry either.
REGISTRIES = re.compile(
    r"\bpypi\.[a-z]|pythonhosted\.|\bnpmjs\.|\bdeb\.debian\.|PIP_INDEX|UV_INDEX|(?:extra-)?index-url\s*[=:]|trusted-host"
)
SECRETS = {
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY"),
    "an access key": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a token": re.compile(
        r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,}|xox[abps]-[\w-]{10,}|sk-[A-Za-z0-9]{20,})"
    ),
    "a password": re.compile(
        r"(?i)\b(?:password|passwd|api_?key|client_secret|cookie_secret)\b\s*[=:]\s*[\"'][^\"'\s]{6,}"
    ),
    "a login in an address": re.compile(r"https?://[^/\s:@\"'<>]+:[^/\s:@\"'<>]+@"),
}
PRIVATE_FILES = re.compile(
    r"(?:^|/)(?:\.env|secrets\.toml|id_[a-z0-9]+|\.netrc|\.pypirc|pip\.conf|.*\.(?:pem|key|p12))$"
)

TABLES = ROOT / "data" / "tables"
KEYED = (
    "partners",
    "frameworks",
    "programmes",
    "series",
    "meetings",
    "sessions",
    "themes",
    "topics",
    "milestones",
    "sources",
)


# Words of the data contract and of the screen that the shipped record happens to use as ids too.
EVERYDAY = {"organisations", "summit", "map", "md"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def places(pattern: re.Pattern[str], *, besides: tuple[Path, ...] = ()) -> list[str]:
    """`file:line: what was found` for every match in a published text file."""
    texts = [(path, text_of(path)) for path in published() if path not in besides]
    return [
        f"{relative(path)}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path, text in texts
        if text is not None
        for match in pattern.finditer(text)
    ]


def test_no_file_names_a_folder_of_the_machine_it_was_made_on():
    assert places(MACHINES, besides=(THIS,)) == []


def test_no_file_names_a_package_registry():
    assert places(REGISTRIES, besides=(THIS,)) == []


@pytest.mark.parametrize("secret", SECRETS)
def test_no_file_holds_a_secret(secret):
    assert places(SECRETS[secret], besides=(THIS,)) == []


def test_no_file_is_of_a_kind_that_holds_secrets():
    assert [relative(path) for path in published() if PRIVATE_FILES.search(relative(path))] == []


def test_every_file_is_text_or_of_a_kind_that_has_to_be_binary():
    binary = {relative(path) for path in published() if text_of(path) is None}
    assert {
        name for name in binary if not name.endswith((".png", ".parquet", ".ico", ".ttf", ".pdf"))
    } == set()


def code() -> list[Path]:
    """The scripts and modules that run: not the tests, not what built the shapes once."""
    rooms = [path for path in published() if path.suffix == ".py"]
    return [path for path in rooms if re.match(r"dashboard\.py|pages/|utils/|data/[^/]+\.py", relative(path))]


def ids() -> dict[str, str]:
    """Every id of the shipped record that names one thing of it, with its table."""
    found: dict[str, str] = {}
    for table in KEYED:
        with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            found |= {row[0]: table for row in list(csv.reader(file))[1:]}
    return {name: table for name, table in found.items() if name not in EVERYDAY}


def spoken(path: Path) -> list[ast.Constant]:
    """The string constants of a module that are not docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone
    ]


def test_no_code_knows_an_id_of_the_shipped_record():
    known = ids()
    found = [
        f"{relative(path)}:{node.lineno}: {node.value!r} is an id of {known[node.value]}"
        for path in code()
        for node in spoken(path)
        if node.value in known
    ]
    assert found == []


def test_no_code_speaks_of_a_particular_meeting_or_source():
    long = sorted(
        name for name, table in ids().items() if table in {"meetings", "sessions", "sources", "milestones"}
    )
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in long if "-" in name))
    found = [
        f"{relative(path)}: {match.group()}"
        for path in code()
        for match in pattern.finditer(path.read_text("utf-8"))
    ]
    assert found == []
