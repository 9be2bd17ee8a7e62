"""The door: who the reader is, and what keeps one out. `python -m utils.sign_in` says whether the settings will do.

Without DASHBOARD_ROLES everybody may do everything, and nobody is asked who it is.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit import config

from data.editions.audit import LOCAL
from utils.access import (
    PLACE,
    AccessError,
    Action,
    Decision,
    Role,
    Rules,
    decide,
    fault_of,
    role_of,
    rules_of,
)
from utils.elements import put
from utils.prose import paragraph
from utils.sentences import sign_in as told

_LOG = logging.getLogger(__name__)
_parsed = lru_cache(maxsize=2)(rules_of)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who has signed in and is let in."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Refusal:
    """What keeps somebody out, in Markdown with its data escaped, and the ways that lead on; `plain` is plain text."""

    title: str
    text: str
    plain: str = ""
    signs_in: bool = False
    signs_out: bool = False
    reads_on: bool = False


def enter(action: Action) -> Visitor | Refusal | None:
    """Who may do that at this moment, or why not; nothing where nobody has to sign in. To be asked at every run."""
    if not _is_restricted():
        return None
    try:
        rules = _rules()
    except AccessError as error:
        _log(str(error))
        return Refusal(*told.shut(str(error)))
    claims = st.user.to_dict()
    name = str(claims.get("name") or claims.get("sub"))
    decision = decide(claims, rules, action, time.time())
    if decision is Decision.ALLOWED:
        return Visitor(name, role_of(claims, rules))
    signs_in = decision in {Decision.UNKNOWN, Decision.EXPIRED}
    return Refusal(
        *told.why(decision, name, rules.contact),
        plain=told.identity(claims) if decision is Decision.STRANGER else "",
        signs_in=signs_in,
        signs_out=not signs_in,
        reads_on=decision is Decision.BENEATH,
    )


def may(action: Action) -> bool:
    """Whether the reader may do that at this moment: to be asked again right before anything is written."""
    return not isinstance(enter(action), Refusal)


def who() -> str:
    """Whose name stands in the history and the log: issuer and subject, or `local` where nobody signs in."""
    if not _is_restricted():
        return LOCAL
    claims = st.user.to_dict()
    return f"{claims['iss']}|{claims['sub']}"


def still() -> None:
    """Begin the page anew where its reader may no longer read it. For a fragment: its runs do not open the page."""
    if not may("read"):
        st.rerun()


def guarded(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file for the reader of now, when it is asked for; PermissionError once he may no longer read.

    A file is made outside any run of a page, where nothing says who asks for it.
    """
    if not _is_restricted():
        return make
    claims = st.user.to_dict()

    def made() -> bytes:
        if decide(claims, _rules(), "read", time.time()) is not Decision.ALLOWED:
            raise PermissionError("The reader's sign-in or role has ended.")
        return make()

    return made


def draw(visitor: Visitor) -> None:
    """Who has signed in, with the way out."""
    with st.popover(told.label(visitor.name), key="signed-in", type="tertiary"):
        put(paragraph(told.signed_in(visitor.name, visitor.role)))
        st.button(told.sign_out(), key="sign-out", icon=":material/logout:", on_click=st.logout)


def main() -> int:
    """Say whether the settings will do: 0 with what they are, or 2 with what is wrong with them."""
    # Only `streamlit run` takes Streamlit's own settings from the environment.
    files = os.environ.get("STREAMLIT_SECRETS_FILES", "").split()
    if files:
        config.set_option("secrets.files", files)
    try:
        rules = _rules()
    except AccessError as error:
        sys.stderr.write(f"Not ready: {error}\n")
        return 2
    sys.stdout.write(f"Ready: sign-in, persons listed: {len(rules.people)}\n")
    return 0


def _is_restricted() -> bool:
    return PLACE in os.environ


def _rules() -> Rules:
    """The rules as the file has them now. Raises AccessError where they, or the settings around them, will not do."""
    place = os.environ.get(PLACE, "")
    if not place.strip():
        raise AccessError(f"{PLACE} is set and names no file.")
    if st.get_option("server.trustedUserHeaders"):
        raise AccessError(
            "server.trustedUserHeaders would let a request say who it comes from: take it away."
        )
    auth = st.secrets.get("auth") if st.secrets.load_if_toml_exists() else None
    fault = fault_of(auth if isinstance(auth, Mapping) else {})
    if fault:
        raise AccessError(fault)
    try:
        return _parsed(Path(place).read_text("utf-8"))
    except OSError as error:
        raise AccessError(f"The roles file cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise AccessError("The roles file cannot be read: it is not UTF-8.") from error


@lru_cache(maxsize=32)
def _log(problem: str) -> None:
    """Write it to the log, once for each problem: whoever is kept out may ask often."""
    _LOG.error("The dashboard stays shut: %s", problem)


if __name__ == "__main__":
    sys.exit(main())
