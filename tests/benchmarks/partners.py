"""The partners of the shipped record that a benchmark chooses in turn."""

PARTNERS = (
    "Georgia",
    "Ukraine",
    "Jordan",
    "Switzerland",
    "Serbia",
    "Japan",
    "Armenia",
    "Austria",
    "Israel",
    "Qatar",
)
