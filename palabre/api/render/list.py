"""Lists (https://docs.joinmastodon.org/entities/List/)."""

import msgspec

from palabre.graph import model


class List(msgspec.Struct, frozen=True, kw_only=True):
    """A list of accounts that its owner reads together."""

    id: str
    title: str
    replies_policy: str
    exclusive: bool


def list_(row: model.List) -> List:
    """A list for its owner."""
    return List(id=str(row.id), title=row.title, replies_policy=row.replies_policy, exclusive=row.exclusive)
