"""Who may do what: the rules of one file, and the decision on one identity. Knows no screen, no server and no clock."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal, get_args
from urllib.parse import urlsplit

PLACE = "DASHBOARD_ROLES"
"""The environment variable that names the file; where it is set, nobody is let in without a role."""

Action = Literal["read", "publish"]
Role = Literal["none", "reader", "editor"]

_MAY: Mapping[Role, frozenset[str]] = {
    "none": frozenset(),
    "reader": frozenset({"read"}),
    "editor": frozenset({"read", "publish"}),
}
_SKEW = 300
"""Seconds by which two clocks may differ."""

_HOURS = 8
_SECRET_LENGTH, _SECRET_SIGNS = 32, 10
_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


class AccessError(Exception):
    """The settings do not say who may come in; the message is one sentence on what to mend."""


class Decision(Enum):
    """What becomes of somebody who asks for something."""

    ALLOWED = "may do it"
    UNKNOWN = "has not signed in"
    EXPIRED = "signed in too long ago"
    STRANGER = "has no role"
    BENEATH = "has a role that does not allow it"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one provider says of a person that stands for a role: the claim's name, and by value the role."""

    issuer: str
    name: str
    roles: Mapping[str, Role]


@dataclass(frozen=True, slots=True)
class Rules:
    """Roles by issuer and subject, and for those who are not listed by a claim; everybody else has none."""

    people: Mapping[tuple[str, str], Role]
    claim: Claim | None
    max_age: float
    contact: str


def decide(claims: Mapping[str, object], rules: Rules, action: str, now: float) -> Decision:
    """Whether the person of whom a sign-in says this may do that; `now` in seconds since 1970.

    A person is the issuer and the subject, to the letter; never an e-mail address, which can be given to another.
    A sign-in is as old as the older of its two times.
    """
    if claims.get("is_logged_in") is not True or not all(_is_text(claims.get(key)) for key in ("iss", "sub")):
        return Decision.UNKNOWN
    times = [claims.get("iat"), *([claims["auth_time"]] if claims.get("auth_time") is not None else [])]
    if not all(_is_recent(time, rules.max_age, now) for time in times):
        return Decision.EXPIRED
    may = _MAY[role_of(claims, rules)]
    if "read" not in may:
        return Decision.STRANGER
    return Decision.ALLOWED if action in may else Decision.BENEATH


def role_of(claims: Mapping[str, object], rules: Rules) -> Role:
    """The role that the file gives to a person, or else what the claim stands for: the higher of several."""
    listed = rules.people.get((str(claims.get("iss")), str(claims.get("sub"))))
    if listed is not None or rules.claim is None or claims.get("iss") != rules.claim.issuer:
        return listed or "none"
    said = claims.get(rules.claim.name)
    values = said if isinstance(said, list) else [said]
    given = {rules.claim.roles.get(value, "none") for value in values if isinstance(value, str)}
    return max(given, key=lambda role: len(_MAY[role]), default="none")


def rules_of(text: str) -> Rules:
    """The rules of a roles file. Raises AccessError at the first thing that is not as docs/deploy/sign-in.md says."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AccessError(f"The roles file is not TOML: {error}.") from error
    _only(said, {"max_age_hours", "contact", "person", "claim"}, "The roles file")
    hours, contact = said.get("max_age_hours", _HOURS), said.get("contact", "")
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= 24 * 30:
        raise AccessError("The roles file: max_age_hours is a number of hours, above 0 and at most 720.")
    if not isinstance(contact, str):
        raise AccessError("The roles file: contact is a text in quotes.")
    return Rules(_people(said.get("person", [])), _claim(said.get("claim")), hours * 3600, contact.strip())


def fault_of(auth: Mapping[str, object]) -> str | None:
    """What is wrong with the provider's settings, the section `auth` of the secrets, in one sentence; or nothing."""
    missing = [key for key in _NEEDED if not _is_text(auth.get(key))]
    if missing:
        return f"The section [auth] of the secrets does not give {', '.join(missing)}."
    secret, place = str(auth["cookie_secret"]), urlsplit(str(auth["redirect_uri"]))
    if len(secret) < _SECRET_LENGTH or len(set(secret)) < _SECRET_SIGNS:
        return (
            f"cookie_secret in the secrets can be guessed: give {_SECRET_LENGTH} random characters or more."
        )
    if not place.path.endswith("/oauth2callback"):
        return "redirect_uri in the secrets does not end with /oauth2callback."
    if place.scheme != "https" and place.hostname not in {"localhost", "127.0.0.1"}:
        return "redirect_uri in the secrets does not begin with https://, so the sign-in could be read on its way."
    return None


def _people(listed: object) -> dict[tuple[str, str], Role]:
    people: dict[tuple[str, str], Role] = {}
    if not isinstance(listed, list):
        raise AccessError("The roles file: each person is a table [[person]].")
    for number, person in enumerate(listed, start=1):
        where = f"The roles file, person {number}"
        texts = _texts(person, ("issuer", "subject", "role"), where, {"note"})
        key = (texts["issuer"], texts["subject"])
        if not (key[0] + key[1]).isascii() or not (key[0] + key[1]).isprintable():
            raise AccessError(f"{where}: issuer or subject holds a sign that no provider gives.")
        role = next((role for role in get_args(Role) if role == texts["role"]), None)
        if role is None:
            raise AccessError(f"{where}: role is one of {', '.join(get_args(Role))}.")
        if key in people:
            raise AccessError(f"{where}: this issuer and subject stand above already.")
        people[key] = role
    return people


def _claim(said: object) -> Claim | None:
    if said is None:
        return None
    where = "The roles file, claim"
    texts = _texts(said, ("issuer", "name"), where, {"reader", "editor"})
    roles: dict[str, Role] = {}
    for role in ("reader", "editor"):
        values = said.get(role, []) if isinstance(said, dict) else []
        if not isinstance(values, list) or not all(_is_text(value) for value in values):
            raise AccessError(f"{where}: {role} is a list of texts in quotes.")
        roles |= dict.fromkeys(values, role)
    return Claim(texts["issuer"], texts["name"], roles)


def _texts(table: object, keys: tuple[str, ...], where: str, besides: set[str]) -> dict[str, str]:
    """The texts of a table that has to give all of these."""
    if not isinstance(table, dict):
        raise AccessError(f"{where}: it is a table.")
    _only(table, {*keys, *besides}, where)
    missing = [key for key in keys if not _is_text(table.get(key))]
    if missing:
        raise AccessError(f"{where}: {missing[0]} is missing or no text in quotes.")
    return {key: table[key] for key in keys}


def _only(table: Mapping[str, object], known: set[str], where: str) -> None:
    odd = sorted(set(table) - known)
    if odd:
        raise AccessError(f"{where}: “{odd[0]}” means nothing here; known are {', '.join(sorted(known))}.")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_recent(time: object, max_age: float, now: float) -> bool:
    if isinstance(time, bool) or not isinstance(time, int | float) or not math.isfinite(time):
        return False
    return -_SKEW <= now - time <= max_age
