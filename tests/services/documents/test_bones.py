"""A PDF's bones, and what three readers that see it differently say of it together."""

from types import SimpleNamespace

import pytest

from casefile.rules.documents.looks import Look
from casefile.services.documents import pdf, structure
from casefile.services.documents.pdf import look_into
from casefile.services.documents.raw_scan import RawFacts
from casefile.services.documents.recovery import recovered
from casefile.services.documents.samples import samples
from casefile.services.documents.structure import Bones, _Heard, is_limit, open_bones
from casefile.services.documents.viewer import Viewer
from tests.services.documents.making import locked, objects_pdf, stream, text_pdf

SOUND = RawFacts(
    truncated=False, followed=False, misfit_lengths=0, unclosed=0, broken_streams=0, broken_images=0,
    words=frozenset(), decoded_all=True,
)  # fmt: skip


def bones(heard: tuple[str, ...] = (), **reader: object) -> Bones:
    """Return the bones of a document that a reader sees so, and complained of so."""
    said = _Heard()
    said.complaints[:] = heard
    return Bones(SimpleNamespace(**reader), said)


def placed(*offsets: int) -> dict[int, dict[int, int]]:
    return {0: dict(enumerate(offsets))}


@pytest.mark.parametrize(
    ("heard", "content", "left"),
    [
        (("odd",), b"", ["odd"]),
        (("Invalid parent xref", "parsing for Object Streams", "odd"), b"", ["odd"]),
        (("/Prev=0 in the trailer", "parsing for Object Streams"), b"", []),
        (("parsing for Object Streams",), b"", ["parsing for Object Streams"]),
        (("Ignoring wrong pointing object 6 0",), b"6 0 obj [7 0 R 16 0 R 6 1 R]", []),
        (("Ignoring wrong pointing object 6 0",), b"[6 0 R]", ["Ignoring wrong pointing object 6 0"]),
        (("Ignoring wrong pointing object 6 0",), b"6 0 obj /ObjStm", ["Ignoring wrong pointing object 6 0"]),
    ],
)
def test_a_complaint_counts_only_where_it_says_something_against_the_file(heard, content, left):
    assert bones(heard).complaints(content) == left


def test_what_a_parser_says_is_kept_up_to_a_hundred_without_what_takes_nothing_from_anybody():
    heard = _Heard()
    for text in ("Annotation sizes differ: 1", "x" * 300, *(str(number) for number in range(200))):
        heard.emit(SimpleNamespace(getMessage=lambda text=text: text))
    assert len(heard.complaints) == 100
    assert heard.complaints[:2] == ["x" * 200, "0"]


@pytest.mark.parametrize(
    ("content", "offsets", "count"),
    [
        (b"1 0 obj 2 0 obj", (0, 8), 0),
        (b"xx1 0 obj", (2, 1, 3), 2),
        (b"xx 1 0 obj", (0, 2), 0),
        (b"", (7,), 1),
        (b"x" * 20 + b" " * 40 + b"1 0 obj", (20,), 1),
    ],
)
def test_objects_are_looked_for_where_the_table_says(content, offsets, count):
    assert bones(xref=placed(*offsets)).misplaced(content) == count


class Tree(dict):
    def get_object(self):
        return self


def document(*, size: bool = True, page: dict | None = None, **tree: object) -> Bones:
    root = Tree({"/Pages": Tree({f"/{key}": value for key, value in tree.items()})})
    trailer = {"/Root": root} | ({"/Size": 3} if size else {})
    return bones(trailer=trailer, pages=[page or {}], xref=placed(0))


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        (document(Kids=[], Count=1), []),
        (document(Kids=[], Count=1, page={"/Type": "/Page"}), []),
        (document(Kids=[], Count=1, page={"/Type": "/Pages"}), ["page"]),
        (document(size=False, Kids=[], Count=1), ["size"]),
        (document(Count=1), ["tree"]),
        (document(Kids=[]), ["tree"]),
        (document(Kids=[], Count=1, Parent=1), ["tree"]),
    ],
)
def test_the_table_and_the_tree_have_what_they_need(given, faults):
    assert given.faults(b"") == faults


def masked(**entries: object) -> Bones:
    pictures = Tree({f"/P{at}": Tree(each) for at, each in enumerate(entries.values())})
    return bones(pages=[{"/Resources": Tree({"/XObject": pictures})}])


def test_a_mask_counts_as_many_times_finer_as_it_is():
    def picture(wide: int, **masks: int) -> dict:
        return {"/Width": wide, **{f"/{name}": Tree({"/Width": each}) for name, each in masks.items()}}

    assert masked(a=picture(100)).mask_share(1) == 1
    assert masked(a=picture(100, SMask=50)).mask_share(1) == 1
    assert masked(a=picture(100, SMask=250)).mask_share(1) == 2.5
    assert masked(a=picture(100, Mask=300), b=picture(100, SMask=200)).mask_share(1) == 3
    colours = SimpleNamespace(get_object=lambda: [1, 2])  # a mask of colours has no dots of its own
    assert masked(a={"/Width": 100, "/Mask": colours}).mask_share(1) == 1
    assert masked(a=picture(0, SMask=7)).mask_share(1) == 7


@pytest.mark.parametrize(
    ("told", "unit"), [({}, 1), ({"/UserUnit": 2.5}, 2.5), ({"/UserUnit": 0}, 1), ({"/UserUnit": -1}, 1)]
)
def test_a_page_has_a_unit_and_a_size(told, unit):
    class Page(dict):
        cropbox = SimpleNamespace(width=10, height=20)

    assert bones(pages=[Page(told)]).scale(1) == (unit, (10, 20))


@pytest.mark.parametrize(
    ("encrypted", "opens", "lock"), [(False, 0, "none"), (True, 0, "password"), (True, 1, "restricted")]
)
def test_a_lock_is_told_from_a_restriction(encrypted, opens, lock):
    asked = []
    found = bones(is_encrypted=encrypted, decrypt=lambda word: asked.append(word) or opens)
    assert (found.lock(), found.lock()) == (lock, lock)
    assert asked == ([""] if encrypted else [])


def test_a_lock_of_ones_own_key_is_a_certificate():
    def refused(_word):
        raise NotImplementedError

    assert bones(is_encrypted=True, decrypt=refused).lock() == "certificate"


@pytest.mark.parametrize(
    ("fault", "limit"),
    [(ValueError("Invalid key size (104)"), True), (ValueError("Only 128, 192, and 256 bit keys"), True),
     (ValueError("odd"), False), (KeyError("/Root"), False)],
)  # fmt: skip
def test_a_limit_of_ours_is_no_fault_of_the_file(fault, limit):
    assert is_limit(fault) is limit


def test_the_pages_are_asked_for_once():
    found = open_bones(text_pdf())
    assert found.pages() is found.pages()
    assert (len(found.pages()), found.complaints(text_pdf()), found.faults(text_pdf())) == (1, [], [])


def seen(**facts: object) -> SimpleNamespace:
    plain = {
        "opens": True,
        "locked": False,
        "pages": 1,
        "table_sound": True,
        "attachments": 0,
        "allows_all": False,
    }
    return SimpleNamespace(**{**plain, **facts})


@pytest.mark.parametrize(
    ("raw", "viewer", "recovered", "crooked", "damage"),
    [
        ({}, {}, "", False, ()),
        ({"truncated": True}, {}, "", False, ("truncated",)),
        ({"followed": True}, {}, "", False, ("tail",)),
        ({}, {}, "ending", False, ("rebuilt",)),
        ({"broken_streams": 1}, {}, "", False, ("streams",)),
        ({"broken_images": 1}, {}, "", False, ("images",)),
        ({"misfit_lengths": 1}, {}, "", False, ("structure",)),
        ({"unclosed": 1}, {}, "", False, ("structure",)),
        ({}, {"opens": False}, "", False, ("structure",)),
        ({}, {}, "", True, ("structure",)),
        ({}, {"table_sound": False}, "", False, ()),  # a viewer rebuilds sound files too
        ({"followed": True}, {"table_sound": False}, "", False, ("rebuilt", "tail")),
        ({"followed": True}, {"table_sound": False}, "rebuilt", False, ("tail", "rebuilt")),
        ({"followed": True}, {"table_sound": False, "opens": False}, "", False, ("tail", "structure")),
    ],
)
def test_damage_is_what_the_bytes_and_both_readers_show(raw, viewer, recovered, crooked, damage):
    assert pdf._damage_of(SOUND._replace(**raw), seen(**viewer), recovered, crooked=crooked) == damage


def counted(count: object, pages: int) -> Bones:
    trailer = {"/Root": {"/Pages": {"/Count": count}}}
    return bones(trailer=trailer, pages=[{}] * pages)


@pytest.mark.parametrize(
    ("given", "viewer", "lost", "counts"),
    [
        (counted(3, 3), {"pages": 3}, 0, (3, 3, 3)),
        (counted(3, 3), {"pages": 3}, 1, (2, 3, 3)),
        (counted(5, 3), {"pages": 3}, 0, (3, 5, 3)),
        (counted(3, 4), {"pages": 3}, 0, (3, 4, 4)),
        (counted(2, 2), {"pages": 4}, 0, (4, 4, 2)),
        (counted(2, 2), {"pages": 0}, 0, (2, 2, 2)),
        (counted(2, 2), {"pages": 0, "opens": False}, 0, (2, 2, 2)),
        (counted("x", 2), {"pages": 2}, 0, (2, 2, 2)),
        (None, {"pages": 2}, 0, (2, 2, None)),
        (None, {"pages": 0, "opens": False}, 0, (None, None, None)),
        (None, {"pages": 2}, 2, (2, 2, None)),
    ],
)
def test_pages_are_those_a_viewer_reaches_of_those_there_should_be(given, viewer, lost, counts):
    found = pdf._page_counts(given, seen(**viewer), lost)
    assert (found["pages"], found["pages_expected"], found["pages_found"]) == counts


@pytest.mark.parametrize(
    ("given", "content", "viewer", "lock"),
    [
        ("none", b"", {}, "none"), ("restricted", b"", {}, "restricted"), ("certificate", b"", {}, "certificate"),
        ("certificate", b"", {"locked": True}, "certificate"), ("restricted", b"", {"locked": True}, "password"),
        (None, b"/Encrypt", {}, "restricted"), (None, b"/Encrypt", {"opens": False}, "none"), (None, b"", {}, "none"),
        (None, b"", {"locked": True}, "password"), (KeyError, b"/Encrypt", {}, "none"),
    ],
)  # fmt: skip
def test_a_lock_is_the_worst_that_a_reader_meets(given, content, viewer, lock):
    def told():
        if given is KeyError:
            raise KeyError
        return given

    skeleton = None if given is None else SimpleNamespace(lock=told)
    assert pdf._lock_of(content, skeleton, seen(**viewer)) == lock


@pytest.mark.parametrize(
    ("dpi", "unit", "share", "true"),
    [
        (150, 1, 2.0, 300),
        (199, 1, 2.0, 398),
        (200, 1, 2.0, 200),
        (150, 2, 1.0, 75),
        (500, 2, 3.0, 250),
        (300, 2, 3.0, 450),
    ],
)
def test_a_coarse_scan_is_as_fine_as_the_mask_over_it(dpi, unit, share, true):
    given = SimpleNamespace(scale=lambda _: (unit, (306.0, 396.0)), mask_share=lambda _: share)
    assert pdf._true_dpi(given, 1, dpi) == true
    assert pdf._true_dpi(None, 1, dpi) == pdf._true_dpi(SimpleNamespace(), 1, dpi) == dpi


def test_what_crooked_bones_are():
    def told(faults=(), complaints=()):
        return SimpleNamespace(faults=lambda _: list(faults), complaints=lambda _: list(complaints))

    def raising(fault):
        def asked(_):
            raise fault

        return SimpleNamespace(faults=asked)

    assert pdf._is_crooked(b"", None)
    assert not pdf._is_crooked(b"", told())
    assert pdf._is_crooked(b"", told(faults=("tree",)))
    assert pdf._is_crooked(b"", told(complaints=("odd",)))
    assert pdf._is_crooked(b"", raising(KeyError()))
    assert not pdf._is_crooked(b"", raising(MemoryError()))
    assert not pdf._is_crooked(b"", raising(ValueError("Invalid key size (104)")))


def test_pages_without_a_box_are_numbered_from_one():
    given = bones(pages=[{"/MediaBox": [0]}, {}, {"/MediaBox": None}])
    assert pdf._without_box(given) == (2, 3)
    assert pdf._without_box(None) == pdf._without_box(SimpleNamespace()) == ()


def test_the_files_of_an_invoice_are_not_counted_by_the_viewer_either():
    names = b"/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>"
    holding = text_pdf(root=names, more=(b"<< /F (factur-x.xml) >>",))
    reader = open_bones(holding)
    active = SOUND._replace(words=frozenset({"/EmbeddedFiles"}))
    for counted_there, left in ((1, 0), (3, 2), (0, 0)):
        facts, filled = pdf._active_facts(reader, active, seen(attachments=counted_there))
        assert (facts["attachments"], facts["invoice_data"], filled) == (left, True, ())
    assert pdf._active_facts(reader, SOUND, seen())[0]["invoice_data"] is False  # nothing acts: not walked
    assert pdf._active_facts(reader, SOUND._replace(decoded_all=False), seen())[0]["invoice_data"] is True


@pytest.mark.parametrize(
    ("words", "javascript", "xfa"),
    [
        ({"/JS"}, True, False),
        ({"/JavaScript"}, True, False),
        ({"/XFA"}, False, True),
        ({"/Sig"}, False, False),
    ],
)
def test_where_the_tree_cannot_be_walked_its_words_tell(words, javascript, xfa):
    facts, _ = pdf._active_facts(SimpleNamespace(), SOUND._replace(words=frozenset(words)), seen())
    assert (facts["javascript"], facts["xfa"]) == (javascript, xfa)


@pytest.mark.parametrize("start", [0, 1, 500, 1015])
def test_foreign_bytes_before_a_document_are_counted(start):
    structure.warm_up()
    look = look_into(Look(name="a"), b"x" * start + text_pdf(), ())
    assert (look.preceded_bytes, look.damage, look.pages) == (start, (), 1)
    # where the table is, the end of the file tells
    more = text_pdf(page=b"/Said (startxref 7)", more=(stream(b"x" * 3000),))
    look = look_into(Look(name="a"), b"x" * start + more, ())
    assert (look.preceded_bytes, look.damage, look.pages) == (start, (), 1)


def test_what_a_fresh_child_reads_first_is_sound_but_for_the_last():
    structure.warm_up()
    *sound, cut = (look_into(Look(name="a"), each, ("sample",)) for each in samples())
    assert [(look.damage, look.pages, look.opens) for look in sound] == [((), 1, True)] * 3
    assert "truncated" in cut.damage
    assert [look.javascript for look in sound] == [True, True, False]
    assert [look.form_fields for look in sound] == [1, 1, 0]


def test_what_a_lock_allows_is_told_by_all_its_bits():
    every = 0xFFFFFFFC
    without = {bit: every & ~(1 << bit) for bit in range(2, 12)}
    for allowed, all_of_it in ((every, True), *((without[bit], bit in {6, 7, 9}) for bit in without)):
        with Viewer(locked(text_pdf(), "", "owner", allowed=allowed)) as viewer:
            assert viewer.allows_all is all_of_it, bin(allowed)
    with Viewer(b"nothing") as none:
        assert (none.opens, none.pages, none.allows_all, none.page(0), none.locked) == (
            False,
            0,
            False,
            None,
            False,
        )
    with Viewer(locked(text_pdf(), "secret", "owner")) as shut:
        assert (shut.opens, shut.locked) == (False, True)
    with Viewer(
        objects_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])
    ) as empty:
        assert empty.pages == 0


@pytest.mark.parametrize(
    ("content", "way"),
    [
        (text_pdf(), "ending"),
        (text_pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [] /Count 0"), None),
        (locked(text_pdf(), "secret", "owner"), None),
        (b"%PDF-1.7 nothing", None),
    ],
)
def test_a_document_without_its_end_is_recovered_where_it_has_a_page_to_show(content, way):
    found = recovered(content[: content.rfind(b"startxref")])
    assert (found and found[1]) == way
