"""The steps of the image and of a closed network: an ordinary user, a tree that cannot be written to, no network."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.contract.tree import ROOT, published

NOBODY = "65534"
# Inside the namespaces, before their root becomes nobody: Python where anyone may reach it, the project's tree mounted
# read-only, and the machine's own loop, which starts switched off.
MOUNT = """mount --bind "$1" "$2" && mount -o remount,bind,ro "$2" && mount --bind "$3" "$3" &&
mount -o remount,bind,ro "$3" && cd "$3" && shift 3 && exec "$@\""""
LOOP_ON = """import fcntl, os, socket, struct, sys
line = socket.socket()
fcntl.ioctl(line, 0x8914, struct.pack("16sh14x", b"lo", 0x1 | 0x40))
line.close()
os.execvp(sys.argv[1], sys.argv[1:])"""
RUN = """mkdir -p "$DASHBOARD_STATE"
sh deploy/start.sh > "$DASHBOARD_STATE/log" 2>&1 &
server=$!
tries=0
until "$PYTHON" deploy/health.py 2>/dev/null || [ $tries = 40 ]; do tries=$((tries + 1)); sleep 1; done
"$PYTHON" deploy/health.py; echo "healthy: $?"
"$PYTHON" -c 'import urllib.request as u; print("page:", u.urlopen("http://127.0.0.1:8501/map").status)'
"$PYTHON" -m data ready
echo "user: $(id -u)"
touch written 2>/dev/null && echo "the tree was written to"
echo "lines out: $(tail -n +3 /proc/net/dev | grep -vc '^ *lo:')"
kill $server
wait $server
cat "$DASHBOARD_STATE/log"
"""


@dataclass(frozen=True)
class Closed:
    """A machine of a closed network as far as one can be made here, and how a command runs on it."""

    folder: Path

    @property
    def python(self) -> str:
        """The interpreter that the machine came with."""
        return str(self.folder / "python" / "bin" / Path(sys.executable).resolve().name)

    def run(self, *command: str, seconds: int = 300, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command as an ordinary user in the project's folder, with no network but the machine's own loop."""
        root = os.geteuid() == 0
        away = ["unshare", "--net", "--mount", *([] if root else ["--map-root-user"])]
        mounts = [
            "sh",
            "-c",
            MOUNT,
            "sh",
            sys.base_prefix,
            str(self.folder / "python"),
            str(self.folder / "app"),
        ]
        nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"]
        clean = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
        found = {"LD_LIBRARY_PATH": str(self.folder / "python" / "lib"), "HOME": "/nonexistent"}
        return subprocess.run(
            [*away, *mounts, self.python, "-c", LOOP_ON, *(nobody if root else []), *command],
            env=clean | found | environment,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )

    def tree(self) -> dict[str, int]:
        """Every file of the project's folder with the time of its last change."""
        return {str(path): path.stat().st_mtime_ns for path in (self.folder / "app").rglob("*")}


@pytest.fixture(scope="module")
def machine() -> Iterator[Closed]:
    """A folder that anyone may enter, with one that anyone may write to; skipped where no namespace may be made."""
    if sys.platform != "linux" or not shutil.which("unshare") or not shutil.which("setpriv"):
        pytest.skip("No network namespace here: that takes Linux with unshare and setpriv")
    folder = Path(tempfile.mkdtemp(prefix="closed-network-"))
    folder.chmod(0o755)
    try:
        for name in ("app", "python", "wheels", "open"):
            (folder / name).mkdir()
        (folder / "open").chmod(0o777)
        tried = Closed(folder).run("true")
        if tried.returncode:
            pytest.skip(f"No network namespace may be made here: {tried.stderr.strip()}")
        yield Closed(folder)
    finally:
        subprocess.run(["chmod", "-R", "u+w", str(folder)], check=False)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def closed(machine: Closed) -> Closed:
    """The project as it was carried over: its tree and its wheels, nothing installed."""
    for path in published():
        target = machine.folder / "app" / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    filled = subprocess.run(
        ["sh", "deploy/wheelhouse.sh", str(machine.folder / "wheels")],
        cwd=ROOT,
        env=os.environ | {"PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert filled.returncode == 0, filled.stdout + filled.stderr
    subprocess.run(
        ["chmod", "-R", "a+rX,a-w", str(machine.folder / "app"), str(machine.folder / "wheels")], check=True
    )
    return machine


@pytest.fixture(scope="module")
def python(closed: Closed) -> str:
    """The interpreter of the environment that was installed from the wheels alone."""
    target = closed.folder / "open" / "env"
    done = closed.run(
        "sh", "deploy/install.sh", str(target), str(closed.folder / "wheels"),
        seconds=600, PYTHON=closed.python,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return str(target / "bin" / "python")


def test_every_wheel_bears_the_sum_that_it_was_packed_with(closed):
    told = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=closed.folder / "wheels", check=False
    )
    assert told.returncode == 0
    assert len(list((closed.folder / "wheels").glob("*.whl"))) > 30


def test_the_dashboard_starts_with_no_index_no_network_and_no_rights(closed, python):
    before = closed.tree()
    done = closed.run("sh", "-c", RUN, PYTHON=python, DASHBOARD_STATE=str(closed.folder / "open" / "state"))
    said = done.stdout
    assert "healthy: 0\npage: 200\nReady: " in said, said + done.stderr
    assert "lines out: 0\n" in said
    assert "was written to" not in said
    assert f"user: {NOBODY}" in said or os.geteuid() != 0
    assert "Traceback" not in said
    assert closed.tree() == before


def test_a_record_with_a_fault_keeps_the_dashboard_from_starting(closed, python):
    done = closed.run(
        "sh", "deploy/start.sh",
        PYTHON=python, DASHBOARD_STATE=str(closed.folder / "open" / "other"), DASHBOARD_DATA="/nowhere",
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("Not ready: the record at '/nowhere' stays shut.\n")


def test_the_state_has_to_be_named(closed, python):
    done = closed.run("sh", "deploy/start.sh", PYTHON=python)
    assert done.returncode != 0
    assert "DASHBOARD_STATE" in done.stderr


def test_health_is_denied_where_no_server_is(closed, python):
    assert closed.run(python, "deploy/health.py", "8599").returncode == 1
