"""Whom a person does not want to hear, as SQL."""

from typing import Any

from sqlalchemy import ColumnElement, Exists, Select, and_, bindparam, exists, literal_column, or_, select, union_all

from palabre.accounts.tables import accounts
from palabre.graph.tables import blocks, domain_blocks, follows, list_accounts, lists, mutes
from palabre.statuses.tables import thread_mutes
from palabre.store.schema import Id

VIEWER = bindparam("viewer_id", type_=Id)
NOW = bindparam("now", type_=Id)


def words(*texts: str) -> list[ColumnElement[str]]:
    """Constants for `in_`, written into the statement."""
    return [literal_column(f"'{text}'") for text in texts]


GONE_STATES = words("suspended", "deleted")

_person = accounts.alias("person")
_stranger = accounts.alias("stranger")
_bond = follows.alias("bond")
"""Under names of their own, for the rows asked about may be those of the statement around them."""

_mute_lasts = or_(mutes.c.expires_at.is_(None), mutes.c.expires_at > NOW)


def blocked_either_way(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether one of two accounts blocks the other."""
    return or_(
        exists().where(blocks.c.account_id == one, blocks.c.target_id == other),
        exists().where(blocks.c.account_id == other, blocks.c.target_id == one),
    )


def server_blocked(by: ColumnElement[Any], target: ColumnElement[Any]) -> Exists:
    """Whether an account wants to hear nothing of another's server."""
    return exists().where(
        _stranger.c.id == target, domain_blocks.c.domain == _stranger.c.domain, domain_blocks.c.account_id == by
    )


def notifications_muted(by: ColumnElement[Any], target: ColumnElement[Any]) -> Exists:
    """Whether an account wants no notifications from another at the moment `now`."""
    return exists().where(mutes.c.account_id == by, mutes.c.target_id == target, mutes.c.notifications, _mute_lasts)


def on_blocked_servers() -> Select[Any]:
    """Ids of all accounts on servers that the viewer blocks."""
    theirs = select(domain_blocks.c.domain).where(domain_blocks.c.account_id == VIEWER)
    return select(_stranger.c.id).where(_stranger.c.domain.in_(theirs), _stranger.c.domain != literal_column("''"))


def exclusive_members() -> Select[Any]:
    """Ids of the accounts in the viewer's exclusive lists."""
    members = select(list_accounts.c.account_id).join_from(lists, list_accounts, lists.c.id == list_accounts.c.list_id)
    return members.where(lists.c.account_id == VIEWER, lists.c.exclusive)


_unheard = union_all(
    select(blocks.c.target_id.label("id")).where(blocks.c.account_id == VIEWER),
    select(blocks.c.account_id).where(blocks.c.target_id == VIEWER),
    select(mutes.c.target_id).where(mutes.c.account_id == VIEWER, _mute_lasts),
    on_blocked_servers(),
).subquery("unheard")


def heard(target: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the viewer hears an account.

    Neither blocks the other, it is not muted at the moment `now`, nor is its server blocked.

    The engines read the list once for a statement.
    """
    return target.not_in(select(_unheard.c.id))


def follows_account(follower: ColumnElement[Any], target: ColumnElement[Any]) -> Exists:
    """Whether an account follows another."""
    return exists().where(_bond.c.account_id == follower, _bond.c.target_id == target)


def thread_muted(by: ColumnElement[Any], thread: ColumnElement[Any]) -> Exists:
    """Whether an account has muted a conversation."""
    return exists().where(thread_mutes.c.account_id == by, thread_mutes.c.thread_id == thread)


def state_of(account: ColumnElement[Any]) -> ColumnElement[str]:
    """The state of an account; a scalar subquery, so that no planner starts with the accounts."""
    return select(_person.c.state).where(_person.c.id == account).scalar_subquery()


def domain_of(account: ColumnElement[Any]) -> ColumnElement[str]:
    """The domain of an account, empty for a local one."""
    return select(_person.c.domain).where(_person.c.id == account).scalar_subquery()


def welcomes(receiver: ColumnElement[Any], actor: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a local account may be notified of something that another did.

    What a limited account does is a matter of the receiver's policy.
    """
    state = state_of(actor)
    return and_(
        receiver != actor,
        domain_of(receiver) == "",
        ~blocked_either_way(receiver, actor),
        ~notifications_muted(receiver, actor),
        ~server_blocked(receiver, actor),
        or_(state == "active", state == "limited"),
    )
