"""The one command that proves the project: style, types, import rules, then every test with coverage.

`python -m tests` runs all of it, also what comes after a failure, and exits with the code of the first one.
`python -m tests --lint` stops before the tests. What follows is handed to pytest: `python -m tests -k map`;
coverage is then not asked to reach its floor, as only a part was run.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = (sys.executable, "-m")
LINTERS = (
    (*PYTHON, "ruff", "check", "."),
    (*PYTHON, "ruff", "format", "--check", "."),
    (*PYTHON, "mypy"),
    ("lint-imports", "--no-logo", "--no-cache"),
)
COVERAGE = ("--cov", "--cov-report=term-missing:skip-covered")
SPREAD = ("--numprocesses=logical", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder")
"""Each file of tests on one processor, so that its server is started once, in the order that `tests.conftest` sets."""


def main(arguments: list[str]) -> int:
    """The exit code of the first command that failed, or 0."""
    commands = list(LINTERS)
    if "--lint" not in arguments:
        commands.append((*PYTHON, "pytest", *(arguments or (*SPREAD, *COVERAGE))))
    codes = [outcome(command) for command in commands]
    return next((code for code in codes if code), 0)


def outcome(command: tuple[str, ...]) -> int:
    """Run one command in the project's folder, its output as it comes, and give its exit code."""
    shown = " ".join(part for part in command if part not in PYTHON)
    print(f"\n$ {shown}", flush=True)
    # The scripts of this very environment come first, whether or not it is activated.
    scripts = str(Path(sys.executable).parent)
    path = os.pathsep.join([scripts, os.environ.get("PATH", "")])
    program = shutil.which(command[0], path=path) or command[0]
    code = subprocess.run(
        [program, *command[1:]], cwd=ROOT, env=os.environ | {"PATH": path}, check=False
    ).returncode
    if code:
        print(f"$ {shown}: failed with exit code {code}", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
