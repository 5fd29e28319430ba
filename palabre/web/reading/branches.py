"""A conversation as it is read: the author's own chain first, then each reply with what answers it. Pure.

Replies that nobody else answers beside them stand flat below each other; where a conversation parts, each part is a
branch. What is long, wide or deep is folded.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from palabre.statuses.model import StatusView, Thread

LONGEST_RUN = 6
WIDEST = 4
DEEPEST = 3
MOST_AT_ONCE = 60
"""A page of replies ends with the branch that passes this many posts."""
MOST_BEFORE = 8
BEGINNING, END = 2, 4
"""What a post answers is folded in the middle when it is longer than that: its first posts and its last stand open."""
MOST_FOLDED = 30
"""What is folded away stands on the page up to this many posts; more has the page of its own post."""


class Step(msgspec.Struct, frozen=True):
    """A post that leads to another; it is loose when what it answers is not shown."""

    view: StatusView
    is_loose: bool = False


class Branch(msgspec.Struct, frozen=True):
    """Posts that answer each other in turn, then the branches `below` the last of them, then `more`, folded away.

    `size` counts all posts of it. It is loose when what its first post answers is not shown.
    """

    posts: tuple[StatusView, ...]
    below: tuple["Branch", ...]
    more: tuple["Branch", ...]
    size: int
    is_loose: bool = False

    @property
    def folded(self) -> int:
        """How many posts are folded away."""
        return sum(each.size for each in self.more)

    @property
    def is_folded_here(self) -> bool:
        """Whether what is folded stands on the page, and not only on a page of its own."""
        return self.folded <= MOST_FOLDED


class Conversation(msgspec.Struct, frozen=True):
    """What surrounds a post: what it answers, how its author goes on, and the replies of others.

    `between` is the folded middle of what it answers, and `before` stands after it. `is_cut` says that what the post
    answers itself is not shown; `next_skip` is where the replies go on, 0 at their end.
    """

    beginning: tuple[Step, ...]
    between: tuple[Step, ...]
    before: tuple[Step, ...]
    is_cut: bool
    chain: tuple[StatusView, ...]
    branches: tuple[Branch, ...]
    replies: int
    next_skip: int = 0

    @property
    def is_folded_here(self) -> bool:
        """Whether the folded middle stands on the page, and not only on a page of its own."""
        return len(self.between) <= MOST_FOLDED

    @property
    def has_above(self) -> bool:
        """Whether anything stands above the post."""
        return bool(self.beginning or self.before)


def conversation(focus: StatusView, around: Thread, skip: int = 0) -> Conversation:
    """Puts the conversation around a post in order. `skip` leaves out the first branches of replies."""
    before = tuple(_steps(around.ancestors))
    answered = around.ancestors[-1].status.id if around.ancestors else None
    children = _children(focus, around.descendants)
    chain = tuple(_chain(focus, children))
    roots = [each for post in (focus, *chain) for each in _below(post, children, chain)]
    known = {focus.status.id, *(each.status.id for each in around.descendants)}
    loose = [each for each in around.descendants if each.status.in_reply_to_id not in known]
    branches = [_branch(each, children, 0) for each in roots]
    branches += [msgspec.structs.replace(_branch(each, children, 0), is_loose=True) for each in loose]
    shown = _page(branches[skip:])
    after = skip + len(shown)
    parted = (BEGINNING, len(before) - END) if len(before) > MOST_BEFORE else (0, 0)
    return Conversation(
        before[: parted[0]],
        before[parted[0] : parted[1]],
        before[parted[1] :],
        focus.status.in_reply_to_id != answered,
        chain if not skip else (),
        tuple(shown),
        sum(each.size for each in branches),
        after if after < len(branches) else 0,
    )


def _steps(above: Sequence[StatusView]) -> Iterator[Step]:
    previous: int | None = None
    for each in above:
        yield Step(each, each.status.in_reply_to_id != previous)
        previous = each.status.id


Children = Mapping[int | None, list[StatusView]]


def _children(focus: StatusView, below: Sequence[StatusView]) -> Children:
    """Who answers whom; at each place, the author of the conversation's post comes first."""
    found: dict[int | None, list[StatusView]] = {}
    for each in below:
        found.setdefault(each.status.in_reply_to_id, []).append(each)
    for siblings in found.values():
        siblings.sort(key=lambda each: each.account.id != focus.account.id)
    return found


def _chain(focus: StatusView, children: Children) -> Iterator[StatusView]:
    """How the author goes on by themselves."""
    last = focus
    while (following := children.get(last.status.id)) and following[0].account.id == focus.account.id:
        last = following[0]
        yield last


def _below(post: StatusView, children: Children, chain: Sequence[StatusView]) -> list[StatusView]:
    """What answers a post, without how its author goes on."""
    own = {each.status.id for each in chain}
    return [each for each in children.get(post.status.id, ()) if each.status.id not in own]


def _branch(first: StatusView, children: Children, depth: int) -> Branch:
    run = [first]
    while len(following := children.get(run[-1].status.id, [])) == 1:
        run.append(following[0])
    if len(run) > LONGEST_RUN + 1:
        rest = _branch(run[LONGEST_RUN], children, depth)
        return Branch(tuple(run[:LONGEST_RUN]), (), (rest,), LONGEST_RUN + rest.size)
    below = [_branch(each, children, depth + 1) for each in following]
    shown = 0 if depth + 1 >= DEEPEST else WIDEST
    if len(below) <= shown + 1 and shown:
        shown = len(below)
    size = len(run) + sum(each.size for each in below)
    return Branch(tuple(run), tuple(below[:shown]), tuple(below[shown:]), size)


def _page(branches: Sequence[Branch]) -> list[Branch]:
    shown, count = [], 0
    for each in branches:
        if count >= MOST_AT_ONCE:
            break
        shown.append(each)
        count += each.size
    return shown
