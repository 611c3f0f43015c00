"""The directory of a zip archive: what zipfile reads there, this reads too; and what zipfile stumbles over."""

import io
import random
import struct
import zipfile

import docx_mutants as mutants
import pytest
from docx_samples import members, p, r, zipped
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.archive import Archive
from coping_gui.wordfile.directory import DirectoryError, fields_of, read_directory, without_zip64

PLAIN = {name: str(content).encode() for name, content in members(p(r("teh word")), styles="").items()}
CENTRAL, END, END_64, LOCATOR_64 = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
LARGE = 0xFFFF_FFFF


def as_zipfile_reads(data: bytes) -> list[tuple[str, int, int, int, int]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [
            (one.filename, one.CRC, one.compress_size, one.file_size, one.header_offset) for one in archive.filelist
        ]


def as_read(data: bytes) -> list[tuple[str, int, int, int, int]]:
    return [(one.name, one.crc, one.packed, one.size, one.header) for one in read_directory(data).members]


def with_large_end(data: bytes, *, locator: bytes = LOCATOR_64) -> bytes:
    """The archive with the end of its directory as very large archives have it."""
    at = data.rindex(END)
    _, _, _, _, count, size, offset, _ = struct.unpack("<4s4H2LH", data[at : at + 22])
    large = struct.pack("<4sQ2H2L4Q", END_64, 44, 45, 45, 0, 0, count, count, size, offset)
    where = struct.pack("<4sLQL", locator, 0, at, 1)
    return data[:at] + large + where + struct.pack("<4s4H2LH", END, 0, 0, 0xFFFF, 0xFFFF, LARGE, LARGE, 0)


def with_entry(data: bytes, number: int, *, fields: dict[int, bytes], extra: bytes = b"") -> bytes:
    """The archive with bytes of one entry of its directory changed (by their place there), and with extra fields."""
    directory = read_directory(data)
    entries = [bytearray(one.entry) for one in directory.members]
    for at, new in {**fields, 30: len(extra).to_bytes(2, "little")}.items():
        entries[number][at : at + len(new)] = new
    end = 46 + int.from_bytes(entries[number][28:30], "little")
    entries[number][end:end] = extra
    new_directory = b"".join(entries)
    last = struct.pack("<4s4H2LH", END, 0, 0, len(entries), len(entries), len(new_directory), directory.start, 0)
    return data[: directory.start] + new_directory + last


def test_what_stands_there_is_what_zipfile_reads_in_archives_of_every_kind() -> None:
    for seed in range(60):
        data = mutants.packed(PLAIN, random.Random(seed))
        assert as_read(data) == as_zipfile_reads(data)


@given(st.binary(max_size=40), st.integers(0, 300), st.binary(min_size=1, max_size=3))
def test_whatever_happened_to_an_archive_it_is_read_or_called_damaged(front: bytes, place: int, damage: bytes) -> None:
    data = zipped({"a.xml": "<a/>", "b.xml": "<b/>"})
    at = min(place, len(data))
    try:
        archive = Archive(front + data[:at] + damage + data[at + len(damage) :], "x")
    except CannotOpen as error:
        assert str(error).startswith("x ")  # noqa: PT017 - either is right
    else:
        archive.damaged()
        archive.rebuilt({"c.xml": b"<c/>"})


@pytest.mark.parametrize("front", [b"", b"#! some bytes in front\n"])
def test_the_end_of_a_very_large_archive_is_understood(front: bytes) -> None:
    data = front + with_large_end(zipped(PLAIN))
    assert as_read(data) == as_zipfile_reads(data)
    new = Archive(data, "x").rebuilt({"word/document.xml": b"<new/>"})
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {**PLAIN, "word/document.xml": b"<new/>"}


def test_an_end_of_a_very_large_archive_that_nothing_points_to_is_none() -> None:
    with pytest.raises(DirectoryError):
        read_directory(with_large_end(zipped(PLAIN), locator=b"none"))


def test_the_sizes_and_the_place_of_a_member_may_stand_in_the_fields_for_very_large_archives() -> None:
    data = zipped(PLAIN)
    member = read_directory(data).members[2]
    numbers = struct.pack("<HHQQQ", 1, 24, member.size, member.packed, member.header)
    all_ones = struct.pack("<L", LARGE)
    large = with_entry(data, 2, fields={20: all_ones * 2, 42: all_ones}, extra=b"\x55\x55\x01\x00!" + numbers)
    assert as_read(large) == as_read(data) == as_zipfile_reads(large)
    new = Archive(large, "x").rebuilt({"word/styles.xml": b"<styles/>"})
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        assert archive.testzip() is None
        assert archive.getinfo(member.name).extra == b"\x55\x55\x01\x00!"
        assert archive.read(member.name) == PLAIN[member.name]


def with_end(data: bytes, *, count: bytes = b"", size: int = 0, offset: int = 0, comment: bytes = b"") -> bytes:
    """The archive with other counts at its end, with numbers there so much greater, and with a comment."""
    *_, old_size, old_offset, _ = struct.unpack("<4s4H2LH", data[-22:])
    numbers = struct.pack("<2LH", old_size + size, old_offset + offset, len(comment))
    return data[:-14] + (count or data[-14:-10]) + numbers + comment


def test_the_sign_of_an_end_inside_the_end_is_none() -> None:
    data = zipped(PLAIN)
    assert as_read(with_end(data, count=END)) == as_read(data)


@pytest.mark.parametrize("before", [1, 2**20])
def test_a_directory_that_would_begin_before_the_file_is_damage(before: int) -> None:
    data = zipped(PLAIN)
    with pytest.raises(DirectoryError):
        read_directory(with_end(data, size=read_directory(data).start + before))


def test_a_member_that_would_lie_before_the_file_is_damage() -> None:
    data = zipped({"a.xml": "<a/>"})
    with pytest.raises(DirectoryError):
        read_directory(with_end(data, offset=60, comment=data[:60]))


@pytest.mark.parametrize(
    "fields",
    [{20: struct.pack("<L", 2**20)}, {42: struct.pack("<L", 1)}, {42: struct.pack("<L", 2**20)}],
    ids=["more data than there are", "a place inside another member", "a place behind the end"],
)
def test_a_member_that_is_not_where_the_directory_says_is_damage(fields: dict[int, bytes]) -> None:
    with pytest.raises(DirectoryError):
        read_directory(with_entry(zipped(PLAIN), 1, fields=fields))


def test_a_member_whose_header_has_another_sign_is_damage() -> None:
    with pytest.raises(DirectoryError):
        read_directory(zipped(PLAIN).replace(b"PK\x03\x04", b"PK\x03\x05"))


@pytest.mark.parametrize(("field", "place"), [("packed", 20), ("size", 24), ("header", 42)])
def test_any_one_number_may_stand_in_the_fields_for_very_large_archives(field: str, place: int) -> None:
    data = zipped(PLAIN)
    extra = struct.pack("<HHQ", 1, 8, getattr(read_directory(data).members[2], field))
    assert as_read(with_entry(data, 2, fields={place: struct.pack("<L", LARGE)}, extra=extra)) == as_read(data)


@pytest.mark.parametrize("place", [2**63, 2**64 - 1, 2**31])
def test_a_place_far_behind_the_end_is_damage(place: int) -> None:
    extra = struct.pack("<HHQ", 1, 8, place)
    with pytest.raises(CannotOpen, match="is damaged"):
        Archive(with_entry(zipped(PLAIN), 1, fields={42: struct.pack("<L", LARGE)}, extra=extra), "x")


def test_a_place_for_very_large_archives_that_is_said_nowhere_is_damage() -> None:
    with pytest.raises(CannotOpen, match="is damaged"):
        Archive(with_entry(zipped(PLAIN), 1, fields={42: struct.pack("<L", LARGE)}), "x")


def test_names_of_old_programs_are_read_in_the_code_page_of_the_first_pcs_and_stay_as_they_are() -> None:
    data = zipped({**PLAIN, "word/media/x.png": b"picture"}).replace(b"media/x.png", b"media/\x81.png")
    archive = Archive(data, "x")
    assert archive.read("word/media/ü.png") == b"picture"
    assert b"media/\x81.png" in archive.rebuilt({"word/document.xml": b"<new/>"})
    assert archive.rebuilt({"word/media/ü.png": b"other"}).count(b"media/\x81.png") == 2


def test_a_new_member_says_that_its_name_is_in_utf_8_where_that_matters() -> None:
    new = Archive(zipped(PLAIN), "x").rebuilt({"word/ü.xml": b"<a/>", "word/u.xml": b"<b/>"})
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        assert archive.namelist()[-2:] == ["word/ü.xml", "word/u.xml"]
        assert [one.flag_bits for one in archive.infolist()[-2:]] == [0x800, 0]


def test_a_name_that_is_not_in_the_encoding_it_claims_is_damage() -> None:
    data = with_entry(zipped(PLAIN), 0, fields={8: struct.pack("<H", 0x800), 46: b"\xff\xfe"})
    with pytest.raises(CannotOpen, match="is damaged"):
        Archive(data, "x")


@pytest.mark.parametrize(
    ("fields", "extra"),
    [({6: b"\xff\x00"}, b""), ({}, b"\x99\x99\xff\xffcut"), ({}, b"\x01"), ({}, b"\x01\x00\x00\x00")],
    ids=["a version unknown as yet", "a field that is cut off", "half a field", "an empty field"],
)
def test_what_does_not_matter_for_reading_does_not_shut_the_file(fields: dict[int, bytes], extra: bytes) -> None:
    archive = Archive(with_entry(zipped(PLAIN), 1, fields=fields, extra=extra), "x")
    assert archive.damaged() == []
    assert Archive(archive.rebuilt({"word/document.xml": b"<new/>"}), "x").read("word/document.xml") == b"<new/>"


def test_an_entry_that_is_none_ends_the_reading() -> None:
    data = zipped(PLAIN)
    second = data.index(CENTRAL, data.index(CENTRAL) + 1)
    with pytest.raises(DirectoryError):
        read_directory(data[:second] + b"PK\x01\x03" + data[second + 4 :])


def test_sizes_of_very_large_archives_are_dropped_from_the_extra_fields() -> None:
    zip64 = struct.pack("<HHQQ", 1, 16, 5, 5)
    other = struct.pack("<HH", 0x5455, 5) + b"12345"
    assert list(fields_of(zip64 + other)) == [(1, zip64[4:]), (0x5455, b"12345")]
    assert without_zip64(zip64 + other) == other
    assert without_zip64(b"") == b""


def test_a_member_with_two_names_is_refused_as_readers_may_disagree_on_it() -> None:
    data = zipped(PLAIN)
    name = b"word/document.xml"
    forged = data.replace(name, b"a" * len(name), 1)
    with pytest.raises(DirectoryError, match="two names"):
        read_directory(forged)
    with pytest.raises(CannotOpen, match="damaged"):
        Archive(forged, "x.docx")


def test_a_name_written_with_other_slashes_or_letters_is_the_same_name() -> None:
    data = zipped(PLAIN)
    for other in (b"word\\document.xml", b"WORD/document.xml"):
        assert "word/document.xml" in [
            one.name for one in read_directory(data.replace(other.lower().replace(b"\\", b"/"), other, 1)).members
        ]


def test_two_directories_that_differ_are_refused_as_readers_may_take_either() -> None:
    data = zipped(PLAIN)
    at = data.rindex(END)
    _, _, _, _, count, size, offset, _ = struct.unpack("<4s4H2LH", data[at : at + 22])
    for other in (0, 100):
        large = struct.pack("<4sQ2H2L4Q", END_64, 44, 45, 45, 0, 0, count, count, size, offset + other)
        where = struct.pack("<4sLQL", LOCATOR_64, 0, at, 1)
        forged = data[:at] + large + where + data[at:]
        if other:
            with pytest.raises(DirectoryError, match="two directories"):
                read_directory(forged)
        else:
            assert len(read_directory(forged).members) == len(PLAIN)
