"""Finding rows by words: each word may stand anywhere in a row, whatever its case and accents."""

import unicodedata

import pandas as pd


def found(rows: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows in which every word stands somewhere, in the order given; all of them where there is no word."""
    asked = folded(words).split()
    if not asked:
        return rows
    texts = [folded(" ".join(map(str, row))) for row in rows.itertuples(index=False)]
    return rows[[all(word in text for word in asked) for text in texts]]


def folded(text: str) -> str:
    """The text without case and accents, for comparing."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
