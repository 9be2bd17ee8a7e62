"""Tools that tests need and a machine may not have."""

import os
from typing import TypeVar

import pytest

Tool = TypeVar("Tool")


def needed(tool: Tool | None, name: str, remedy: str) -> Tool:
    """A tool as it was found; without one the tests that ask for it are skipped with the reason, but never in CI."""
    if tool is None and os.environ.get("CI"):
        pytest.fail(f"No {name} found: {remedy}. In CI these tests are not optional.")
    if tool is None:
        pytest.skip(f"No {name} found; {remedy}")
    return tool
