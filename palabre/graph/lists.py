"""Make, change and delete lists."""

from palabre.graph.model import List, ListChanged, ListDeleted, RepliesPolicy
from palabre.graph.queries.lists import ADD_LIST, CHANGE_LIST, COUNT_LISTS, DELETE_LIST, EMPTY_LIST
from palabre.graph.read import own_list
from palabre.ground import clock, ids
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.store.transaction import Transaction

MOST_LISTS = 50
LONGEST_TITLE = 256


async def create_list(
    tx: Transaction, account_id: int, title: str, *, replies_policy: str = RepliesPolicy.LIST, exclusive: bool = False
) -> List:
    """Makes an empty list. Raises `Invalid` for a title or policy that cannot be, and beyond `MOST_LISTS`."""
    new = _checked(List(ids.new_id(), account_id, title.strip(), replies_policy, exclusive, clock.now()))
    if (await tx.one(COUNT_LISTS, account_id=account_id) or 0) >= MOST_LISTS:
        raise Invalid(_("Validation failed: You have reached the maximum number of lists"), code="too_many_lists")
    await tx.run(
        ADD_LIST,
        id=new.id,
        account_id=account_id,
        title=new.title,
        replies_policy=new.replies_policy,
        exclusive=new.exclusive,
        created_at=new.created_at,
    )
    await tx.emit(ListChanged(account_id, new.id))
    return new


def _checked(new: List) -> List:
    if not new.title:
        raise Invalid(_("Validation failed: Title can't be blank"), code="blank_title")
    if len(new.title) > LONGEST_TITLE:
        raise Invalid(
            _("Validation failed: Title is too long (maximum is {most} characters)"),
            code="long_title",
            most=LONGEST_TITLE,
        )
    if new.replies_policy not in list(RepliesPolicy):
        raise Invalid(_("Validation failed: Replies policy is not included in the list"), code="replies_policy")
    return new


async def change_list(
    tx: Transaction,
    account_id: int,
    list_id: int,
    *,
    title: str | None = None,
    replies_policy: str | None = None,
    exclusive: bool | None = None,
) -> List:
    """Changes what is not None of a list. Raises `NotFound` for one that is not the account's, `Invalid` as above."""
    old = await own_list(tx, account_id, list_id)
    new = _checked(
        List(
            id=old.id,
            account_id=account_id,
            title=old.title if title is None else title.strip(),
            replies_policy=old.replies_policy if replies_policy is None else replies_policy,
            exclusive=old.exclusive if exclusive is None else exclusive,
            created_at=old.created_at,
        )
    )
    await tx.run(
        CHANGE_LIST,
        account_id=account_id,
        list_id=list_id,
        new_title=new.title,
        new_replies_policy=new.replies_policy,
        new_exclusive=new.exclusive,
    )
    await tx.emit(ListChanged(account_id, list_id))
    return new


async def delete_list(tx: Transaction, account_id: int, list_id: int) -> None:
    """Deletes a list. Raises `NotFound` for one that is not the account's."""
    await own_list(tx, account_id, list_id)
    await tx.run(EMPTY_LIST, list_id=list_id)
    await tx.run(DELETE_LIST, account_id=account_id, list_id=list_id)
    await tx.emit(ListDeleted(account_id, list_id))
