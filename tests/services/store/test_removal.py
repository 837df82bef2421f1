import os

import pytest

from casefile.errors import LockedError, NotFoundError, StoreError, UsageError
from casefile.services.store import lock
from casefile.services.store.listing import heads as the_heads
from casefile.services.store.readback import read_case
from casefile.services.store.removal import folder_contents, remains, remove_case
from tests.faults.sabotage import Sabotage, failing, in_child
from tests.services.store.fictional import attach, change, new_case, paper


def test_what_would_go_is_counted_strangers_named(tmp_path):
    folder = new_case(tmp_path)
    change(folder, "A")
    attach(folder, paper(tmp_path))
    paper(folder, "mine.txt", b"12345")
    found = folder_contents(folder)
    assert (found.documents, found.versions, found.others) == (1, 2, ("mine.txt",))
    assert found.size_bytes == sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_a_case_is_removed_whole_and_only_that_case(tmp_path):
    folder, other = new_case(tmp_path), new_case(tmp_path, "Zoé")
    original = paper(tmp_path)
    attach(folder, original)
    (folder / "documents" / "link").symlink_to(other)
    remove_case(folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Zoé", "passeport.pdf"]
    assert read_case(other).damage is None


def test_a_damaged_case_can_be_removed_a_folder_that_is_none_cannot(tmp_path):
    folder = new_case(tmp_path)
    (folder / "case.json").write_bytes(b"")
    remove_case(folder)
    assert not folder.exists()
    (tmp_path / "plain").mkdir()
    for path in (tmp_path / "plain", tmp_path / "nowhere"):
        with pytest.raises(NotFoundError):
            remove_case(path)
    assert (tmp_path / "plain").is_dir()


def test_a_link_to_a_case_is_not_followed(tmp_path):
    folder = new_case(tmp_path)
    (tmp_path / "link").symlink_to(folder)
    with pytest.raises(UsageError, match="remove_link"):
        remove_case(tmp_path / "link")
    assert read_case(folder).damage is None


def test_a_case_that_is_being_changed_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    folder = new_case(tmp_path)
    with lock.locked(folder), pytest.raises(LockedError):
        remove_case(folder)
    assert read_case(folder).damage is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork: proved on Linux and macOS only")
def test_what_a_kill_leaves_is_no_case_is_named_and_goes_with_the_next_removal(tmp_path):
    seen = set()
    for number in range(1, 30):
        home = tmp_path / str(number)
        folder, other = new_case(home), new_case(home, "Zoé")
        attach(folder, paper(tmp_path))
        in_child(lambda folder=folder: remove_case(folder), number)
        names = [head.name for head in the_heads(home)]
        assert names in (["Anna Exemple", "Zoé"], ["Zoé"]), number
        left = {path.name for path in home.iterdir()} - {"Anna Exemple", "Zoé"}
        found = remains([home])
        assert {path.name for path, _ in found} == left
        seen.add((len(names), len(left)))
        remove_case(other)
        assert remains([home]) == []
    assert (1, 1) in seen, "no kill came between disappearing and being freed"


def test_a_disk_that_refuses_leaves_the_case_or_nothing_of_it_on_the_desk(tmp_path):
    for number in range(1, 30):
        folder = new_case(tmp_path / str(number))
        try:
            with Sabotage(number, failing(5)):
                remove_case(folder)
        except StoreError:
            pass
        heads = the_heads(folder.parent)
        assert heads == [] or heads[0].damage is None
