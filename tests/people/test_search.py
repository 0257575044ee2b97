"""Search finds people however they are spelt, on both databases, and nobody of another workspace."""

import pytest

from followthrough.followup import actions as followup
from followthrough.people import actions as people
from followthrough.people import search, search_index
from followthrough.people.drafts import PersonDraft, Point
from followthrough.people.models import Person
from followthrough.rules.words import ContactKind
from followthrough.team.models import Workspace
from tests import cast as stage
from tests.cast import NOON, Cast


@pytest.fixture
def listed(cast: Cast) -> Workspace:
    """A workspace of six people who can be searched."""
    workspace = stage.make_workspace("Seekers", country="DE")
    for name, company, email, phone, city in (
        ("Anna Keller", "Brandt & Söhne GmbH", "anna.keller@brandt.example", "+49 151 12345678", "Köln"),
        ("Ben Okafor", "Okafor Deliveries", "ben@okafor.example", "+44 20 7946 0958", "London"),
        ("Chloé Martin", "Atelier Martin", "chloe@atelier.example", "+33 6 12 34 56 78", "Lyon"),
        ("Jürgen Weiß", "Straßenbau Łódź", "jw@strassenbau.example", "", "Łódź"),
        ("李明", "明星", "li@mingxing.example", "", "上海"),
        ("Percy 100%_Real", 'O\'Neill "Quotes"', "percy@oneill.example", "", ""),
    ):
        add(workspace, name, company=company, email=email, phone=phone, city=city)
    return workspace


def one(workspace: Workspace, name: str) -> Person:
    return Person.objects.get(workspace=workspace, name=name)


def add(
    workspace: Workspace, name: str, *, company: str = "", email: str = "", phone: str = "", city: str = ""
) -> Person:
    points = (Point(kind=ContactKind.EMAIL, shown=email), Point(kind=ContactKind.MOBILE, shown=phone))
    draft = PersonDraft(name=name, company=company, points=points, facts={"city": city})
    return people.add_person(draft, workspace=workspace, by=None, at=NOON)


def found(workspace: Workspace, query: str, **options) -> list[str]:
    hits = search.find(workspace.pk, query, **options)
    names = dict(Person.objects.values_list("pk", "name"))
    return [names[hit.person_id] for hit in hits]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("keller", "Anna Keller"),
        ("KELLER anna", "Anna Keller"),
        ("anna kel", "Anna Keller"),
        ("elle", "Anna Keller"),
        ("brandt sohne", "Anna Keller"),
        ("Söhne", "Anna Keller"),
        ("anna.keller@brandt.example", "Anna Keller"),
        ("@brandt", "Anna Keller"),
        ("koln", "Anna Keller"),
        ("an", "Anna Keller"),
        ("ke", "Anna Keller"),
        ("b oka", "Ben Okafor"),
        ("chloe", "Chloé Martin"),
        ("MARTÍN", "Chloé Martin"),
        ("jurgen weiss", "Jürgen Weiß"),
        ("weiß", "Jürgen Weiß"),
        ("strassenbau lodz", "Jürgen Weiß"),
        ("李明", "李明"),
        ("李", "李明"),
    ],
)
def test_any_part_in_any_spelling_finds_them(listed: Workspace, query: str, name: str) -> None:
    assert name in found(listed, query)


@pytest.mark.parametrize(
    "query",
    ["+4915112345678", "0151 12345678", "0049 151 123 456 78", "(0151) 1234-5678", "151 1234", "5112345", "anna 0151"],
)
def test_a_number_finds_them_however_it_is_spelt(listed: Workspace, query: str) -> None:
    assert found(listed, query) == ["Anna Keller"]


def test_a_number_with_its_trunk_zero_in_brackets(listed: Workspace) -> None:
    assert found(listed, "+44 (0)20 7946 0958") == ["Ben Okafor"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("kelelr", "Anna Keller"),
        ("kleler", "Anna Keller"),
        ("ekller", "Anna Keller"),
        ("anna keler", "Anna Keller"),
        ("okafro", "Ben Okafor"),
        ("okefor deliverys", "Ben Okafor"),
        ("cloe", "Chloé Martin"),
        ("chlor martin", "Chloé Martin"),
        ("strasenbau", "Jürgen Weiß"),
    ],
)
def test_a_slip_of_the_finger_still_finds_them(listed: Workspace, query: str, name: str) -> None:
    assert found(listed, query)[0] == name


@pytest.mark.parametrize("query", ["", "   ", "zzzzzz", "anna zzzzzz", "999888777", "anna okafor", "xq", "keller xq"])
def test_what_is_not_there_is_not_found(listed: Workspace, query: str) -> None:
    assert found(listed, query) == []


@pytest.mark.parametrize(
    "query",
    ["%", "_", "%%%", "___", "'", '"', '"""', "keller AND", "NOT keller", "words:keller", "keller*", "^keller",
     "NEAR(anna keller)", "(", "-anna", "a+b", "\\", "\x00", "anna\x00keller", "; DROP TABLE x", "\ue000" * 3,
     "x" * 5000, "a " * 2000, "👩‍💼👩‍💼👩‍💼", "\u202eanna"],
)  # fmt: skip
def test_no_query_breaks_the_search(listed: Workspace, query: str) -> None:
    search.find(listed.pk, query)


def test_signs_with_a_meaning_in_queries_are_only_letters_here(listed: Workspace) -> None:
    assert found(listed, "100%_real") == ["Percy 100%_Real"]
    assert found(listed, 'o\'neill "quotes"') == ["Percy 100%_Real"]
    assert found(listed, "a%a keller") == []
    assert found(listed, "k_ll_r") == []


def test_nobody_of_another_workspace_is_found(listed: Workspace, cast: Cast) -> None:
    elsewhere = cast.outsider.workspace
    assert [found(elsewhere, query) for query in ("keller", "an", "kelelr", "+4915112345678")] == [[], [], [], []]
    add(elsewhere, "Anna Keller", email="anna@elsewhere.example")
    assert len(found(elsewhere, "keller")) == len(found(listed, "keller")) == 1


def test_words_of_a_note_lead_to_the_person(listed: Workspace) -> None:
    ben = one(listed, "Ben Okafor")
    search.index_note(listed.pk, ben.pk, source="touch:7", text="Wants the Verlängerte Garantie before Easter")
    (hit,) = search.find(listed.pk, "verlangerte garantie")
    assert (hit.person_id, hit.kind, hit.source) == (ben.pk, "note", "touch:7")


def test_a_note_that_a_verb_wrote_is_found_and_forgotten_with_it(cast: Cast) -> None:
    entry = followup.write_note(cast.ben, "Prefers the blue lorry", by=cast.rep, at=NOON)
    assert entry is not None
    (hit,) = search.find(cast.workspace.pk, "blue lorry")
    assert hit.person_id == cast.ben.person_id


def test_names_that_begin_with_the_query_come_first(listed: Workspace) -> None:
    add(listed, "Zoe Quist", company="Kellermann Tools")
    note = search.index_note(listed.pk, one(listed, "Ben Okafor").pk, source="touch:9", text="knows Keller")
    assert note.pk
    assert found(listed, "keller") == ["Anna Keller", "Zoe Quist", "Ben Okafor"]


def test_somebody_found_twice_is_listed_once(listed: Workspace) -> None:
    anna = one(listed, "Anna Keller")
    for number in range(3):
        search.index_note(listed.pk, anna.pk, source=f"touch:{number}", text=f"Keller, call {number}")
    assert found(listed, "keller") == ["Anna Keller"]


def test_no_more_come_than_asked_for(listed: Workspace) -> None:
    for number in range(9):
        add(listed, f"Nora Nord{number}")
    assert len(found(listed, "nord", limit=5)) == len(found(listed, "nora", limit=5)) == 5


def test_only_those_who_may_be_seen_are_found(listed: Workspace) -> None:
    for number in range(30):
        add(listed, f"Nora Nord{number:02}")
    mine = Person.objects.filter(workspace=listed, name__in=["Nora Nord29", "Anna Keller"])
    assert found(listed, "nora", among=mine) == ["Nora Nord29"]
    assert found(listed, "okafor", among=mine) == []
    assert found(listed, "kelelr", among=mine) == ["Anna Keller"]


def test_a_changed_name_is_found_and_the_old_one_forgotten(listed: Workspace) -> None:
    anna = one(listed, "Anna Keller")
    people.edit_person(anna, {"family_name": "Brandt", "company": "Elsewhere"}, by=None, at=NOON)
    assert found(listed, "brandt")[0] == "Anna Brandt"
    assert found(listed, "sohne") == []


def test_the_mark_of_a_workspace_is_the_same_in_sql(cast: Cast) -> None:
    """SQLite's triggers write it in SQL, queries write it in Python: a large number must come out alike."""
    far = stage.make_workspace("Far", pk=123_456_789)
    add(far, "Faraway Fred")
    assert len(search_index.mark_of(far.pk)) == 3
    assert found(far, "faraway") == ["Faraway Fred"]


def test_merged_people_keep_their_notes(listed: Workspace) -> None:
    twin = add(listed, "Anne Keller", email="anne@brandt.example")
    search.index_note(listed.pk, twin.pk, source="touch:11", text="Loves sailing")
    followup.merge_people(one(listed, "Anna Keller"), twin, by=None, at=NOON)
    assert found(listed, "sailing") == ["Anna Keller"]
    assert found(listed, "anne@brandt") == ["Anna Keller"]


def test_the_letters_alone_are_not_the_word(listed: Workspace) -> None:
    """Every trigram of “ananas” stands in “anana nas” too: the index finds both, the words decide."""
    add(listed, "Xenia Anana-Nasa", email="x@y.example")
    add(listed, "Fritz Bananas", email="b@y.example")
    rows = search_index.containing(listed.pk, ["ananas"], most=10)
    assert [row.words.split(" ")[1] for row in rows] == ["bananas"]
