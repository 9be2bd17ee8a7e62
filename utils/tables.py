"""One name for what the record holds and a metric gives: a lazy table, whatever the engine behind it."""

from typing import Any

import narwhals.stable.v2 as nw

Table = nw.LazyFrame[Any]
