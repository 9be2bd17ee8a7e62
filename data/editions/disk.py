"""Every step by which a folder is changed, one method each, so that each can be made to go wrong."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


class Disk:
    """The disk as it is. `step` is called before each step: a test raises there, or ends the process."""

    def step(self, name: str) -> None:
        """What comes next."""

    def folder(self, path: Path) -> None:
        """Make a folder, and those that it stands in."""
        self.step("folder")
        path.mkdir(parents=True, exist_ok=True)

    def write(self, path: Path, content: bytes) -> None:
        """Make a file and see it onto the disk."""
        self.step("open")
        with path.open("xb") as file:
            half = len(content) // 2
            file.write(content[:half])
            file.flush()
            self.step("write")
            file.write(content[half:])
            file.flush()
            self.step("fsync")
            os.fsync(file.fileno())

    def append(self, path: Path, content: bytes) -> None:
        """Add to a file, which need not be there yet, and see it onto the disk."""
        self.step("append")
        with path.open("ab") as file:
            file.write(content)
            file.flush()
            self.step("fsync")
            os.fsync(file.fileno())

    def rename(self, old: Path, new: Path) -> None:
        """Give a file or folder another name, in the place of a file that has it."""
        self.step("rename")
        old.replace(new)

    def sync(self, folder: Path) -> None:
        """See the names in a folder onto the disk."""
        self.step("fsync folder")
        if sys.platform == "win32":
            return  # there a folder cannot be opened for this, and a renaming is on the disk without
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Take away a folder with all that is in it, or a file."""
        self.step("remove")
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
