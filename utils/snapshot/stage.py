"""A page played without a reader: its script runs as Streamlit runs it, and what it would send is kept.

So a snapshot says what the pages say, because it is the pages that say it.
"""

import runpy
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import ScriptRunContext, StopException, add_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.runtime.state import SafeSessionState, SessionState

from utils.panel import LAID_OPEN

_ROOT = Path(__file__).parents[2]
FRONT = "dashboard.py"
_READER = "snapshot"


@dataclass(slots=True)
class Node:
    """A block with its parts by their place, or an element: Streamlit's own message, and its kind in its own words.

    `key` is what our code calls the block, empty where it does not.
    """

    kind: str = ""
    key: str = ""
    message: Any = None
    parts: dict[int, "Node"] = field(default_factory=dict)


def play(
    script: str, query: Mapping[str, Sequence[str]], reader: Mapping[str, Any] = MappingProxyType({})
) -> Node:
    """What a first visit to a page at this address shows, in the light mode. What goes wrong in a page is raised.

    `reader` is what is known of who asks, as `st.user` has it: a page shows no more than it would show that reader.
    """
    sent: list[Any] = []
    # Streamlit knows a visit by its thread.
    with ThreadPoolExecutor(1, "snapshot") as thread:
        thread.submit(_visit, script, query, reader, sent).result()
    if runtime.exists():
        runtime.get_instance().media_file_mgr.clear_session_refs(_READER)
    return _grown(sent)


def _visit(
    script: str, query: Mapping[str, Sequence[str]], reader: Mapping[str, Any], sent: list[Any]
) -> None:
    _attend(sent, query, reader)
    # A page that has said all stops itself.
    with suppress(StopException):
        runpy.run_path(str(_ROOT / script))


def _attend(sent: list[Any], query: Mapping[str, Sequence[str]], reader: Mapping[str, Any]) -> None:
    """Make this thread a reader's visit."""
    asked = ScriptRequests()

    def send(message: Any) -> None:  # noqa: ANN401 - Streamlit's own
        sent.append(message)
        if asked.on_scriptrunner_yield() is not None:
            raise StopException

    pages = PagesManager(str(_ROOT / FRONT))
    pages.set_pages_and_resolve(_pages())
    context = ScriptRunContext(
        session_id=_READER,
        _enqueue=send,
        query_string="",
        session_state=SafeSessionState(SessionState(), lambda: None),
        uploaded_file_mgr=MemoryUploadedFileManager(""),
        main_script_path=str(_ROOT / FRONT),
        user_info=dict(reader),
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=pages,
        script_requests=asked,
    )
    add_script_run_ctx(threading.current_thread(), context)
    context.reset(query_string=urlencode(query, doseq=True), context_info=ContextInfo(color_scheme="light"))
    st.session_state[LAID_OPEN] = True


@cache
def _pages() -> dict[str, Any]:
    """The pages as Streamlit finds them, each named by its script."""
    scripts = [FRONT, *sorted(f"pages/{path.name}" for path in (_ROOT / "pages").glob("*.py"))]
    return {
        script: {
            "page_script_hash": script,
            "page_name": script,
            "icon": "",
            "script_path": str((_ROOT / script).resolve()),
            "url_pathname": "" if script == FRONT else Path(script).stem,
        }
        for script in scripts
    }


def _grown(sent: list[Any]) -> Node:
    """The messages as the tree that a browser makes of them: each says where it stands."""
    root = Node("root")
    for message in sent:
        if message.WhichOneof("type") != "delta":
            continue
        node = root
        for place in message.metadata.delta_path:
            node = node.parts.setdefault(place, Node())
        if message.delta.WhichOneof("type") == "add_block":
            node.message = message.delta.add_block
            node.kind = node.message.WhichOneof("type") or "container"
            # Streamlit writes a key after a sign and a hash.
            node.key = node.message.id.split("-", 2)[-1]
        else:
            element = message.delta.new_element
            node.kind = element.WhichOneof("type")
            node.message, node.parts = getattr(element, node.kind), {}
    return root
