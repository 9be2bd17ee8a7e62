"""A PostgreSQL server of the tests' own: made in a temporary folder, reached through a socket in it, gone with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ORDINARY = "nobody"
"""Who runs the server where the tests run as root: it refuses to."""


def installed() -> Path | None:
    """The folder of an installed server's programs, or None."""
    packaged = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
    found = shutil.which("initdb", path=os.pathsep.join([os.environ.get("PATH", ""), *packaged]))
    return Path(found).resolve().parent if found else None


@contextmanager
def served(programs: Path) -> Iterator[str]:
    """A running server; gives its address as SQLAlchemy reads it."""
    user = ORDINARY if os.name == "posix" and os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        state, socket = folder / "state", folder / "socket"
        for path in (state, socket):
            path.mkdir(mode=0o700)
            if user:
                shutil.chown(path, user)

        def run(program: str, *arguments: str) -> None:
            command = [str(programs / program), *arguments]
            subprocess.run(command, check=True, cwd=state, user=user, stdout=subprocess.DEVNULL)

        run(
            "initdb",
            f"--pgdata={state}",
            "--username=tests",
            "--auth=trust",
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C",
        )
        asked = f"-k {socket} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", f"--pgdata={state}", f"--log={state}/log", "--wait", "--options", asked, "start")
        try:
            yield f"postgresql+psycopg://tests@/postgres?host={socket}"
        finally:
            run("pg_ctl", f"--pgdata={state}", "--mode=immediate", "--wait", "stop")
