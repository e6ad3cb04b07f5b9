"""How names live on: whatever authors do, an answer ends under its own question or as gone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.blocks.base import Kind
from generator.published import Published, Record, Span, follow, read_published
from generator.succession import Asked, Declared, Sheet, merge

IDS = ("a", "b", "c", "d")
BLOCKS = ("p", "q", "r")
KINDS: tuple[Kind, ...] = ("text", "one-of")


@dataclass
class Thing:
    """A block or an item as an author sees it: its id and the lines `renamed_from`.

    `released` is what both were in the last release.
    """

    id: str
    olds: list[str] = field(default_factory=list)
    released: tuple[str, list[str]] = ("", [])

    def becomes(self, id: str) -> None:
        """Another id, with a line for the one that was released; going back needs none."""
        was, olds = self.released
        self.olds = (
            list(olds) if id == was else [one for one in (was, *olds) if one not in ("", id)]
        )
        self.id = id


@dataclass
class Item(Thing):
    """A question; `meanings` are the questions whose answers belong to it.

    `answered` holds those of the last release by their kind, for a change that is taken back, and
    `name` the full name that it had there; `is_back` says that it was gone in it.
    """

    kind: Kind = "text"
    text: str = ""
    meanings: set[int] = field(default_factory=set)
    answered: dict[str, tuple[set[int], str]] = field(default_factory=dict)
    name: str = ""
    is_back: bool = False


@dataclass
class Block(Thing):
    """A block with its items, and what was last taken out of it, by id.

    `free` are ids that are gone since a release: only then they can be told from a new wording.
    """

    items: list[Item] = field(default_factory=list)
    gone: dict[str, Item] = field(default_factory=dict)
    free: set[str] = field(default_factory=lambda: {"c", "d"})


@dataclass(frozen=True)
class Answer:
    """What somebody has kept, and which question it was given to."""

    name: str
    edition: int
    meaning: int


class World:
    """An author, the releases, and the people who answered each edition."""

    def __init__(self) -> None:
        self.numbers = count()
        self.blocks = [Block("p"), Block("q")]
        self.published: Published | None = None
        self.answers: list[Answer] = []
        self.asked: dict[int, str] = {}
        self.seen: dict[tuple[str, ...], list[str]] = {}
        self.did: Counter[str] = Counter()
        for block in self.blocks:
            for id in IDS[:2]:
                block.items.append(self.new(id))

    def new(self, id: str) -> Item:
        """A question that was never asked before."""
        number = next(self.numbers)
        return Item(id, kind=KINDS[number % 2], text=f"Question {number}?", meanings={number})

    def sheet(self) -> Sheet:
        """What the activity asks now."""
        fields: list[Asked] = []
        declared: list[Declared] = []
        for block in self.blocks:
            of_block = self.mark(declared, "", "", block)
            for item in block.items:
                pattern = f"{of_block}.{self.mark(declared, block.id, 'items', item)}"
                name = f"{block.id}.{item.id}"
                fields.append(Asked(name, item.kind, {"w": item.text}, pattern=pattern))
        return Sheet("sheet", ("w",), tuple(fields), tuple(declared))

    @staticmethod
    def mark(declared: list[Declared], owner: str, where: str, thing: Thing) -> str:
        """What stands for a thing's id in the pattern of a name."""
        if not thing.olds:
            return thing.id
        declared.append(Declared(owner, where, thing.id, tuple(thing.olds)))
        return f"@{len(declared) - 1}@"

    def release(self) -> None:
        """Publish, and let somebody answer everything."""
        for things in self.lists():
            assert legal(things)
            for thing in things:
                thing.released = (thing.id, list(thing.olds))
        self.published = merge(self.published, [self.sheet()])
        self.seen = dict(self.lines())
        for block in self.blocks:
            block.free = set(IDS) - {item.id for item in block.items}
        for block, item in self.items():
            item.is_back = False
            item.answered, item.name = (
                {item.kind: (item.meanings, item.text)},
                f"{block.id}.{item.id}",
            )
            for meaning in item.meanings:
                self.asked[meaning] = item.text
                self.answers.append(Answer(item.name, self.published.edition, meaning))

    def lists(self) -> Iterator[list[Thing]]:
        """Things whose ids part them."""
        yield list(self.blocks)
        for block in self.blocks:
            yield list(block.items)

    def items(self) -> Iterator[tuple[Block, Item]]:
        """Every question with its block."""
        yield from ((block, item) for block in self.blocks for item in block.items)

    def lines(self) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """Every `renamed_from` by where it stands."""
        for block in self.blocks:
            yield (block.id,), list(block.olds)
            yield from (((block.id, item.id), list(item.olds)) for item in block.items)

    def drop_lines(self) -> None:
        """Lines that a release has seen are no longer needed."""
        for things in self.lists():
            for thing in things:
                thing.olds, thing.released = [], (thing.id, [])


def legal(things: list[Thing]) -> bool:
    """What `toolkit check` lets pass."""
    olds = [old for thing in things for old in thing.olds]
    used = {thing.id: thing for thing in things}
    bare = [old for old in olds if old in used and not used[old].olds]
    return len(set(olds)) == len(olds) and not bare and len(used) == len(things)


Edit = Callable[[World, st.DataObject], None]


def pick(data: st.DataObject, things: list[Thing] | list[Block] | list[Item]) -> int:
    return data.draw(st.integers(0, len(things) - 1))


def block_of(world: World, data: st.DataObject) -> Block:
    return world.blocks[pick(data, world.blocks)]


def move(world: World, things: list[Thing], ids: dict[str, str], word: str) -> bool:
    """Give things other ids, each with a line; not where the lines could not be told apart."""
    before = [(thing.id, list(thing.olds)) for thing in things]
    moved = [thing for thing in things if thing.id in ids]
    for thing in moved:
        thing.becomes(ids[thing.id])
    if is_clear(world, things) and not any(repeats(world, things, thing) for thing in moved):
        world.did[word] += 1
        return True
    for thing, (id, olds) in zip(things, before, strict=True):
        thing.id, thing.olds = id, olds
    return False


def is_clear(world: World, things: list[Thing]) -> bool:
    """Legal, and nothing new has the id of what the last release had."""
    free = {id for block in world.blocks if block.items == things for id in block.free}
    return legal(things) and all(one.released[0] or one.id in free for one in things)


def repeats(world: World, things: list[Thing], thing: Thing) -> bool:
    """A line that the last release may have seen already: it would not count again.

    An author takes lines out after a release, and says the same again only after another one.
    """
    blocks = [b.id for b in world.blocks] + [old for b in world.blocks for old in b.olds]
    heads = [()] if thing in world.blocks else [(id,) for id in blocks]
    ids = (thing.id, *thing.olds)
    seen = {old for head in heads for id in ids for old in world.seen.get((*head, id), ())}
    return bool(seen & {old for old in thing.olds if old not in thing.released[1]})


def renaming(world: World, data: st.DataObject) -> None:
    block = block_of(world, data)
    free = [id for id in IDS if id not in {item.id for item in block.items}]
    if block.items and free:
        item = block.items[pick(data, block.items)]
        new = data.draw(st.sampled_from(free))
        word = "takeover" if new in block.gone else "rename"
        if move(world, list(block.items), {item.id: new}, word):
            block.gone.pop(new, None)


def turning(world: World, data: st.DataObject) -> None:
    """Two or three ids change places."""
    block = block_of(world, data)
    size = data.draw(st.integers(2, 3))
    if len(block.items) >= size:
        ids = [item.id for item in data.draw(st.permutations(block.items))][:size]
        word = "swap" if size == 2 else "rotation"
        move(world, list(block.items), dict(zip(ids, ids[1:] + ids[:1], strict=True)), word)


def blocks_moving(world: World, data: st.DataObject) -> None:
    first, other = (block.id for block in world.blocks)
    free = next(id for id in BLOCKS if id not in (first, other))
    ids = data.draw(st.sampled_from([{first: other, other: first}, {first: free}]))
    word = "block swap" if len(ids) == 2 else "block rename"
    if move(world, list(world.blocks), ids, word):
        for block in world.blocks:
            block.gone = {}


def removing(world: World, data: st.DataObject) -> None:
    block = block_of(world, data)
    if block.items:
        item = block.items.pop(pick(data, block.items))
        if not legal(list(block.items)):
            block.items.append(item)
            return
        block.gone[item.id] = item
        world.did["removal"] += 1


def put_back(gone: Item, was_missed: bool) -> Item:
    """The same question; its lines are lost where a release has come between."""
    return replace(gone, text=gone.text.upper(), olds=[] if was_missed else gone.olds, is_back=True)


def adding(world: World, data: st.DataObject) -> None:
    """A new question, or one that was there, under an id that is free."""
    block = block_of(world, data)
    left = [id for id in IDS if id not in {item.id for item in block.items}]
    if not left:
        return
    id = data.draw(st.sampled_from([one for one in left if one in block.gone] or left))
    item, word = world.new(id), "reuse" if id in block.gone else "addition"
    if id in block.gone and data.draw(st.booleans()):
        item, word = put_back(block.gone[id], was_missed=id in block.free), "return"
        if id in block.free and item.name != f"{block.id}.{id}":
            return
    elif id not in block.free:
        return
    block.items.append(item)
    if not legal(list(block.items)):
        block.items.pop()
        return
    block.gone.pop(id, None)
    world.did[word] += 1


def changing_kind(world: World, data: st.DataObject) -> None:
    block = block_of(world, data)
    if block.items:
        item = block.items[pick(data, block.items)]
        item.kind = KINDS[1 - KINDS.index(item.kind)]
        number = next(world.numbers)
        as_new = ({number}, f"Question {number}?")
        item.meanings, item.text = item.answered.get(item.kind, as_new)
        world.did["kind"] += 1


def rewording(world: World, data: st.DataObject) -> None:
    block = block_of(world, data)
    items = [item for item in block.items if not item.is_back]
    if items:
        item = items[pick(data, items)]
        item.text = f"Said anew {next(world.numbers)}?"
        world.did["reword"] += 1


def publishing(world: World, data: st.DataObject) -> None:
    world.release()
    check(world)
    if data.draw(st.booleans()):
        world.drop_lines()
        world.did["lines dropped"] += 1


EDITS: tuple[Edit, ...] = (
    renaming,
    renaming,
    turning,
    turning,
    blocks_moving,
    removing,
    adding,
    adding,
    changing_kind,
    rewording,
    publishing,
    publishing,
)


def check(world: World) -> None:
    """Every answer that was ever given is where it belongs."""
    assert world.published
    record = world.published.activities["sheet"]
    names = {f"{b.id}.{i.id}": i for b, i in world.items()}
    home = {meaning: name for name, item in names.items() for meaning in item.meanings}
    assert record.now.keys() == names.keys()
    for answer in world.answers:
        now, asked = follow(record.earlier, names.__contains__, answer.name, answer.edition)
        assert now == home.get(answer.meaning), answer
        if now is None:
            assert asked and asked.questions["w"] == world.asked[answer.meaning]
            world.did["gone"] += 1
        elif now != answer.name:
            world.did["moved twice" if hops(record, answer) > 1 else "moved"] += 1


def hops(record: Record, answer: Answer) -> int:
    """How often the question of an answer changed its name."""
    name, edition, number = answer.name, answer.edition, 0
    while span := next(
        (s for s in record.earlier.get(name, ()) if edition <= (s.until or 0)), None
    ):
        name, edition, number = span.became or "", (span.until or 0) + 1, number + 1
    return number


def test_an_answer_ends_under_its_own_question_or_as_gone() -> None:
    """Over sequences of edits with releases between; the edits really happen."""
    did: Counter[str] = Counter()

    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(st.data())
    def lives(data: st.DataObject) -> None:
        world = World()
        world.release()
        for _ in range(data.draw(st.integers(1, 25))):
            data.draw(st.sampled_from(EDITS))(world, data)
        world.release()
        check(world)
        did.update({word: 1 for word in world.did})

    lives()
    words = [
        "rename",
        "takeover",
        "swap",
        "rotation",
        "block rename",
        "block swap",
        "removal",
        "reuse",
        "return",
        "addition",
        "kind",
        "reword",
        "lines dropped",
        "gone",
        "moved",
        "moved twice",
    ]
    assert {word: did[word] for word in words if did[word] < 10} == {}


# ---- the rule that pages follow too


CASES = json.loads((Path(__file__).parent / "data" / "lineage.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_an_answer_is_followed(case: dict[str, Any]) -> None:
    """To the field that has its question now, else to the question that is gone."""
    earlier = {
        name: [Span.model_validate({"since": 0, **span}) for span in spans]
        for name, spans in case["earlier"].items()
    }
    answer = case["answer"]
    now, asked = follow(earlier, case["fields"].__contains__, answer["name"], answer["edition"])
    assert now == case["now"]
    assert (asked.questions["w"] if asked and now is None else None) == case["question"]


# ---- rules one by one


def sheet(*fields: Asked, id: str = "sheet", former: tuple[str, ...] = ()) -> Sheet:
    """An activity that asks `fields`; a pattern holds old ids as `old>new`."""
    declared: list[Declared] = []
    made = []
    for asked in fields:
        old, _, new = asked.name.partition(">")
        if new:
            declared.append(Declared("", "", new, tuple(old.split(","))))
            asked = replace(asked, name=new, pattern=f"@{len(declared) - 1}@")
        made.append(replace(asked, pattern=asked.pattern or asked.name))
    return Sheet(id, ("w",), tuple(made), tuple(declared), former)


def text(name: str, question: str = "") -> Asked:
    """A text field; what it asks is its name, unless said."""
    return Asked(name, "text", {"w": question or f"{name.rpartition('>')[2]}?"})


def choice(name: str, *values: str, **renamed: str) -> Asked:
    """A one-of field with the labels of its values in capitals."""
    return Asked(name, "one-of", {"w": f"{name}?"}, {v: v.upper() for v in values}, renamed)


def released(*editions: Sheet) -> Published:
    """What is published after one release an edition."""
    published = None
    for one in editions:
        published = merge(published, [one])
    assert published
    assert read_published(published.json_bytes, "x") == published
    return published


def lives(published: Published, name: str, id: str = "sheet") -> list[str]:
    """The spans of a name as `since-until=became`."""
    spans = published.activities[id].fields[name]
    ends = ["" if span.until is None else str(span.until) for span in spans]
    heirs = [f"={span.became}" if span.became else "" for span in spans]
    return [f"{s.since}-{end}{heir}" for s, end, heir in zip(spans, ends, heirs, strict=True)]


def test_the_first_edition_is_one() -> None:
    """And nothing is closed in it."""
    published = released(sheet(text("a"), text("b")))
    assert published.edition == 1
    assert lives(published, "a") == lives(published, "b") == ["1-"]


def test_texts_change_no_edition() -> None:
    """They are brought up to date where they stand, labels of choices too."""
    first = choice("b", "x")
    other = replace(first, options={"x": "Said anew"}, questions={"w": "B, said anew?"})
    published = released(sheet(first), sheet(other))
    assert published.edition == 1
    (span,) = published.activities["sheet"].fields["b"]
    assert span.questions == {"w": "B, said anew?"}
    assert span.options == {"x": "Said anew"}


def test_the_same_content_is_the_same_bytes() -> None:
    """However often it is released, and in whatever order fields stand."""
    once = released(sheet(text("a"), choice("b", "x", "y")))
    again = released(*[sheet(choice("b", "y", "x"), text("a"))] * 3)
    assert once.json_bytes == again.json_bytes
    assert once.json_bytes.endswith(b"}\n")


def test_a_line_counts_once() -> None:
    """It may stay where it is; two ids that changed places do not change again."""
    swapped = sheet(text("b>a", "B?"), text("a>b", "A?"))
    published = released(sheet(text("a", "A?"), text("b", "B?")), swapped, swapped, swapped)
    assert published.edition == 2
    assert lives(published, "a") == ["1-1=b", "2-"]


def test_a_line_counts_again_after_a_release_without_it() -> None:
    """So ids can change back."""
    start = sheet(text("a", "A?"), text("b", "B?"))
    swapped = sheet(text("b>a", "B?"), text("a>b", "A?"))
    bare = sheet(text("a", "B?"), text("b", "A?"))
    back = sheet(text("b>a", "A?"), text("a>b", "B?"))
    published = released(start, swapped, bare, back)
    assert lives(published, "a") == ["1-1=b", "2-2=b", "3-"]


def test_old_ids_in_a_list_are_one_life() -> None:
    """Two renames between two releases; the id between is known too."""
    published = released(sheet(text("a")), sheet(text("b,a>c")))
    assert lives(published, "a") == ["1-1=c"]
    assert lives(published, "b") == ["1-1=c"]


def test_an_id_left_out_of_the_list_is_found() -> None:
    """a became b, b became c, and the line says only a."""
    published = released(sheet(text("a")), sheet(text("a>b")), sheet(text("a>c")))
    assert lives(published, "b") == ["2-2=c"]


def test_a_line_that_comes_late_counts() -> None:
    """The name was gone for an edition; its answers are found after all."""
    published = released(sheet(text("a")), sheet(text("b")), sheet(text("a>b")))
    assert lives(published, "a") == ["1-2=b"]
    assert lives(published, "b") == ["2-"]


def test_without_a_release_old_ids_lead_on() -> None:
    """Pages that were published by hand, without `toolkit release`."""
    assert lives(released(sheet(text("a>b"))), "a") == ["0-0=b"]


def test_a_name_that_comes_back_with_its_question_is_the_same() -> None:
    """Case and punctuation aside."""
    published = released(sheet(text("a", "What now?")), sheet(), sheet(text("a", "WHAT, now")))
    assert lives(published, "a") == ["1-"]
    assert published.edition == 3


def test_a_name_that_comes_back_with_another_question_is_new() -> None:
    """Old answers stay with the old one."""
    published = released(sheet(text("a", "What now?")), sheet(), sheet(text("a", "Who?")))
    assert lives(published, "a") == ["1-1", "3-"]


def test_another_kind_of_answer_is_another_question() -> None:
    """Renamed at once or not."""
    assert lives(released(sheet(text("a")), sheet(choice("a", "x"))), "a") == ["1-1", "2-"]
    published = released(sheet(text("a")), sheet(choice("a>b", "x")))
    assert lives(published, "a") == ["1-1"]


def test_two_questions_can_become_one() -> None:
    """The one that stays keeps its answers."""
    published = released(sheet(text("a"), text("b")), sheet(text("b>a")))
    assert lives(published, "a") == ["1-"]
    assert lives(published, "b") == ["1-1=a"]


def test_values_that_are_gone_keep_their_label() -> None:
    """They change the edition, and no answer loses its place."""
    published = released(sheet(choice("a", "x", "y")), sheet(choice("a", "x")))
    (span,) = published.activities["sheet"].fields["a"]
    assert (published.edition, span.withdrawn, span.options["y"]) == (2, ["y"], "Y")


def test_renamed_values_lead_to_the_newest() -> None:
    """Over editions, and after the line is gone."""
    published = released(
        sheet(choice("a", "x")),
        sheet(choice("a", "y", x="y")),
        sheet(choice("a", "z", y="z")),
        sheet(choice("a", "z")),
    )
    (span,) = published.activities["sheet"].fields["a"]
    assert span.renamed_options == {"x": "z", "y": "z"}
    assert published.edition == 3


def test_a_value_that_comes_back_for_something_else_makes_a_new_question() -> None:
    """An answer that holds it could mean either."""
    published = released(
        sheet(choice("a", "x")), sheet(choice("a", "y", x="y")), sheet(choice("a", "x", "y"))
    )
    assert lives(published, "a") == ["1-2", "3-"]


def test_renamed_values_move_along_with_their_field() -> None:
    """So an answer finds its place among the choices of the new name."""
    old = choice("a", "x")
    new = replace(choice("b", "y", x="y"), name="a>b")
    published = released(sheet(old), sheet(new))
    assert published.activities["sheet"].now["b"].renamed_options == {"x": "y"}
    assert lives(published, "a") == ["1-1=b"]


def test_an_activity_takes_its_names_along() -> None:
    """And says which ids it had; the old one is closed."""
    published = released(
        sheet(text("a"), id="old"),
        sheet(text("a"), id="new", former=("old",)),
        sheet(text("a"), id="newest", former=("new",)),
    )
    assert published.activities["newest"].was == ["new", "old"]
    assert published.activities["old"].became == "new"
    assert lives(published, "a", "newest") == ["1-"]
    assert lives(published, "a", "old") == ["1-1"]


def test_an_activity_that_is_called_as_before_has_all_its_answers() -> None:
    """Those given under either id."""
    published = released(
        sheet(text("a"), id="old"),
        sheet(text("a"), id="new", former=("old",)),
        sheet(text("a"), id="old", former=("new",)),
    )
    assert published.activities["old"].was == ["new"]
    assert published.activities["old"].became is None
    assert published.activities["new"].became == "old"
    assert lives(published, "a", "old") == ["1-"]


def test_an_old_id_used_for_another_activity_starts_afresh() -> None:
    """Even where it asks the same: the answers have moved with the first one."""
    published = merge(
        released(sheet(text("a"), id="old"), sheet(text("a"), id="new", former=("old",))),
        [sheet(text("a"), id="new"), sheet(text("a"), id="old")],
    )
    assert lives(published, "a", "old") == ["1-1", "3-"]
    assert published.activities["new"].was == ["old"]


def test_an_id_that_was_published_takes_no_other_activity_over() -> None:
    """Both have answers that could not be told apart."""
    both = [sheet(text("a"), id="one"), sheet(text("a"), id="two")]
    published = merge(merge(None, both), [sheet(text("a"), id="one", former=("two",))])
    assert published.activities["one"].was == []
    assert published.activities["two"].became is None


def test_an_activity_that_is_gone_is_remembered() -> None:
    """With its questions."""
    published = merge(merge(None, [sheet(text("a"))]), [])
    assert published.edition == 2
    assert lives(published, "a") == ["1-1"]
