"""Zip archives, read strictly: what the directory says of a member, and what the member says and is, must agree.

The directory is read by the standard library; members are unpacked here, since the library gives no more of one
than its stated size, and would hide what lies behind it. Nothing is written anywhere.
"""

from __future__ import annotations

import io
import stat
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from data.csvtext import UnreadableError
from data.found import MEGABYTE, MOST_BYTES, MOST_FILES, Purse
from data.text import quoted

_CHUNK = 64 * 1024
_RATIO = 100  # unpacked to packed, above ...
_SMALL = 10 * MEGABYTE
_FAR_TOO_MANY = 100 * MOST_FILES
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_SIZES_FOLLOW = 0x8
_IN_UTF8 = 0x800
_DAMAGED = "Make the archive again; this one may be damaged, or made to mislead."


class Archive:
    """The members of an archive by name, each with the bytes that it was found to hold.

    Raises UnreadableError where it is no archive, goes on behind its end, or promises more than a package may have.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.size = stream.seek(0, io.SEEK_END)
        self.members = _directory(stream, self.size)
        self._purse = Purse(MOST_BYTES)
        self._paid: dict[int, int] = {}
        _plausible(self.members, self.size)

    def opened(self, member: ZipInfo) -> Member:
        """The bytes of a member. Raises UnreadableError at once or while it is read, if it is not what it says."""
        return Member(self, member)

    def pay(self, member: ZipInfo, position: int) -> None:
        """Count the bytes of a member up to a place, once. Raises UnreadableError where there are too many."""
        before = self._paid.get(member.header_offset, 0)
        if position <= before:
            return
        self._paid[member.header_offset] = position
        self._purse.pay(position - before)
        _within_ratio(position, member.compress_size)
        _within_ratio(MOST_BYTES - self._purse.left, self.size)


def _directory(stream: BinaryIO, size: int) -> list[ZipInfo]:
    stream.seek(0)
    if (entries := stream.read().count(b"PK\x01\x02")) > _FAR_TOO_MANY:
        raise _too_many(entries)  # without listing them: that alone would take long
    try:
        with ZipFile(stream) as archive:
            members = archive.infolist()
            end = size - 22 - len(archive.comment)
    except (BadZipFile, struct.error, ValueError, OverflowError, EOFError, OSError, NotImplementedError):
        raise UnreadableError("The file is no whole zip archive.", _DAMAGED) from None
    stream.seek(max(end, 0))
    if stream.read(4) != b"PK\x05\x06":
        raise UnreadableError("Something stands behind the end of the archive.", _DAMAGED)
    if len(members) > MOST_FILES:
        raise _too_many(len(members))
    return members


def _too_many(count: int) -> UnreadableError:
    message = f"The archive holds {count:,} members; a package has at most {MOST_FILES}."
    return UnreadableError(message, "Keep the package in an archive of its own.")


def _plausible(members: list[ZipInfo], size: int) -> None:
    stated = sum(member.file_size for member in members)
    if stated > MOST_BYTES:
        message = f"Unpacked, the archive would have {stated // MEGABYTE:,} MB; {MOST_BYTES // MEGABYTE} is the most."
        raise UnreadableError(message, "Split the package, or take out what does not belong to it.")
    _within_ratio(stated, size)
    if not members:
        raise UnreadableError("The archive is empty.", "Put the tables into it.")
    if min(member.header_offset for member in members):
        raise UnreadableError("Something stands before the beginning of the archive.", _DAMAGED)
    after = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < after:
            raise UnreadableError(f"{quoted(member.filename)} lies over another member.", _DAMAGED)
        after = member.header_offset + _LOCAL.size + len(member.filename) + member.compress_size


def _within_ratio(unpacked: int, packed: int) -> None:
    if unpacked > _SMALL and unpacked > _RATIO * packed:
        message = f"The archive unpacks to more than {_RATIO} times its size: it is made to fill a machine."
        raise UnreadableError(message, "Pack the tables alone, with an ordinary program.")


class Member(io.RawIOBase):
    """The bytes of a member as they are unpacked, counted, and compared at the end with what was stated."""

    def __init__(self, archive: Archive, info: ZipInfo) -> None:
        self._archive, self._info = archive, info
        _supported(info)
        self._start = _start(archive.stream, info)
        self._rewind()

    def _rewind(self) -> None:
        self._position = self._sum = 0
        self._packed_left = self._info.compress_size
        self._at = self._start
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        self._over = False

    def readable(self) -> bool:
        """It is read from."""
        return True

    def seekable(self) -> bool:
        """Its start is looked at twice."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place counted from the start, by unpacking up to it once more."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("A member is read from its start.")
        if offset < self._position:
            self._rewind()
        while self._position < offset and self.read(min(_CHUNK, offset - self._position)):
            pass
        return self._position

    def tell(self) -> int:
        """How far it was read."""
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffer protocol, as called
        """Unpack the next bytes. Raises UnreadableError where they are not what was stated."""
        try:
            chunk = self._next(len(buffer))
        except zlib.error:
            raise self._damaged("its bytes cannot be unpacked") from None
        self._position += len(chunk)
        self._sum = zlib.crc32(chunk, self._sum)
        self._archive.pay(self._info, self._position)
        if self._position > self._info.file_size:
            raise self._damaged("it holds more than is stated")
        if self._over or (not chunk and len(buffer)):
            self._settle()
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def _next(self, most: int) -> bytes:
        if self._info.compress_type == ZIP_STORED:
            return self._packed(most)
        while not self._inflater.eof:
            packed = self._inflater.unconsumed_tail or self._packed(_CHUNK)
            chunk = self._inflater.decompress(packed, most)
            if chunk or not packed:
                self._over = self._inflater.eof
                return chunk
        self._over = True
        return b""

    def _packed(self, most: int) -> bytes:
        self._archive.stream.seek(self._at)
        chunk = self._archive.stream.read(min(most, self._packed_left))
        self._at += len(chunk)
        self._packed_left -= len(chunk)
        return chunk

    def _settle(self) -> None:
        """Compare what was unpacked with what was stated."""
        deflated = self._info.compress_type == ZIP_DEFLATED
        if self._packed_left or (deflated and (not self._inflater.eof or self._inflater.unused_data)):
            raise self._damaged("it does not end where it should")
        if (self._position, self._sum) != (self._info.file_size, self._info.CRC):
            raise self._damaged("its size or its check sum is not as stated")

    def _damaged(self, why: str) -> UnreadableError:
        return UnreadableError(f"{quoted(self._info.filename)} in the archive is damaged: {why}.", _DAMAGED)


def drained(stream: io.RawIOBase) -> Iterator[bytes]:
    """All bytes of a member, piece by piece."""
    with stream:
        while chunk := stream.read(MEGABYTE):
            yield chunk


def _supported(info: ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED:
        message = f"{quoted(info.filename)} is encrypted."
        raise UnreadableError(message, "Make the archive without a password.")
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        message = (
            f"{quoted(info.filename)} is compressed in a way that is not read (method {info.compress_type})."
        )
        raise UnreadableError(message, "Make an ordinary zip archive.")


def _start(stream: BinaryIO, info: ZipInfo) -> int:
    """Where the bytes of a member begin. Raises UnreadableError where its two headers disagree."""
    stream.seek(info.header_offset)
    head = stream.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        raise UnreadableError(f"{quoted(info.filename)} is not where the archive says it is.", _DAMAGED)
    _, _, flags, method, _, _, checksum, packed, unpacked, name_length, extra_length = _LOCAL.unpack(head)
    name = stream.read(name_length)
    stated = (checksum, packed, unpacked)
    alike = stated == (info.CRC, info.compress_size, info.file_size)
    large = 0xFFFFFFFF in stated[1:]  # the sizes stand in an extra field of 64 bits
    same = name == _name(info) and method == info.compress_type and not (flags ^ info.flag_bits) & _ENCRYPTED
    if not same or not (alike or large or flags & _SIZES_FOLLOW):
        message = f"The two headers of {quoted(info.filename)} in the archive disagree."
        raise UnreadableError(message, _DAMAGED)
    return info.header_offset + _LOCAL.size + int(name_length) + int(extra_length)


def _name(info: ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _IN_UTF8 else "cp437", "surrogateescape")


def is_link(info: ZipInfo) -> bool:
    """Whether a member is a link or another thing that is no file."""
    mode = stat.S_IFMT(info.external_attr >> 16)
    return mode not in {0, stat.S_IFREG, stat.S_IFDIR}
