"""What is kept as JSON bears a sum over itself, so that one changed bit is seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from data.editions.shelf import DamagedError

SEAL = "seal"
"""The key that the sum stands under."""


def digest(content: bytes) -> str:
    """SHA-256, as it is written everywhere here."""
    return hashlib.sha256(content).hexdigest()


def sealed(said: Mapping[str, object]) -> bytes:
    """The object as JSON to be read by people too, with its seal."""
    return (json.dumps({**said, SEAL: seal_of(said)}, ensure_ascii=False, indent=1) + "\n").encode()


def unsealed(content: bytes, what: str) -> dict[str, Any]:
    """The object that was sealed. Raises DamagedError, which calls it `what`."""
    try:
        said = json.loads(content)
    except ValueError:
        raise DamagedError(f"{what} cannot be read") from None
    if not isinstance(said, dict) or said.pop(SEAL, None) != seal_of(said):
        raise DamagedError(f"{what} is not as it was written")
    return said


def seal_of(said: Mapping[str, object]) -> str:
    """The sum over an object, whatever the order of its keys."""
    return digest(json.dumps(said, sort_keys=True).encode())
