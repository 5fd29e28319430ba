"""One line of an import, carried out by the verbs that everyone uses."""

from palabre.accounts.model import Account
from palabre.graph.block import block
from palabre.graph.block_domain import block_domain
from palabre.graph.follow import follow
from palabre.graph.lists import create_list
from palabre.graph.membership import add_to_list
from palabre.graph.mute import mute
from palabre.graph.read import is_following, list_members, relationships
from palabre.graph.read import lists as lists_of
from palabre.ground.language import is_language
from palabre.portability.model import Line, ListKind, Outcome
from palabre.statuses.react import bookmark
from palabre.store.transaction import Transaction


async def carry_out(tx: Transaction, account: Account, kind: ListKind, line: Line, target: Account | None) -> Outcome:
    """Does what a line says. `target` is the account that it names. Raises what the verbs raise."""
    if kind is ListKind.DOMAIN_BLOCKS:
        await block_domain(tx, account.id, line.subject, own_domain="")
        return Outcome.DONE
    if kind is ListKind.BOOKMARKS:
        await bookmark(tx, account.id, line.target_id or 0)
        return Outcome.DONE
    if target is None:
        return Outcome.UNKNOWN
    if kind is ListKind.FOLLOWING:
        return await _follow(tx, account, line, target)
    if kind is ListKind.BLOCKS:
        await block(tx, account.id, target.id)
    elif kind is ListKind.MUTES:
        await mute(tx, account.id, target.id, notifications=line.hide_notifications)
    else:
        return await _enlist(tx, account, line, target)
    return Outcome.DONE


async def _follow(tx: Transaction, account: Account, line: Line, target: Account) -> Outcome:
    languages = tuple(each for each in line.languages if is_language(each))
    await follow(tx, account, target, reblogs=line.reblogs, notify=line.notify, languages=languages)
    return Outcome.DONE if await is_following(tx, account.id, target.id) else Outcome.ASKED


async def _enlist(tx: Transaction, account: Account, line: Line, target: Account) -> Outcome:
    """Puts an account into the list of this title. Only people one follows are in lists, so it is followed, too."""
    [bond] = await relationships(tx, account.id, [target.id])
    if not (bond.following or bond.requested or target.id == account.id):
        await follow(tx, account, target)
    found = next((each for each in await lists_of(tx, account.id) if each.title == line.list_title.strip()), None)
    chosen = found or await create_list(tx, account.id, line.list_title)
    if target.id not in await list_members(tx, chosen.id):
        await add_to_list(tx, account.id, chosen.id, [target.id])
    return Outcome.DONE if await is_following(tx, account.id, target.id) else Outcome.ASKED
