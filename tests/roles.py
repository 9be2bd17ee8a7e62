"""A provider to sign in at, the settings for it, and the entries of a roles file."""

ISSUER = "https://login.example"
AUTH = {
    "redirect_uri": "https://dashboard.example/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "client_id": "dashboard",
    "client_secret": "given",
    "server_metadata_url": f"{ISSUER}/.well-known/openid-configuration",
}
"""The section [auth] of the secrets."""


def person(subject: str, role: str, issuer: str = ISSUER) -> str:
    """The entry of one person."""
    return f'[[person]]\nissuer = "{issuer}"\nsubject = "{subject}"\nrole = "{role}"\n'
