"""A case out into one zip and back: lossless, judged by others' tools, and safe against what is built to do harm."""

import hashlib
import os
import random
import shutil
import stat
import struct
import subprocess
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casefile.errors import (
    CasefileError,
    DamagedError,
    DiskError,
    NewerSchemaError,
    NotFoundError,
    UsageError,
)
from casefile.services.store import unbag
from casefile.services.store.adding import remove_document
from casefile.services.store.bag import export_case
from casefile.services.store.exports import write_export
from casefile.services.store.inspection import doctor
from casefile.services.store.listing import heads as the_heads
from casefile.services.store.readback import read_case
from casefile.services.store.sealing import is_sealed
from casefile.services.store.unbag import import_case
from tests.faults.sabotage import Sabotage, failing, in_child
from tests.services.store.fictional import (
    AT,
    attach,
    change,
    employers,
    new_case,
    paper,
    summary,
    sums_hold,
    undo,
)

ON = date(2026, 3, 2)


@pytest.fixture
def case(tmp_path):
    folder = new_case(tmp_path / "desk", "Zoé Exemple")
    change(folder, "A")
    attach(folder, paper(tmp_path, "pièce d’identité 100%.pdf"))
    attach(folder, paper(tmp_path, "two.pdf", b"two"))
    remove_document(folder, "f2", at=AT, summarise=summary)
    write_export(folder, "Liste à jour.pdf", b"%PDF")
    return folder


@pytest.fixture
def bag(case, tmp_path):
    return export_case(case, tmp_path / "out.zip", on=ON).path


def unpacked(bag: Path, place: Path) -> Path:
    with zipfile.ZipFile(bag) as archive:
        archive.extractall(place)
    (top,) = place.iterdir()
    return top


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_case_comes_back_as_it_was_to_the_last_byte(case, bag, tmp_path):
    back = import_case(bag, tmp_path / "other desk")
    assert back == tmp_path / "other desk" / "Zoé Exemple"
    assert everything(back) == everything(case)
    assert read_case(back).case == read_case(case).case
    assert doctor(back) == doctor(case) == []
    assert sums_hold(back)
    undo(back)  # the removed paper comes back out of the trash that travelled with it
    assert [each.original_name for each in read_case(back).case.documents][1:] == ["two.pdf"]


def test_the_moved_part_of_the_journal_travels_too(case, tmp_path, monkeypatch):
    monkeypatch.setattr("casefile.services.store.archive.MOST_EVENTS", 10)
    monkeypatch.setattr("casefile.services.store.archive.KEPT_EVENTS", 5)
    monkeypatch.setattr("casefile.services.store.archive.UNDOABLE_CHANGES", 2)
    for number in range(12):
        change(case, f"E{number}")
    assert list((case / "history").iterdir())
    back = import_case(export_case(case, tmp_path / "out.zip", on=ON).path, tmp_path / "other")
    assert read_case(back).case.journal == read_case(case).case.journal
    assert len(read_case(back).case.journal) == 17
    next((back / "history").iterdir()).unlink()
    assert [each.code for each in doctor(back)] == ["store.history_gap"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork: proved on Linux and macOS only")
def test_a_kill_at_any_call_of_an_import_leaves_no_case_or_a_whole_one(case, bag, tmp_path):
    with Sabotage() as counted:
        import_case(bag, tmp_path / "counted")
    whole = 0
    for number in range(1, counted.count + 1):
        home = tmp_path / f"home {number}"
        in_child(lambda home=home: import_case(bag, home), number)
        heads = the_heads(home)
        assert [head.damage for head in heads] in ([], [None]), number
        if heads:
            whole += 1
            assert everything(heads[0].path) == everything(case)
    assert 1 <= whole < counted.count


def test_what_comes_back_is_for_its_owner_alone_and_keeps_its_times(bag, case, tmp_path):
    back = import_case(bag, tmp_path / "other")
    assert {path.stat().st_mode & 0o077 for path in [back, *back.rglob("*")]} == {0}
    times = [(each / "case.json").stat().st_mtime for each in (case, back)]
    assert abs(times[0] - times[1]) <= 2


def test_the_zip_is_for_its_owner_alone(bag):
    assert bag.stat().st_mode & 0o777 == 0o600


def test_others_tools_find_the_bag_whole_and_a_flipped_bit(bag, tmp_path):
    top = unpacked(bag, tmp_path / "bag")
    verify = ["sha256sum", "-c", "--status", "manifest-sha256.txt"]
    assert subprocess.run(verify, cwd=top, check=False).returncode == 0
    (top / "data" / "case.json").write_bytes(b"{}")
    assert subprocess.run(verify, cwd=top, check=False).returncode != 0


@pytest.mark.filterwarnings("ignore")  # the judge's own
def test_the_library_of_congress_finds_the_bag_valid(bag, tmp_path):
    bagit = pytest.importorskip("bagit", reason="NOT PROVED HERE: the judge `bagit` is not installed")
    judged = bagit.Bag(str(unpacked(bag, tmp_path / "bag")))
    assert judged.validate() is True
    octets, files = judged.info["Payload-Oxum"].split(".")
    assert int(files) == len(list(judged.payload_files()))
    assert int(octets) > 0


def test_the_current_case_alone_leaves_earlier_states_and_removed_papers_out(case, tmp_path):
    done = export_case(case, tmp_path / "now.zip", on=ON, earlier=False)
    back = import_case(done.path, tmp_path / "other")
    assert not any((back / ".previous").iterdir())
    assert not (back / ".trash").exists()
    assert employers(back) == ["A"]


def test_an_export_never_replaces_a_file_unless_told_and_is_never_inside_the_case(case, tmp_path):
    taken = paper(tmp_path, "taken.zip", b"mine")
    with pytest.raises(UsageError, match="export_exists"):
        export_case(case, taken, on=ON)
    assert taken.read_bytes() == b"mine"
    export_case(case, taken, on=ON, replace=True)
    assert zipfile.is_zipfile(taken)
    with pytest.raises(UsageError, match="export_inside"):
        export_case(case, case / "exports" / "self.zip", on=ON)


def test_a_missing_a_changed_and_an_awkward_file_are_named_and_the_rest_is_exported(case, tmp_path):
    attach(case, paper(tmp_path, "three.pdf", b"three"))
    first, third = (case / each.path for each in read_case(case).case.documents)
    first.write_bytes(b"changed")
    third.unlink()
    paper(case / "documents", "line\nbreak.pdf")
    done = export_case(case, tmp_path / "out.zip", on=ON)
    assert sorted(each.code for each in done.notes) == [
        "store.document_changed", "store.document_gone", "store.export_skipped",
    ]  # fmt: skip
    back = import_case(done.path, tmp_path / "other")
    assert employers(back) == ["A"]


@pytest.mark.parametrize(
    ("name", "shown"), [("50%.pdf", "50%.pdf"), ("\u202egnp.pdf", "gnp.pdf"), ("\u2028x.pdf", "x.pdf")]
)
def test_a_file_whose_name_reads_otherwise_elsewhere_is_left_out_and_named(case, tmp_path, name, shown):
    paper(case / "documents", name)
    done = export_case(case, tmp_path / "out.zip", on=ON)
    assert [(each.code, each.values["name"]) for each in done.notes] == [
        ("store.export_skipped", f"documents/{shown}")
    ]
    with zipfile.ZipFile(done.path) as archive:
        assert not [each for each in archive.namelist() if each.endswith(name)]


def test_what_is_packed_already_is_not_packed_again(case, tmp_path):
    packed = (".pdf", ".JPG", ".jpeg", ".png", ".zip", ".docx")
    for ending in (*packed, ".txt", ".doc"):
        paper(case / "documents", f"a{ending}", b"x" * 5000)
    with zipfile.ZipFile(export_case(case, tmp_path / "out.zip", on=ON).path) as bag:
        ways = {
            each.filename.rpartition("/a")[2]: each.compress_type
            for each in bag.infolist()
            if "/a." in each.filename
        }
    assert ways == {
        **dict.fromkeys(packed, zipfile.ZIP_STORED),
        ".txt": zipfile.ZIP_DEFLATED,
        ".doc": zipfile.ZIP_DEFLATED,
    }


def test_what_others_put_beside_the_case_stays_behind_and_is_named(case, tmp_path):
    (case / "my notes.txt").write_text("mine")
    (case / "case (1).json").write_bytes((case / "case.json").read_bytes())
    made = export_case(case, tmp_path / "named.zip", on=date(2026, 3, 3))
    left = [each.values["name"] for each in made.notes if each.code == "store.export_left"]
    assert left == ["case (1).json", "my notes.txt"]
    with zipfile.ZipFile(made.path) as archive:
        assert not [name for name in archive.namelist() if name.endswith(("notes.txt", "(1).json"))]


def test_a_damaged_case_is_not_exported(case, tmp_path):
    (case / "case.json").write_bytes(b"")
    with pytest.raises(DamagedError):
        export_case(case, tmp_path / "out.zip", on=ON)
    assert not (tmp_path / "out.zip").exists()


def test_a_case_changed_during_its_export_gives_no_file(case, tmp_path, monkeypatch):
    from casefile.services.store import bag as module

    real = module._strayed
    monkeypatch.setattr(module, "_strayed", lambda *told: (change(case, "B"), list(real(*told)))[1])
    with pytest.raises(CasefileError, match="changed_while_exported"):
        export_case(case, tmp_path / "out.zip", on=ON)
    assert [path for path in tmp_path.iterdir() if path.suffix in {".zip", ".new"}] == []


@pytest.mark.parametrize("way", ["export", "import"])
def test_a_disk_that_refuses_leaves_neither_half_a_zip_nor_half_a_case(case, bag, tmp_path, way):
    works = {
        "export": lambda place: export_case(case, place / "out.zip", on=ON),
        "import": lambda place: import_case(bag, place / "desk"),
    }
    refused = 0
    for number in range(1, 60):
        place = tmp_path / f"place {number}"
        place.mkdir()
        try:
            with Sabotage(number, failing(28)):
                works[way](place)
        except DiskError:
            refused += 1
        left = {path.name for path in (place / "desk" if way == "import" else place).glob("*")}
        assert left <= {"out.zip", "Zoé Exemple"}, number
        for name in left:
            whole = place / name if way == "export" else bag
            assert import_case(whole, place / "again").name == "Zoé Exemple"
            assert way == "export" or everything(place / "desk" / name) == everything(case)
    assert refused >= 4


# --- bags built to do harm


def rebuilt(bag: Path, place: Path, turn) -> Path:
    """Return the bag with its files as `turn` leaves them: name in the zip -> (entry, content)."""
    made = place / "rebuilt.zip"
    with zipfile.ZipFile(bag) as archive:
        files = {entry.filename: (entry, archive.read(entry)) for entry in archive.infolist()}
    turned = turn(files) or files
    with zipfile.ZipFile(made, "w") as archive:
        for name, (entry, content) in turned.items():
            entry.filename = name
            archive.writestr(entry, content)
    return made


def with_file(name, content=b"x", mode=stat.S_IFREG | 0o600):
    """Add a file, in the manifest as well, so that only its name or kind can be what is refused."""

    def turn(files):
        manifest = next(each for each in files if each.endswith("/manifest-sha256.txt"))
        entry, listed = files[manifest]
        inside = name.partition("/")[2]
        files[manifest] = (entry, listed + f"{hashlib.sha256(content).hexdigest()}  {inside}\n".encode())
        new = zipfile.ZipInfo("x")
        new.external_attr, new.create_system = mode << 16, 3
        files[name] = (new, content)

    return turn


def without(ending):
    return lambda files: {name: each for name, each in files.items() if not name.endswith(ending)}


def with_content(ending, content):
    return lambda files: {
        name: (entry, content if name.endswith(ending) else old) for name, (entry, old) in files.items()
    }


HARM = {
    "steps up": with_file("Zoé Exemple/data/documents/../../../../evil.pdf"),
    "steps up at once": with_file("../evil.pdf"),
    "absolute": with_file("/tmp/evil.pdf"),
    "absolute within": with_file("Zoé Exemple/data//etc/evil.pdf"),
    "backslashes": with_file("Zoé Exemple/data/documents\\..\\..\\evil.pdf"),
    "drive": with_file("Zoé Exemple/data/documents/C:evil.pdf"),
    "link": with_file("Zoé Exemple/data/documents/link", b"/etc", stat.S_IFLNK | 0o777),
    "pipe": with_file("Zoé Exemple/data/documents/pipe", b"", stat.S_IFIFO | 0o600),
    "two tops": with_file("Other/data/documents/x.pdf"),
    "foreign place": with_file("Zoé Exemple/data/.ssh/authorized_keys"),
    "lock": with_file("Zoé Exemple/data/.lock"),
    "same name in capitals": with_file("Zoé Exemple/data/CASE.JSON"),
    "file under a file": with_file("Zoé Exemple/data/case.json/x"),
    "no declaration": without("bagit.txt"),
    "no manifest": without("/manifest-sha256.txt"),
    "no case file": without("data/case.json"),
    "case file changed": with_content("data/case.json", b"{}"),
    "paper changed": with_content(".pdf", b"other"),
}


@pytest.mark.parametrize("kind", sorted(HARM))
def test_a_zip_that_is_no_whole_bag_of_a_case_is_refused_and_leaves_nothing(bag, tmp_path, kind):
    home = tmp_path / "deep" / "er" / "home"
    home.mkdir(parents=True)
    with pytest.raises(UsageError, match="bag_"):
        import_case(rebuilt(bag, tmp_path, HARM[kind]), home)
    assert list(home.iterdir()) == []
    assert not list(tmp_path.rglob("evil.pdf"))


def test_a_bomb_is_refused_before_it_is_unpacked(bag, tmp_path):
    def turn(files):
        with_file("Zoé Exemple/data/documents/big.pdf", b"\0" * 40_000_000)(files)
        for entry, _ in files.values():
            entry.compress_type = zipfile.ZIP_DEFLATED

    made = rebuilt(bag, tmp_path, turn)
    assert made.stat().st_size < 200_000
    with pytest.raises(UsageError, match="bag_too_large"):
        import_case(made, tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []


def test_a_file_longer_than_it_says_is_stopped(bag, tmp_path, monkeypatch):
    """A directory that lies about sizes: what is read is counted, not what is told."""
    made = rebuilt(bag, tmp_path, lambda files: None)
    raw = bytearray(made.read_bytes())
    with zipfile.ZipFile(made) as archive:
        entry = next(each for each in archive.infolist() if each.filename.endswith("case.json"))
        assert entry.file_size > 100
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        found = raw.find(mark)
        while found >= 0:
            if struct.unpack_from("<I", raw, found + at)[0] == entry.file_size:
                struct.pack_into("<I", raw, found + at, 50)
            found = raw.find(mark, found + 4)
    made.write_bytes(raw)
    with pytest.raises(UsageError, match="bag_"):
        import_case(made, tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", random.Random(4711).randbytes(500)])
def test_a_file_that_is_no_zip_is_refused(tmp_path, content):
    with pytest.raises(UsageError, match="bag_unreadable"):
        import_case(paper(tmp_path, "x.zip", content), tmp_path / "home")


def test_a_zip_cut_anywhere_is_refused_and_leaves_nothing(bag, tmp_path):
    content = bag.read_bytes()
    for part in range(1, 12):
        cut = paper(tmp_path, "cut.zip", content[: len(content) * part // 12])
        with pytest.raises(UsageError, match="bag_"):
            import_case(cut, tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []


def test_a_flipped_byte_anywhere_is_found_or_changes_nothing(case, bag, tmp_path):
    content = bag.read_bytes()
    for at in range(0, len(content), max(1, len(content) // 60)):
        flipped = bytearray(content)
        flipped[at] ^= 0x10
        made = paper(tmp_path, "flipped.zip", bytes(flipped))
        try:
            back = import_case(made, tmp_path / "home")
        except CasefileError:
            continue
        assert read_case(back).case == read_case(case).case, at
        shutil.rmtree(back)
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize(
    ("turn", "refused"),
    [
        (lambda text: text.replace(b'"schema": 1', b'"schema": 99'), NewerSchemaError),
        (lambda text: text[:-20], DamagedError),
        (lambda text: text.replace(b'"path": "documents/', b'"path": "documents/../../'), DamagedError),
    ],
    ids=["newer", "damaged", "a paper outside"],
)
def test_the_case_within_is_judged_like_any_other(case, tmp_path, turn, refused):
    path = case / "case.json"
    turned = turn(path.read_bytes())
    made = export_case(case, tmp_path / "good.zip", on=ON).path

    def swap(files):
        name = next(each for each in files if each.endswith("data/case.json"))
        manifest = next(each for each in files if each.endswith("/manifest-sha256.txt"))
        old = hashlib.sha256(files[name][1]).hexdigest().encode()
        files[name] = (files[name][0], turned)
        entry, listed = files[manifest]
        files[manifest] = (entry, listed.replace(old, hashlib.sha256(turned).hexdigest().encode()))

    with pytest.raises(refused) as told:
        import_case(rebuilt(made, tmp_path, swap), tmp_path / "home")
    assert told.value.values["path"] == str(tmp_path / "rebuilt.zip")
    assert list((tmp_path / "home").iterdir()) == []


def test_an_existing_folder_is_never_touched_and_a_name_taken_gets_a_number(case, bag, tmp_path):
    with pytest.raises(UsageError, match="folder_taken"):
        import_case(bag, tmp_path, folder=case)
    (tmp_path / "empty").mkdir()
    assert read_case(import_case(bag, tmp_path, folder=tmp_path / "empty")).damage is None
    home = tmp_path / "home"
    assert [import_case(bag, home).name for _ in range(2)] == ["Zoé Exemple", "Zoé Exemple-2"]
    with pytest.raises(NotFoundError):
        import_case(tmp_path / "nothing.zip", home)


def test_the_limits_are_counted(bag, tmp_path, monkeypatch):
    monkeypatch.setattr(unbag, "MOST_FILES", 3)
    with pytest.raises(UsageError, match="bag_too_large"):
        import_case(bag, tmp_path / "home")


def test_what_does_not_pack_is_no_bomb_however_large(case, tmp_path, monkeypatch):
    attach(case, paper(tmp_path, "scan.tiff", os.urandom(5000)), "principal/photo")
    attach(case, paper(tmp_path, "scan.jpg", b"\0" * 5000), "principal/passport")
    for path, year in zip(sorted((case / "documents").rglob("*.*")), (1970, 2200, 2026), strict=True):
        moment = datetime(year, 1, 2, tzinfo=UTC).timestamp()
        os.utime(path, (moment, moment))  # a zip knows no year before 1980 or after 2107
    made = export_case(case, tmp_path / "large.zip", on=ON).path
    with zipfile.ZipFile(made) as archive:
        years = {each.date_time[0] for each in archive.infolist() if "/documents/" in each.filename}
        assert years == {1980, 2026, 2107}
        packed = {
            Path(each.filename).suffix: each.compress_type
            for each in archive.infolist()
            if "/documents/" in each.filename
        }
    assert (packed[".jpg"], packed[".tiff"]) == (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    monkeypatch.setattr(unbag, "SMALL_BYTES", 100)
    assert import_case(made, tmp_path / "home").name == case.name
    monkeypatch.setattr(unbag, "MOST_PACKED_TIMES", 1)  # every text packs better than that
    with pytest.raises(UsageError, match="bag_too_large"):
        import_case(made, tmp_path / "other")
    assert not (tmp_path / "other").exists() or not any((tmp_path / "other").iterdir())


def test_a_sealed_case_asks_for_its_passphrase(case, tmp_path, monkeypatch):
    pytest.importorskip("pyrage")
    words = "correct horse battery"
    for poor in ("", " " * 20, "x" * 11):
        with pytest.raises(UsageError, match="passphrase_short"):
            export_case(case, tmp_path / "x.age", on=ON, passphrase=poor)
    assert not (tmp_path / "x.age").exists()
    sealed = export_case(case, tmp_path / "x.age", on=ON, passphrase=words).path
    assert (is_sealed(sealed), is_sealed(tmp_path / "nothing")) == (True, False)
    for told, code in (("", "passphrase_asked"), ("correct horse batter", "passphrase_wrong")):
        with pytest.raises(UsageError, match=code):
            import_case(sealed, tmp_path / "home", passphrase=told)
    back = import_case(sealed, tmp_path / "home", passphrase=words)
    assert (back / "case.json").read_bytes() == (case / "case.json").read_bytes()
    monkeypatch.setattr(unbag, "MOST_SEALED_BYTES", sealed.stat().st_size - 1)
    with pytest.raises(UsageError, match="bag_too_large"):
        import_case(sealed, tmp_path / "home", passphrase=words)


def test_many_small_files_that_unpack_to_gigabytes_are_refused(bag, tmp_path):
    def turn(files):
        for number in range(12):
            with_file(f"Zoé Exemple/data/documents/{number}.pdf", b"\0" * 15_000_000)(files)
        for entry, _ in files.values():
            entry.compress_type = zipfile.ZIP_DEFLATED

    made = rebuilt(bag, tmp_path, turn)
    assert made.stat().st_size < 400_000
    with pytest.raises(UsageError, match="bag_too_large"):
        import_case(made, tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []


def test_a_case_the_disk_has_no_room_for_is_not_begun(bag, tmp_path, monkeypatch):
    monkeypatch.setattr(unbag.shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(10, 9, 1))
    with pytest.raises(DiskError, match="bag_no_room"):
        import_case(bag, tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_and_a_device_are_no_zip_and_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for odd in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        assert not is_sealed(odd)
        with pytest.raises(UsageError, match="not_a_file"):
            import_case(odd, tmp_path / "desk")


def test_a_zip_whose_parts_begin_before_it_is_refused(bag, tmp_path):
    """Reading such a part makes the system refuse a place that no file has."""
    content = bytearray(bag.read_bytes())
    end = content.rfind(b"PK\x05\x06")
    for field, far in ((end + 16, 0x7FFFFFFF), (end + 12, 0x00FFFFFF)):
        told = bytearray(content)
        told[field : field + 4] = far.to_bytes(4, "little")
        bag.write_bytes(told)
        with pytest.raises(UsageError, match="bag_unreadable"):
            import_case(bag, tmp_path / "desk")
