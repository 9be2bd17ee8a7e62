"""The sentences of an exercise, each in English and French, and each with the word that marks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

MARK = "EXERCISE"
MARKING = " ".join([MARK] * 3)
"""What the marking of exercise data begins with, on every page and in every file."""


def exercised(title: str) -> str:
    """A title with the mark in front."""
    return f"{MARK} · {title}"


class Told(NamedTuple):
    """A text in English and in French."""

    en: str
    fr: str

    def about(self, **names: Told) -> Told:
        """The text with names set in, each in its language, and with the mark at its end."""
        return Told(
            f"{self.en.format(**{key: name.en for key, name in names.items()})} ({MARK})",
            f"{self.fr.format(**{key: name.fr for key, name in names.items()})} ({MARK})",
        )


SERIES = Told("Bi-annual meeting with partners", "Réunion semestrielle avec les partenaires")
TALKS = Told("Staff talks, round {number}", "Pourparlers d’état-major, cycle {number}")
SPRING = Told("Bi-annual meeting, spring {year}", "Réunion semestrielle, printemps {year}")
AUTUMN = Told("Bi-annual meeting, autumn {year}", "Réunion semestrielle, automne {year}")
SUMMARY = Told(
    "Made up for training; no such meeting was held",
    "Inventée pour l’entraînement ; cette réunion n’a pas eu lieu",
)
OPENING = Told("Opening", "Ouverture")
CLOSING = Told("Closing", "Clôture")
FORUM = Told("Open forum of the partners", "Tribune libre des partenaires")
SESSIONS: Mapping[str, Told] = {
    "briefing": Told("Briefing: {topic}", "Exposé : {topic}"),
    "workshop": Told("Workshop: {topic}", "Atelier : {topic}"),
    "panel": Told("Panel: {topic}", "Table ronde : {topic}"),
}
ROLES: Mapping[str, Told] = {
    "opening": Told("Chair", "Présidence"),
    "briefing": Told("Briefing officer", "Officier chargé de l’exposé"),
    "workshop": Told("Workshop lead", "Animation de l’atelier"),
    "panel": Told("Panel moderator", "Modération de la table ronde"),
    "open-forum": Told("Forum moderator", "Modération de la tribune"),
    "closing": Told("Chair", "Présidence"),
}
ASKED = (
    Told("Hold a workshop: {topic}", "Tenir un atelier : {topic}"),
    Told("Share lessons learned: {topic}", "Partager les enseignements : {topic}"),
    Told("Name a point of contact: {topic}", "Désigner un point de contact : {topic}"),
    Told("Put on the next agenda: {topic}", "Inscrire au prochain ordre du jour : {topic}"),
    Told("Offer a course: {topic}", "Proposer un cours : {topic}"),
    Told("Report back in writing: {topic}", "Rendre compte par écrit : {topic}"),
)
OWNERS = ("Plans section", "Training section", "Policy section", "Secretariat")
PLACES = ("Northport", "Eastmouth", "Westbridge")
SOURCES: Mapping[str, Told] = {
    "exercise-agenda": Told("Made-up agenda", "Ordre du jour inventé"),
    "exercise-list": Told("Made-up list of participants", "Liste de participants inventée"),
    "exercise-forum": Told("Made-up notes of the open forum", "Notes inventées de la tribune libre"),
}
