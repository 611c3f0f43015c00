"""Zip archives: limits, damage, and members that stay byte for byte."""

import io
import random
import struct
import zipfile
import zlib

import docx_mutants as mutants
import docx_oracle as oracle
import pytest
from docx_samples import members, p, r, word, zipped

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.archive import Archive, DamagedMemberError


def archive(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in entries:
            file.writestr(name, data)
    return out.getvalue()


def streamed(*entries: tuple[str, bytes]) -> bytes:
    """An archive whose sizes follow the data, as programs write it that do not know them before."""

    class Unseekable(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    out = Unseekable()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            file.writestr(name, data)
    return out.getvalue()


def test_nothing_changed_gives_the_same_bytes() -> None:
    data = archive(("a", b"1"), ("b", b"2"))
    assert Archive(data, "x").rebuilt({}) == data


def test_untouched_members_keep_their_packed_bytes_and_their_place() -> None:
    data = archive(("a", b"1" * 99), ("b", b"2" * 99), ("c", b"3" * 99))
    new = Archive(data, "x").rebuilt({"b": b"other"})
    before, after = oracle.raw_members(data), oracle.raw_members(new)
    assert list(after) == ["a", "b", "c"]
    assert (before["a"], before["c"]) == (after["a"], after["c"])
    assert zipfile.ZipFile(io.BytesIO(new)).read("b") == b"other"


def test_new_members_come_last() -> None:
    new = Archive(archive(("a", b"1")), "x").rebuilt({"word/ü.xml": b"new", "z": b"z"})
    with zipfile.ZipFile(io.BytesIO(new)) as file:
        assert file.namelist()[0] == "a"
        assert file.read("z") == b"z"
        assert file.testzip() is None


def test_times_attributes_and_comments_of_members_stay() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        info = zipfile.ZipInfo("a", (2011, 12, 13, 14, 15, 16))
        info.external_attr, info.comment, info.create_system = 0o644 << 16, b"remark", 3
        file.writestr(info, b"1")
        file.writestr("b", b"2")
    new = zipfile.ZipFile(io.BytesIO(Archive(out.getvalue(), "x").rebuilt({"b": b"3"}))).getinfo("a")
    assert new.date_time == (2011, 12, 13, 14, 15, 16)
    assert (new.external_attr, new.comment, new.create_system) == (0o644 << 16, b"remark", 3)


def test_members_whose_sizes_follow_them_can_be_copied() -> None:
    data = streamed(("a", b"1" * 999), ("b", b"2"))
    new = Archive(data, "x").rebuilt({"b": b"3"})
    with zipfile.ZipFile(io.BytesIO(new)) as file:
        assert file.testzip() is None
        assert file.read("a") == b"1" * 999


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_usual_way_of_packing_is_read(method: int) -> None:
    assert Archive(archive(("a", b"text" * 50), method=method), "x").read("a") == b"text" * 50


def test_names_are_found_in_any_case_and_with_backslashes() -> None:
    file = Archive(archive((r"word\Document.XML", b"1")), "x")
    assert file.actual("/WORD/document.xml") == "word/Document.XML"
    assert file.read("word/document.xml") == b"1"
    new = file.rebuilt({"word/document.xml": b"2"})
    infos = zipfile.ZipFile(io.BytesIO(new)).infolist()
    assert [info.orig_filename for info in infos] == ["word\\Document.XML"]


def test_a_part_that_unpacks_to_many_times_its_size_is_refused_without_unpacking_it() -> None:
    with pytest.raises(CannotOpen, match="not safe to open"):
        Archive(archive(("a", bytes(21 * 2**20))), "bomb.docx")


def test_a_small_part_may_be_packed_as_tightly_as_it_can() -> None:
    assert len(Archive(archive(("a", bytes(19 * 2**20))), "x").read("a")) == 19 * 2**20


def with_declared_size(data: bytes, size: int) -> bytes:
    """The archive with another unpacked size in its directory."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<L", size) + data[at + 28 :]


def test_a_part_above_200_mb_is_refused() -> None:
    data = with_declared_size(archive(("a", b"1" * 2**21), method=zipfile.ZIP_STORED), 201 * 2**20)
    with pytest.raises(CannotOpen, match="more than 200 MB"):
        Archive(data, "large.docx")


def test_parts_above_1_gb_together_are_refused() -> None:
    data = archive(*((str(number), b"1" * 2**20) for number in range(6)), method=zipfile.ZIP_STORED)
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data = data[: at + 24] + struct.pack("<L", 190 * 2**20) + data[at + 28 :]
        at = data.find(b"PK\x01\x02", at + 46)
    with pytest.raises(CannotOpen, match="more than 1 GB"):
        Archive(data, "large.docx")


def test_more_parts_than_a_plain_zip_can_list_are_refused() -> None:
    data = archive(*((f"{number:x}", b"") for number in range(60_001)), method=zipfile.ZIP_STORED)
    with pytest.raises(CannotOpen, match="more than 60,000 parts"):
        Archive(data, "many.docx")


def test_a_part_that_unpacks_to_more_than_it_says_is_damaged_and_not_unpacked_further() -> None:
    file = Archive(with_declared_size(archive(("a", b"1" * 10_000_000)), 100), "x")
    with pytest.raises(DamagedMemberError):
        file.read("a")
    assert file.damaged() == ["a"]


def test_a_wrong_check_sum_is_noticed() -> None:
    data = bytearray(archive(("a", b"some text"), method=zipfile.ZIP_STORED))
    data[data.index(b"some text")] ^= 1
    assert Archive(bytes(data), "x").damaged() == ["a"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"just some text", "is not a Word file"),
        (b"{\\rtf1 text}", "is not a Word file"),
        (b"PK\x03\x04", "is damaged"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "old binary format"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
    ],
)
def test_what_is_no_zip_archive_is_named_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(CannotOpen, match=sentence) as caught:
        Archive(data, "essay.docx")
    assert str(caught.value).startswith("essay.docx ")
    assert str(caught.value).endswith(".")


def test_a_zip_with_a_password_is_refused() -> None:
    data = bytearray(word(p(r("text"))))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at] |= 1
    with pytest.raises(CannotOpen, match="zip password"):
        Archive(bytes(data), "essay.docx")


def test_the_first_bytes_of_a_self_extracting_archive_do_no_harm() -> None:
    data = b"#!/bin/sh\n" + zipped(members(p(r("text"))))
    assert Archive(data, "x").actual("word/document.xml")


def test_packing_again_is_lossless() -> None:
    text = bytes(range(256)) * 40
    new = Archive(archive(("a", b"1")), "x").rebuilt({"a": text})
    assert Archive(new, "x").read("a") == text
    assert zlib.crc32(text) == oracle.raw_members(new)["a"][1]


@pytest.mark.parametrize("seed", range(12))
def test_untouched_members_keep_their_headers_too(seed: int) -> None:
    content = {f"part{number}.xml": f"<a>{'text ' * number}</a>".encode() for number in range(6)}
    data = mutants.packed(content, random.Random(seed))
    new = Archive(data, "x").rebuilt({"part2.xml": b"<b/>", "added.xml": b"<c/>"})
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(new)) as now:
        assert now.testzip() is None
        assert {name: now.read(name) for name in now.namelist()} == {
            **content,
            "part2.xml": b"<b/>",
            "added.xml": b"<c/>",
        }
        assert now.comment == old.comment
        ends = [*(info.header_offset for info in old.infolist()[1:]), old.start_dir]
        for info, end in zip(old.infolist(), ends, strict=True):
            if info.filename != "part2.xml":
                start = now.getinfo(info.filename).header_offset
                assert new[start : start + end - info.header_offset] == data[info.header_offset : end]
    assert Archive(new, "x").rebuilt({"part3.xml": b"<d/>"})


def test_bytes_between_members_are_left_out() -> None:
    data = zipped({"a.xml": "<a/>", "b.xml": "<b/>"})
    at = data.index(b"PK\x03\x04", 4)
    moved = bytearray(data[:at] + b"junk" + data[at:])
    central = moved.index(b"PK\x01\x02", moved.index(b"PK\x01\x02") + 4)
    moved[central + 42 : central + 46] = (at + 4).to_bytes(4, "little")
    end = moved.rindex(b"PK\x05\x06")
    moved[end + 16 : end + 20] = (int.from_bytes(moved[end + 16 : end + 20], "little") + 4).to_bytes(4, "little")
    new = Archive(bytes(moved), "x").rebuilt({"b.xml": b"<c/>"})
    assert b"junk" not in new
    assert Archive(new, "x").read("a.xml") == b"<a/>"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_each_member_packed_in_a_rarer_way_is_its_own(method: int) -> None:
    found = Archive(archive(("a", b"first"), ("b", b"other"), method=method), "x")
    assert (found.read("a"), found.read("b")) == (b"first", b"other")


def test_a_changed_member_says_its_sizes_before_its_data() -> None:
    new = Archive(streamed(("a", b"first"), ("b", b"other")), "x").rebuilt({"b": b"new"})
    with zipfile.ZipFile(io.BytesIO(new)) as file:
        assert [bool(one.flag_bits & 8) for one in file.infolist()] == [True, False]


def test_what_the_directory_remarks_on_a_member_outlasts_a_change() -> None:
    out = io.BytesIO()
    info = zipfile.ZipInfo("a", (2020, 2, 2, 2, 2, 2))
    info.internal_attr, info.external_attr, info.comment = 1, 0o644 << 16, b"a remark"
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(info, b"old")
    with zipfile.ZipFile(io.BytesIO(Archive(out.getvalue(), "x").rebuilt({"a": b"new"}))) as file:
        [new] = file.infolist()
    assert (new.date_time, new.internal_attr, new.external_attr, new.comment) == (
        info.date_time, 1, 0o644 << 16, b"a remark"
    )  # fmt: skip
