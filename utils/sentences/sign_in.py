"""What is said at the door: to those who have not signed in, to those who may not come in, to those who are in."""

from collections.abc import Mapping

from utils.access import Decision, Role
from utils.wording import _, clipped, labelled, markdown


def why(decision: Decision, name: str, contact: str) -> tuple[str, str]:
    """Title and text for somebody who may not do what was asked for, data escaped."""
    keeper = markdown(contact) or _("whoever runs this dashboard")
    match decision:
        case Decision.UNKNOWN:
            return _("Sign in to open the dashboard"), _(
                "It is open to those who have been given a role. You then return to the page that you asked for."
            )
        case Decision.EXPIRED:
            return _("Sign in again"), _(
                "Your last sign-in was too long ago. You then return to the page that you asked for."
            )
        case Decision.BENEATH:
            return _("This page is for editors"), _(
                "You are signed in as **{name}**, as a reader. Ask {contact} if you are to change the record."
            ).format(name=markdown(name), contact=keeper)
        case _other:
            return _("You have no access to this dashboard"), _(
                "You are signed in as **{name}**, without a role here. Ask {contact} for one, and pass these two lines on:"
            ).format(name=markdown(name), contact=keeper)


def identity(claims: Mapping[str, object]) -> str:
    """What a person is known by, in two lines of plain text: copied, they have to be what a roles file compares."""
    lines = {_("Issuer"): claims.get("iss"), _("Subject"): claims.get("sub")}
    return "\n".join(labelled(name, str(value)) for name, value in lines.items())


def shut(problem: str) -> tuple[str, str]:
    """Title and text where the settings do not say who may come in; the problem is told in English, as the log tells it."""
    return _("The dashboard stays shut"), markdown(problem)


def label(name: str) -> str:
    """Who has signed in, short enough for the menu."""
    return markdown(clipped(name, 20))


def signed_in(name: str, role: Role) -> str:
    """Who has signed in, and as what."""
    if role == "editor":
        return _("Signed in as **{name}**, as an editor.").format(name=markdown(name))
    return _("Signed in as **{name}**, as a reader.").format(name=markdown(name))


def sign_in() -> str:
    """The words of the button."""
    return _("Sign in")


def sign_out() -> str:
    """The words of the button."""
    return _("Sign out")
