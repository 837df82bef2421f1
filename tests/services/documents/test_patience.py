"""The limit of one step: it counts the work of this process, not the time that others take from it."""

import time

import pytest

from casefile.services.documents.patience import LateError, within


def work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_a_step_that_works_too_long_is_ended():
    with pytest.raises(LateError), within(0.05):
        work(5)


def test_a_step_kept_waiting_by_its_neighbours_is_not():
    with within(0.05):
        time.sleep(0.2)
