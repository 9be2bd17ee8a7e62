"""The Import page in words: what is taken, what was found, what would change, what was published."""

from collections.abc import Mapping, Sequence

import pandas as pd

from data.check import Verdict
from data.contract import Fault, Severity
from data.editions.changes import Changes
from data.editions.history import Entry
from data.editions.place import WhyOff
from data.editions.publish import Published
from data.found import LONGEST_CELL, MEGABYTE, MOST_BYTES, MOST_COLUMNS, MOST_FILES, MOST_ROWS, UPLOAD_BYTES
from utils.sentences import history
from utils.sentences.history import CELL, NOTHING, moment, short
from utils.wording import _, clipped, listing, markdown, ngettext, number_text, percent_text

FAULTS = ("severity", "table", "row", "column", "fault", "message", "remedy")
COUNTS = ("table", "before", "added", "removed", "changed", "after")


def headline() -> str:
    """What happens to a record that is brought."""
    return _("Bring your own record: judged first, then compared, and published when you say so")


def rules_title() -> str:
    """The heading of the rules."""
    return _("What is taken")


def rules() -> tuple[str, str]:
    """What a file has to be, and its limits."""
    kinds = _(
        "A .zip of CSV tables, or an .xlsx workbook with one sheet a table. One fault anywhere and nothing is taken."
    )
    limits = _(
        "At most {upload} MB a file, {files} files in a .zip, {unpacked} MB unpacked, {rows} rows, {columns} columns a table, {cell} characters a cell."
    )
    return kinds, limits.format(
        upload=number_text(UPLOAD_BYTES // MEGABYTE),
        files=number_text(MOST_FILES),
        unpacked=number_text(MOST_BYTES // MEGABYTE),
        rows=number_text(MOST_ROWS),
        columns=number_text(MOST_COLUMNS),
        cell=number_text(LONGEST_CELL),
    )


def template_label() -> str:
    """The button of the template."""
    return _("Workbook to fill in (XLSX)")


def off(why: WhyOff) -> str:
    """Why nothing can be published, and what can be done all the same."""
    reasons: Mapping[WhyOff, str] = {
        "switched-off": _("Publishing is switched off here."),
        "passing-disk": _("The disk here is wiped at every start, so nothing that is published would last."),
        "no-disk": _("The folder that would hold the editions is not there."),
        "read-only": _("The folder of the editions may not be written to."),
    }
    return reasons[why] + " " + _("A file can be judged and compared all the same.")


def choose_label() -> str:
    """The label of the upload."""
    return _("Your package, as .zip or .xlsx")


def judging() -> str:
    """While a file is judged."""
    return _("The file is being judged; a large one takes a minute or two.")


def verdict_title(verdict: Verdict, counts: Mapping[Severity, int]) -> str:
    """What was found, counted."""
    if verdict == "accept":
        return _("The package can be taken: nothing is wrong with it")
    if verdict == "warn":
        return ngettext(
            "The package can be taken; {n} warning to read first",
            "The package can be taken; {n} warnings to read first",
            counts["warning"],
        )
    return ngettext(
        "The package cannot be taken: {n} fault to mend",
        "The package cannot be taken: {n} faults to mend",
        counts["error"],
    )


def verdict_note(name: str, verdict: Verdict) -> str:
    """Which file this is about, and that nothing has changed."""
    shown = markdown(clipped(name, CELL))
    if verdict == "reject":
        return _(
            "{file}: nothing was published. Mend what the table names and choose the file again."
        ).format(file=shown)
    return _("{file}: nothing is published until you say so.").format(file=shown)


def fault_rows(faults: Sequence[Fault]) -> pd.DataFrame:
    """The faults as they are shown. Columns: FAULTS; `–` where a fault has no such place."""
    kinds = {"error": _("fault"), "warning": _("warning")}
    rows = [
        (
            kinds[one.severity],
            one.table or NOTHING,
            NOTHING if one.row is None else str(one.row),
            one.column or NOTHING,
            NOTHING if one.value is None else one.value,
            one.message,
            one.remedy,
        )
        for one in faults
    ]
    return pd.DataFrame(rows, columns=list(FAULTS))


def faults_label() -> str:
    """The button of the faults as a file."""
    return _("What was found (CSV)")


def preview_title(changes: Changes) -> str:
    """How many rows would be added, removed and changed in all."""
    if not changes.tables and not changes.described:
        return _("This is the present edition already: there is nothing to publish")
    return _("Publishing would change {tables}: {rows}").format(
        tables=history.tables(changes), rows=history.rows(changes)
    )


def preview_notes(changes: Changes, present: str, coverage: tuple[float, float]) -> tuple[str, str, str]:
    """What it is compared with, how the coverage moves, and what the package says otherwise of itself."""
    before, after = map(percent_text, coverage)
    described = ""
    if changes.described:
        described = _("What the package says of itself differs in: {keys}.").format(
            keys=listing(markdown(clipped(key, CELL)) for key in changes.described)
        )
    return (
        _("Compared with the present edition, {edition}.").format(edition=short(present)),
        _("Facts on record about the meetings: {before} now, {after} then.").format(
            before=before, after=after
        ),
        described,
    )


def thinner(before: float, after: float) -> str:
    """The tick for a record that says less than before."""
    return _("I have seen that the facts on record about the meetings fall from {before} to {after}.").format(
        before=percent_text(before), after=percent_text(after)
    )


def shrinking(tables: pd.DataFrame) -> str:
    """The tick for tables with fewer rows than before. `tables` has table, before and after."""
    rows = tables[["table", "before", "after"]].itertuples(index=False)
    named = [f"{markdown(table)} {number_text(was)} → {number_text(then)}" for table, was, then in rows]
    return ngettext(
        "I have seen that {n} table shrinks: {tables}.",
        "I have seen that {n} tables shrink: {tables}.",
        len(named),
    ).format(tables=", ".join(named))


def look() -> str:
    """The link to the dashboard on the draft."""
    return _("See the whole dashboard with it; nobody else does")


def publish_label() -> str:
    """The button that publishes."""
    return _("Publish for everyone")


def done(published: Published) -> str:
    """What came of publishing or of going back."""
    edition = short(published.entry.edition)
    if not published.new:
        return _("Edition {edition} is the present one already; nothing was added.").format(edition=edition)
    told = _("Edition {edition} is now the present one: everyone sees it with the next click.").format(
        edition=edition
    )
    if not published.unsure:
        return told
    return told + " " + _("Not certain: {why}.").format(why=markdown(published.unsure))


def superseded(present: Entry | None) -> str:
    """That somebody else was faster, and who."""
    if present is None:
        return _(
            "Nothing was published: there is no present edition any more. See the comparison below, made anew."
        )
    return _(
        "Nothing was published: {who} was faster, with edition {edition} of {when} (UTC). The comparison below is made anew."
    ).format(
        who=markdown(present.by or NOTHING),
        edition=short(present.edition),
        when=markdown(moment(present)),
    )


def refused(why: str) -> str:
    """That it could not be done; the reason is told in English, as the commands tell it."""
    return markdown(why)


def not_allowed() -> str:
    """That the reader may not publish any more."""
    return _("Nothing was published: your role or your sign-in has ended.")
