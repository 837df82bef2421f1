"""What acts by itself or hides in a PDF, wherever in its tree it hangs."""

from types import SimpleNamespace

import pytest

from casefile.services.documents.active import ActiveFacts, walk

LAUNCH, SCRIPT, TURN = {"/S": "/Launch"}, {"/S": "/JavaScript"}, {"/S": "/GoTo"}


def walked(root=None, *pages) -> ActiveFacts:
    return walk(SimpleNamespace(trailer={"/Root": root or {}}, pages=iter(pages)))


def form(*fields, **more):
    return {"/AcroForm": {"/Fields": list(fields), **more}}


class Reference:
    """What stands for another object until it is asked for."""

    def __init__(self, value):
        self.value = value

    def get_object(self):
        return self.value


PLACES = {
    "the document when it is opened": lambda action: ({"/OpenAction": action},),
    "an event of the document": lambda action: ({"/AA": {"/WC": TURN, "/WP": action}},),
    "an event of a page": lambda action: ({}, {"/AA": {"/O": action}}),
    "a note on a page": lambda action: ({}, {}, {"/Annots": [{"/Subtype": "/Link"}, {"/A": action}]}),
    "an event of a note": lambda action: ({}, {"/Annots": [{"/AA": {"/E": action}}]}),
    "a field": lambda action: (form({"/T": "a", "/A": action}),),
    "an event of a field": lambda action: (form({"/T": "a", "/FT": "/Tx", "/AA": {"/K": action}}),),
    "a field of a field": lambda action: (form({"/T": "a", "/Kids": [{"/T": "b", "/A": action}]}),),
    "an event of a field that has others": lambda action: (
        form({"/T": "a", "/AA": {"/K": action}, "/Kids": [{"/T": "b"}]}),
    ),
    "a field that has others": lambda action: (form({"/T": "a", "/A": action, "/Kids": [{"/T": "b"}]}),),
    "a bookmark": lambda action: ({"/Outlines": {"/First": {"/A": action}}},),
    "the bookmark after it": lambda action: ({"/Outlines": {"/First": {"/Next": {"/A": action}}}},),
    "a bookmark below it": lambda action: ({"/Outlines": {"/First": {"/First": {"/A": action}}}},),
    "what follows an action": lambda action: ({"/OpenAction": {**TURN, "/Next": action}},),
    "one of those that follow": lambda action: ({"/OpenAction": {**TURN, "/Next": [TURN, action, TURN]}},),
    "the second that follows": lambda action: (
        {"/OpenAction": {**TURN, "/Next": {**TURN, "/Next": action}}},
    ),
}


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("referred", [False, True])
def test_an_action_is_found_wherever_it_hangs(place, referred):
    def acting(action):
        found = walked(*PLACES[place](Reference(action) if referred else action))
        return found.javascript, found.actions

    assert acting(TURN) == (False, ())
    assert acting(LAUNCH) == (False, ("Launch",))
    assert acting(SCRIPT) == (True, ())
    assert acting({"/JS": "app"}) == (True, ())


def test_actions_are_told_once_each_and_in_order():
    root = {"/AA": {"/WC": {"/S": "/Movie"}, "/WP": LAUNCH}, "/OpenAction": LAUNCH}
    assert walked(root, {"/AA": {"/O": {"/S": "/GoToE"}}}).actions == ("GoToE", "Launch", "Movie")


@pytest.mark.parametrize(
    "kind", ["Launch", "SubmitForm", "ImportData", "GoToE", "Rendition", "Movie", "RichMediaExecute"]
)
def test_each_action_that_reaches_out_of_the_page_is_told(kind):
    assert walked({"/OpenAction": {"/S": f"/{kind}"}}).actions == (kind,)


def test_scripts_that_only_have_a_name_are_scripts():
    assert walked({"/Names": {"/JavaScript": {"/Kids": [{"/Names": ["a", SCRIPT]}]}}}).javascript
    assert not walked({"/Names": {"/JavaScript": {"/Names": []}}}).javascript


FILES = {"/Names": {"/EmbeddedFiles": {"/Names": ["a", {"/F": "a.txt"}], "/Kids": [
    {"/Names": ["b", {"/UF": "Factur-X.xml"}, "c", {"/F": "zugferd-invoice.xml", "/UF": "other"}]},
    {"/Names": ["d", {"/F": "photo.jpg"}]},
]}}}  # fmt: skip


def test_the_files_inside_are_counted_without_the_twins_of_an_invoice():
    found = walked(FILES, {"/Annots": [{"/Subtype": "/FileAttachment"}, {"/Subtype": "/Text"}, {}]})
    assert (found.attachments, found.invoice_data) == (3, True)
    assert not walked({"/Names": {"/EmbeddedFiles": {"/Names": ["a", {"/F": "a.txt"}]}}}).invoice_data


@pytest.mark.parametrize(
    "name",
    ["factur-x", "zugferd-invoice", "xrechnung", "order-x", "cii", "zugferd_invoice", "ZUGFeRD-invoice"],
)
@pytest.mark.parametrize("key", ["/F", "/UF"])
def test_each_name_of_an_invoices_data_is_known(name, key):
    found = walked({"/Names": {"/EmbeddedFiles": {"/Names": ["a", {key: f"{name}.xml"}]}}})
    assert (found.attachments, found.invoice_data) == (0, True)


@pytest.mark.parametrize(
    ("root", "xfa"),
    [({}, False), (form(), False), (form(**{"/XFA": []}), True), ({"/NeedsRendering": True}, True),
     ({"/NeedsRendering": False}, False)],
)  # fmt: skip
def test_a_dynamic_form_says_so_in_two_ways(root, xfa):
    assert walked(root).xfa is xfa


def test_fields_are_counted_at_their_ends_each_once_signatures_apart():
    shared = {"/T": "name", "/FT": "/Tx"}
    group = {"/T": "group", "/FT": "/Btn", "/Kids": []}
    for value in ("yes", "no"):
        group["/Kids"].append({"/T": value, "/Parent": group, "/V": value})
    widgets = {"/T": "one", "/FT": "/Ch", "/V": "Canada", "/Kids": [{"/Rect": []}, {"/Rect": []}]}
    signed, empty = {"/T": "s", "/FT": "/Sig", "/V": {"/Type": "/Sig"}}, {"/T": "e", "/FT": "/Sig"}
    untyped = {"/T": "nothing"}
    found = walked(form(shared, shared, group, widgets, signed, empty, untyped, None, {}))
    assert (found.form_fields, found.signatures) == (4, 1)
    assert sorted(found.filled) == [("/Btn", "no"), ("/Btn", "yes"), ("/Ch", "Canada")]


@pytest.mark.parametrize(
    ("field", "filled"),
    [
        ({"/FT": "/Tx", "/V": "Zoé"}, (("/Tx", "Zoé"),)),
        ({"/FT": "/Tx", "/V": Reference("Zoé")}, (("/Tx", "Zoé"),)),
        ({"/FT": "/Tx", "/V": "x" * 500}, (("/Tx", "x" * 400),)),
        ({"/FT": "/Tx", "/V": " \n"}, ()),
        ({"/FT": "/Tx", "/V": ["a"]}, ()),
        ({"/FT": "/Sig", "/V": "x"}, ()),
    ],
)
def test_what_stands_in_a_field_is_its_text(field, filled):
    assert walked(form({"/T": "a", **field})).filled == filled


def test_a_tree_that_bites_its_tail_ends():
    turn: dict = {"/S": "/GoTo"}
    turn["/Next"] = turn
    item: dict = {"/A": LAUNCH}
    item["/Next"] = item["/First"] = item
    names: dict = {"/Names": ["a", {"/F": "a"}]}
    names["/Kids"] = [names, names]
    field: dict = {"/T": "a", "/A": LAUNCH}
    field["/Kids"] = [field]
    field["/Parent"] = field
    root = {
        "/OpenAction": turn,
        "/Outlines": {"/First": item},
        "/Names": {"/EmbeddedFiles": names},
        **form(field),
    }
    found = walked(root)
    assert (found.actions, found.form_fields) == (("Launch",), 0)
    assert 1 <= found.attachments <= 300


def test_only_so_much_of_a_document_is_looked_at():
    acting, still = {"/AA": {"/O": LAUNCH}}, {}
    for last, found in ((200, ("Launch",)), (201, ())):
        assert walked({}, *[still] * (last - 1), acting).actions == found
    for last, found in ((300, ("Launch",)), (301, ())):
        assert walked({}, {"/Annots": [still] * (last - 1) + [{"/A": LAUNCH}]}).actions == found
    for last, found in ((300, ("Launch",)), (301, ())):
        item: dict = {"/A": LAUNCH}
        for _ in range(last - 1):
            item = {"/Next": item}
        assert walked({"/Outlines": {"/First": item}}).actions == found
    many = [{"/T": "a", "/FT": "/Tx"} for _ in range(2001)]
    for fields in (many[:2000], many):
        assert walked(form(*fields)).form_fields == 2000
    groups = [{"/T": "a", "/Kids": many[at::2]} for at in (0, 1)]
    assert walked(form(*groups)).form_fields == 1998  # the two groups are fields too


@pytest.mark.parametrize("root", [None, 7, [], "x", Reference(None)])
def test_what_is_no_tree_holds_nothing(root):
    assert walk(SimpleNamespace(trailer={"/Root": root}, pages=[])) == ActiveFacts()
