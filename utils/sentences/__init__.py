"""Sentences computed from numbers: headlines, titles, subtitles and source lines, as Markdown with their data escaped."""
