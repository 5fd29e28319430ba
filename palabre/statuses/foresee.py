"""What screening would do with a wording that its author has not sent yet. Nothing is written."""

import msgspec

from palabre.accounts.model import Account
from palabre.ground.settings import Settings
from palabre.screening.facts import Facts, Kind
from palabre.screening.verdict import Outcome
from palabre.statuses.model import Draft, State
from palabre.statuses.post import earlier_post, prepare
from palabre.statuses.queries.rows import STATUS_BY_ID
from palabre.statuses.quoting.quote import quoted_in
from palabre.statuses.screen import Screen, facts_about, ruling_of
from palabre.statuses.wording import tidy, word
from palabre.store.transaction import Reader


class Foreseen(msgspec.Struct, frozen=True):
    """What would happen to a wording, and the clause that it may touch. Never which words did it, or how nearly."""

    outcome: Outcome
    clause_id: str | None


async def foresee(db: Reader, author: Account, draft: Draft, *, screen: Screen, settings: Settings) -> Foreseen | None:
    """What screening would do with a draft, as the author would notice it; None when it would simply be posted.

    None too for what was posted under the same key already. Raises as `post_status` does for what cannot be posted,
    except that a draft to be refused is foreseen like any other.
    """
    if draft.idempotency_key and await earlier_post(db, author.id, draft.idempotency_key):
        return None
    ready = await prepare(db, author, draft, settings)
    facts = await facts_about(db, author, ready.draft, ready.wording, quoted=ready.quoted)
    return _foreseen(screen, facts, ready.draft, author)


async def foresee_edit(
    db: Reader, author: Account, status_id: int, draft: Draft, *, screen: Screen, settings: Settings
) -> Foreseen | None:
    """The same for a new wording of the author's own status; None too where `edit_status` refuses for other reasons."""
    before = await db.one(STATUS_BY_ID, status_id=status_id)
    if before is None or before.account_id != author.id or before.state != State.LIVE:
        return None
    draft = msgspec.structs.replace(tidy(draft), visibility=before.visibility, in_reply_to_id=before.in_reply_to_id)
    wording = await word(db, author, draft, settings)
    facts = await facts_about(db, author, draft, wording, kind=Kind.EDIT, quoted=await quoted_in(db, before))
    return _foreseen(screen, facts, draft, author)


def _foreseen(screen: Screen, facts: Facts, draft: Draft, author: Account) -> Foreseen | None:
    verdict = screen.engine.judge(facts)
    ruling = ruling_of(verdict, draft, author)
    usual = ruling_of(msgspec.structs.replace(verdict, outcome=Outcome.ALLOW), draft, author)
    is_noticed = verdict.outcome is Outcome.REFUSE or (ruling.state, ruling.sensitive, ruling.visibility) != (
        usual.state,
        usual.sensitive,
        usual.visibility,
    )
    return Foreseen(verdict.outcome, verdict.clause) if is_noticed else None
