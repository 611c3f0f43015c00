"""The directory of a zip archive: which members it has and where they lie (APPNOTE.TXT 6.3.10, 4.3.7 to 4.3.16)."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

LOCAL = struct.Struct("<4s5H3L2H")
"""Before the data of a member."""
CENTRAL = struct.Struct("<4s6H3L5H2L")
"""What the directory says of a member."""
END = struct.Struct("<4s4H2LH")
OF_LOCAL, OF_CENTRAL, OF_END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"

_TOLD = struct.Struct("<4s4x2H4x3L3H8xL")
"""Of that what is needed to find and read it: flags, method, check sum, sizes, lengths, place."""
_LENGTHS = struct.Struct("<2H")
"""At the end of a header: of the name and of the extra fields."""
UTF_8 = 0x800
"""Flag: the name is not in the code page of the first PCs."""

_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_OF_END_64, _OF_LOCATOR_64 = b"PK\x06\x06", b"PK\x06\x07"
_LONGEST_COMMENT = 2**16
_SAID_ELSEWHERE = 0xFFFF_FFFF  # a number too large for its field stands in the fields for very large archives
_ZIP64 = 1


class DirectoryError(ValueError):
    """There is no directory, or it does not fit the file."""


class Member(NamedTuple):
    """One member as the directory describes it; sizes in bytes."""

    name: str
    """With forward slashes."""
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    header: int
    """Where the header before its data begins."""
    start: int
    """Where its data begin, behind that header."""
    entry: bytes
    """What the directory says of it, as it stands there."""


class Directory(NamedTuple):
    """All that an archive says of its members."""

    members: list[Member]
    start: int
    """Where it begins in the file."""
    comment: bytes


def read_directory(data: bytes) -> Directory:
    """The directory of an archive, which may stand behind other bytes; raises DirectoryError."""
    try:
        size, offset, start, comment = _end(data)
        if start < 0:
            raise DirectoryError("the directory begins before the file")
        return Directory(list(_members(data, data[start : start + size], start - offset)), start, comment)
    except (struct.error, UnicodeDecodeError) as error:
        raise DirectoryError("the directory is damaged") from error


def _end(data: bytes) -> tuple[int, int, int, bytes]:
    """Size of the directory, its place as the archive says it and as it is, and the comment of the archive."""
    at = len(data) - END.size
    if data[at : at + 4] != OF_END:
        at = data.rfind(OF_END, max(at - _LONGEST_COMMENT, 0))
    if at < 0:
        raise DirectoryError("no directory")
    *_, size, offset, length = END.unpack_from(data, at)
    comment = data[at + END.size : at + END.size + length]
    locator, end_64 = at - _LOCATOR_64.size, at - _LOCATOR_64.size - _END_64.size
    if end_64 >= 0 and data[locator : locator + 4] == _OF_LOCATOR_64 and data[end_64 : end_64 + 4] == _OF_END_64:
        at = end_64
        *_, large_size, large_offset = _END_64.unpack_from(data, at)
        if size not in (large_size, _SAID_ELSEWHERE) or offset not in (large_offset, _SAID_ELSEWHERE):
            raise DirectoryError("two directories")
        size, offset = large_size, large_offset
    return size, offset, at - size, comment


def _members(data: bytes, directory: bytes, before: int) -> Iterator[Member]:
    """The members that the directory lists; `before` is how many bytes stand in front of the archive."""
    at = 0
    while at < len(directory):
        sign, flags, method, crc, packed, size, length, more, remark, header = _TOLD.unpack_from(directory, at)
        if sign != OF_CENTRAL:
            raise DirectoryError("no entry where the directory has to go on")
        name = at + CENTRAL.size
        extra, end = name + length, name + length + more + remark
        if _SAID_ELSEWHERE in (size, packed, header):
            size, packed, header = _large((size, packed, header), directory[extra : extra + more])
        raw = directory[name:extra]
        start = _start(data, header + before, raw)
        if start + packed > len(data):
            raise DirectoryError("a member is cut off")
        text = part_name(raw.decode("utf-8" if flags & UTF_8 else "cp437"))
        yield Member(text, flags, method, crc, packed, size, header + before, start, directory[at:end])
        at = end


def _start(data: bytes, header: int, name: bytes) -> int:
    """Where the data of the member of this name begin."""
    if not 0 <= header <= len(data) - LOCAL.size or data[header : header + 4] != OF_LOCAL:
        raise DirectoryError("no member where the directory says")
    length, more = _LENGTHS.unpack_from(data, header + LOCAL.size - _LENGTHS.size)
    end = header + LOCAL.size + length
    if data[end - length : end] != name:
        _refuse_other_name(data[end - length : end], name)
    return end + more


def _refuse_other_name(told: bytes, name: bytes) -> None:
    """Raises DirectoryError when the header before a member's data names another one, so that readers may disagree."""
    if told.isascii() and name.isascii():
        here, there = (part_name(one.decode("ascii")).lower() for one in (told, name))
        if here != there:
            raise DirectoryError("a member has two names")


def _large(numbers: tuple[int, int, int], extra: bytes) -> Iterator[int]:
    """The numbers, in their order, with those too large for their fields from the fields for very large archives."""
    large = next((content for kind, content in fields_of(extra) if kind == _ZIP64), b"")
    for number in numbers:
        if number == _SAID_ELSEWHERE:
            yield from struct.unpack_from("<Q", large)
            large = large[8:]
        else:
            yield number


def fields_of(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, content) of the extra fields of a member; what is cut off at their end is left out."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length


def without_zip64(extra: bytes) -> bytes:
    """The extra fields of a member without the sizes of very large archives, which are written anew."""
    kept = ((kind, content) for kind, content in fields_of(extra) if kind != _ZIP64)
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in kept)


def part_name(name: str) -> str:
    """The name with forward slashes and none in front."""
    return name.replace("\\", "/").lstrip("/")
