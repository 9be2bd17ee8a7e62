"""Which metrics state facts that no filter changes: they are counted once, and a selection only keeps rows of them."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from utils.tables import Table

Metric = Callable[..., Table]
M = TypeVar("M", bound=Metric)


def fact_of(*keys: str) -> Callable[[M], M]:
    """Mark a metric whose rows are facts about what `keys` name, whatever else was chosen.

    Its rows for a selection are its rows for the whole record whose keys the selection holds. So the numbers of a
    meeting are counted once, and a change of the filters costs a look-up.
    """
    return partial(_marked, "fact_of", keys)


def told_by(*filters: str) -> Callable[[M], M]:
    """Mark a metric whose rows change with these filters and the as-of day alone: it is counted once for all others."""
    return partial(_marked, "told_by", filters)


def filters_of(metric: Metric) -> tuple[str, ...] | None:
    """The filters that change the metric's rows, beside the as-of day; None where any may."""
    return getattr(metric, "told_by", None)


def keys_of(metric: Metric) -> tuple[str, ...] | None:
    """What the metric's rows are facts about; None where they depend on the selection."""
    return getattr(metric, "fact_of", None)


def _marked(mark: str, names: tuple[str, ...], metric: M) -> M:
    setattr(metric, mark, names)
    return metric
