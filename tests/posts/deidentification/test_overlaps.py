from posts.deidentification.categories import Category
from posts.deidentification.findings import Band
from posts.deidentification.overlaps import settle, with_whole_terms
from posts.deidentification.recognizers.hit import GROUP_TERM, Hit


def hit(start: int, end: int, category: Category, band: Band = Band.LOOK_AT, rule: str = "a.b") -> Hit:
    return Hit(start, end, category, band, rule)


def test_the_higher_band_wins_over_the_longer_span() -> None:
    short = hit(4, 9, Category.PHONE, Band.MUST_FIX)
    assert settle([hit(0, 20, Category.DATE), short]) == [short]


def test_of_one_band_the_longer_span_wins() -> None:
    long = hit(0, 20, Category.DATE)
    assert settle([hit(4, 9, Category.PHONE), long]) == [long]


def test_a_description_may_contain_others() -> None:
    outer, inner = hit(0, 20, Category.QUASI, Band.HINT), hit(4, 9, Category.NAME)
    assert settle([inner, outer]) == [outer, inner]


def test_an_organisation_takes_in_the_street_it_is_named_after() -> None:
    whole = hit(0, 20, Category.ORGANISATION, rule="organisation.shelter")
    assert settle([hit(0, 10, Category.PLACE, Band.MUST_FIX), whole]) == [whole]


def test_an_organisation_takes_in_no_number() -> None:
    number = hit(0, 10, Category.PHONE, Band.MUST_FIX)
    assert settle([number, hit(0, 20, Category.ORGANISATION, rule="organisation.shelter")]) == [number]


def test_the_order_of_the_recognizers_does_not_matter() -> None:
    hits = [hit(0, 5, Category.NAME), hit(3, 8, Category.DATE), hit(7, 12, Category.PLACE)]
    assert settle(hits) == settle(hits[::-1])


def test_a_word_of_the_group_takes_in_what_stands_within_it_with_its_band() -> None:
    whole = hit(0, 7, Category.NAME, rule=GROUP_TERM)
    [settled] = settle([whole, hit(4, 7, Category.NAME, Band.MUST_FIX)])
    assert (settled.start, settled.end, settled.band, settled.rule) == (0, 7, Band.MUST_FIX, GROUP_TERM)


def test_a_word_of_the_group_is_marked_also_beside_what_took_a_part_of_it() -> None:
    text = "Sunday Highway 61 is shut"
    whole, stronger = hit(7, 17, Category.PLACE, rule=GROUP_TERM), hit(0, 14, Category.NAME, Band.MUST_FIX)
    settled = settle([whole, stronger])
    assert settled == [stronger]
    assert with_whole_terms(text, [whole, stronger], settled) == [
        stronger,
        hit(15, 17, Category.PLACE, rule=GROUP_TERM),
    ]
    assert with_whole_terms(text, [whole], [whole]) == [whole]
