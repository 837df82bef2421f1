"""Which requests a server of the screens refuses: other names (DNS rebinding), other sites, other secrets."""

import pytest

from casefile.services.serving.guard import is_host_name, is_loopback, is_secret, known_hosts, refusal

LOOPBACK = known_hosts("127.0.0.1", "office")


def asked(door=LOOPBACK, host="127.0.0.1:8500", origin=None, site=None, changes=False, entering=False):
    return refusal(door, host=host, origin=origin, site=site, changes=changes, entering=entering)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8500", "localhost:8500", "LOCALHOST", "[::1]:8500", "localhost:9000", "127.0.0.1"]
)
def test_the_names_of_this_computer_are_known_whatever_the_port_a_tunnel_gives_them(host):
    assert asked(host=host) == ""


@pytest.mark.parametrize(
    "host",
    [
        "", "evil.example", "evil.example:8500", "127.0.0.1.evil.example", "localhost.evil.example:8500", "192.168.1.7",
        "evil.example@127.0.0.1.evil", "[::1", "0.0.0.0:8500", "office:8500", "127.0.0.1:8500, evil.example",
    ],
)  # fmt: skip
def test_other_names_are_refused_even_when_they_lead_here(host):
    assert asked(host=host) == "host"


def test_the_name_a_server_was_told_to_listen_on_is_known_and_no_other():
    door = known_hosts("Office.example", "pc7")
    assert asked(door, host="office.example:8500") == ""
    assert asked(door, host="pc7:8500") == "host"


def test_on_all_addresses_a_bare_address_will_do_for_no_page_can_be_made_to_go_by_one():
    door = known_hosts("0.0.0.0", "PC7")
    assert asked(door, host="192.168.1.7:8500") == asked(door, host="pc7:8500") == ""
    assert asked(door, host="evil.example:8500") == "host"


@pytest.mark.parametrize(
    "origin",
    [
        "null", "https://evil.example", "http://127.0.0.1:8501", "http://localhost:8500", "http://127.0.0.1",
        "file://127.0.0.1:8500", "http://127.0.0.1:8500.evil.example", "http://[::1", "",
    ],
)  # fmt: skip
def test_another_origin_is_refused_for_pages_sockets_and_files(origin):
    assert asked(origin=origin) == asked(origin=origin, changes=True) == "origin"
    assert asked(origin=origin, entering=True) == "origin"


def test_a_socket_or_a_file_needs_an_origin_and_it_is_this_very_one():
    assert asked(changes=True) == "origin"
    assert asked(changes=True, origin="http://127.0.0.1:8500") == ""
    assert asked(changes=True, origin="https://127.0.0.1:8500") == ""


def test_only_the_first_page_may_be_reached_from_another_site():
    assert asked(site="cross-site", entering=True) == ""
    assert asked(site="cross-site") == asked(site="same-site") == "origin"
    assert asked(site="same-origin") == asked(site="none") == ""


def test_a_secret_is_the_whole_of_it():
    assert is_secret("abc", "abc")
    assert not any(is_secret(given, "abc") for given in ("", "ab", "abcd", "abC", "é\udcff"))


def test_what_is_reached_from_this_computer_only():
    assert all(is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "127.8.0.1"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "192.168.1.7", "office.example", ""))


def test_a_proxys_name_is_known_when_it_was_given_and_opens_for_no_other():
    door = known_hosts("127.0.0.1", "pc7", ["Cases.Office.example"])
    given, origin = "cases.office.example", "https://cases.office.example"
    assert asked(door, host=given, entering=True) == ""
    assert asked(door, host=given, origin=origin, changes=True) == ""
    assert asked(door, host="office.example") == asked(door, host="pc7") == "host"
    assert asked(door, host="cases.office.example.evil.example") == "host"
    assert asked(door, host=given, origin="https://evil.example", changes=True) == "origin"
    assert (
        asked(door, host="127.0.0.1:8500", origin=origin, changes=True) == "origin"
    )  # the name is to be handed on
    assert asked(door, host=given, changes=True) == "origin"
    assert not door.any_address


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("cases.office.example", True), ("CASES", True), ("10.0.0.7", True), ("::1", True), ("a-b.c1", True),
        ("", False), ("https://cases.office.example", False), ("cases.office.example:443", False), ("*", False),
        ("*.office.example", False), ("cases.office.example/", False), ("a..b", False), ("-a.b", False),
        ("é.fr", False),
        (".".join(["a" * 62] * 3 + ["a" * 64]), False), (".".join(["a" * 63] * 3 + ["a" * 61]), True),
        (".".join(["a" * 63] * 3 + ["a" * 62]), False),
        ("a b", False), ("a\0", False), ("a\n", False), ("a" * 64, False), (".".join(["a" * 60] * 5), False),
    ],
)  # fmt: skip
def test_a_name_of_a_host_is_a_name_and_nothing_else(name, is_one):
    assert is_host_name(name) is is_one
