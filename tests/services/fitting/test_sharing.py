"""A budget shared out: within it and near it, in few encodes, whatever pictures do with their quality."""

import pytest

from casefile.rules.fitting.plan import Point
from casefile.services.fitting import sharing
from casefile.services.fitting.pictures import Embedded

KINDS = {"alike": lambda at: 1.0, "unlike": lambda at: 0.4 + 0.3 * (at % 5)}


class Pages:
    """Pictures whose plain and made sizes follow a law of their own; counts what is encoded."""

    def __init__(self, weight, shrink):
        self.weight, self.shrink, self.tries, self.makes = weight, shrink, 0, 0

    def point(self, at, quality):
        size = 3_000_000 * self.weight(at) * (200 - 2 * quality) ** -0.7
        return Point(quality, round(size), 1 - 0.02 * self.weight(at) * (100 - quality) / 50)

    def tried(self, wanted):
        self.tries += len(wanted)
        return [self.point(at, quality) for at, quality in wanted]

    def made(self, wanted):
        self.makes += len(wanted)
        sizes = [round(self.point(at, quality).size_bytes * self.shrink(at)) for at, quality in wanted]
        return [Embedded(bytes(size), 1, 1, 8, 3, "/DCTDecode") for size in sizes]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shrink", [0.9, 0.97])
@pytest.mark.parametrize("count", [1, 3, 12, 30])
def test_the_budget_is_kept_and_nearly_spent_in_few_encodes(kind, shrink, count):
    pages = Pages(KINDS[kind], lambda at: shrink + 0.01 * (at % 3))
    least = [pages.point(at, 50) for at in range(count)]
    budget = round(1.25 * sum(each.size_bytes for each in least))
    done = sharing.Sharing(pages, least, [1 << 40] * count, budget).done()
    weight = sum(len(made.data) for _, made in done.values())
    assert len(done) == count
    assert 0.96 * budget <= weight <= budget or all(point.quality == 92 for point, _ in done.values())
    assert all(point.size_bytes == len(made.data) for point, made in done.values())
    assert pages.makes <= 2.5 * count + 3
    assert pages.tries <= 4 * count + 3


def test_a_picture_that_is_lighter_as_it_came_stays_as_it_came():
    pages = Pages(KINDS["alike"], lambda at: 0.9)
    least = [pages.point(at, 50) for at in range(3)]
    unchanged = [1 << 40, least[1].size_bytes // 2, 1 << 40]
    budget = 3 * least[0].size_bytes
    done = sharing.Sharing(pages, least, unchanged, budget).done()
    assert sorted(done) == [0, 2]
    assert sum(len(made.data) for _, made in done.values()) + unchanged[1] <= budget


def test_what_tries_promised_and_the_making_does_not_keep_is_none():
    pages = Pages(KINDS["alike"], lambda at: 1.2)
    least = [pages.point(at, 50) for at in range(2)]
    budget = sum(each.size_bytes for each in least)
    assert sharing.Sharing(pages, least, [1 << 40] * 2, budget).done() is None


@pytest.mark.parametrize(("count", "first"), [(7, 7), (8, 3), (9, 3)])
def test_of_many_pictures_a_few_are_tried_before_all(count, first):
    pages, asked = Pages(KINDS["alike"], lambda at: 0.9), []
    tried = pages.tried
    pages.tried = lambda wanted: asked.append(len(wanted)) or tried(wanted)
    least = [pages.point(at, 50) for at in range(count)]
    sharing.Sharing(pages, least, [1 << 40] * count, 2 * sum(each.size_bytes for each in least)).done()
    assert asked[0] == first


def test_tries_are_read_from_the_least_quality_on_in_whatever_order_they_were_made():
    pages = Pages(KINDS["alike"], lambda at: 0.9)
    least = [pages.point(at, 50) for at in range(2)]
    budget = 3 * least[0].size_bytes
    shares = []
    for order in ((70, 90), (90, 70)):
        made = sharing.Sharing(pages, least, [1 << 40] * 2, budget)
        for quality in order:
            made._try(dict.fromkeys(range(2), quality))
        shares.append(made._shared(0.99))
    assert shares[0] == shares[1]
