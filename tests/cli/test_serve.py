"""`casefile serve`: what keeps it from serving is one sentence; reaching further than this computer is warned of."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from casefile.cli.terminal import can_show_screens
from tests.cli.conftest import Casefile


@pytest.mark.parametrize("package", ["aiohttp", "textual_serve"])
def test_without_its_packages_one_sentence_says_what_to_install(casefile: Casefile, monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    ran = casefile("serve")
    assert (ran.code, ran.out) == (2, "")
    assert "casefile[web]" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_port_that_is_taken_is_named(casefile: Casefile, lang):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = casefile("--lang", lang, "serve", "--port", port)
    assert (ran.code, ran.out) == (2, "")
    assert f"port {port}" in ran.err
    assert "--port" in ran.err


def test_an_address_beyond_this_computer_is_warned_of_and_one_it_has_not_is_refused(casefile: Casefile):
    ran = casefile("--lang", "en", "serve", "--host", "203.0.113.9", "--port", "0")
    assert ran.code == 2
    warned, refused = ran.err.strip().splitlines()
    assert "nothing on the way is encrypted" in warned
    assert "no address 203.0.113.9" in refused


@pytest.mark.parametrize(
    "given", [("--port", "70000"), ("--port", "x"), ("--sessions", "0"), ("--host",), ("more",)]
)
def test_what_makes_no_sense_is_refused(casefile: Casefile, given):
    assert casefile("serve", *given).code == 2


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "name", ["https://cases.office.example", "cases:443", "*", "", "\u202ecases", "a" * 10_000]
)
def test_a_name_that_is_none_is_refused_in_a_sentence(casefile: Casefile, lang, name):
    ran = casefile("--lang", lang, "serve", "--host-name", name, "--port", "0")
    assert (ran.code, ran.out) == (2, "")
    assert "cases.office.example" in ran.err
    assert len(ran.err) < 400


def test_the_drivers_of_the_library_count_as_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    assert not can_show_screens()
    for driver in ("textual.drivers.web_driver:WebDriver", "casefile.tui.browser:BrowserDriver"):
        monkeypatch.setenv("TEXTUAL_DRIVER", driver)
        assert can_show_screens()


@pytest.mark.skipif(os.name == "nt", reason="sends the signal of Ctrl+C")
def test_it_prints_its_address_refuses_whoever_has_not_all_of_it_and_ends_with_ctrl_c():
    run = subprocess.Popen(
        [sys.executable, "-m", "casefile", "--lang", "en", "serve", "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert run.stdout is not None
    try:
        address = run.stdout.readline().strip()
        place, _, token = address.partition("/?token=")
        assert place.startswith("http://127.0.0.1:")
        assert len(token) >= 43
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{place}/", timeout=20)
        assert refused.value.code == 403
        refused.value.close()
    finally:
        run.send_signal(signal.SIGINT)
        out, said = run.communicate(timeout=30)
    assert (run.returncode, out) == (0, "")
    assert said.splitlines()[-1] == "Ended; every change is saved."
