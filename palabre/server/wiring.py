"""The one table of who reacts to what. Reactions that run upward travel only through here, as durable jobs."""

from functools import partial

from palabre.accounts.expire import end_expired_sanctions, forget_expired
from palabre.graph.model import Followed, FollowRequested, Unfollowed
from palabre.ground import clock
from palabre.ground.clock import HOUR, MINUTE
from palabre.ground.settings import Settings
from palabre.media.forget import (
    FORGET_BLOBS,
    FORGET_LOOSE,
    FORGET_LOOSE_EVERY,
    FORGET_PROFILE_BLOBS,
    ForgetBlobs,
    ForgetProfileBlobs,
    forget_blobs,
    forget_loose,
    forget_profile_blobs,
)
from palabre.moderation import reactions as moderation
from palabre.moderation.model import AppealDecided, AppealFiled, DecisionMade, ReportFiled
from palabre.statuses.model import (
    StatusDeleted,
    StatusEdited,
    StatusFavourited,
    StatusHeld,
    StatusPosted,
    StatusUnfavourited,
)
from palabre.store.blobs import Blobs
from palabre.store.events import FORGET_EVENTS
from palabre.store.journal import FORGET_RECORDS
from palabre.store.store import Store
from palabre.store.transaction import Transaction
from palabre.store.work import SOON, Tick, Works, errand, reaction, scheduled
from palabre.timelines import moderation_reactions as team_words
from palabre.timelines import reactions as timelines


def works_for(settings: Settings, blobs: Blobs) -> Works:
    """All work of the house. A handler that is missing cannot be imported, so it cannot go unseen."""

    async def remove_blobs(store: Store, payload: ForgetBlobs) -> None:
        await forget_blobs(store, blobs, payload)

    async def remove_profile_blobs(_store: Store, payload: ForgetProfileBlobs) -> None:
        await forget_profile_blobs(blobs, payload)

    return Works(
        (
            reaction(StatusHeld, moderation.on_status_held, priority=SOON),
            reaction(StatusPosted, timelines.on_status_posted),
            reaction(StatusEdited, timelines.on_status_edited),
            reaction(StatusDeleted, timelines.on_status_deleted),
            reaction(StatusFavourited, timelines.on_status_favourited),
            reaction(StatusUnfavourited, timelines.on_status_unfavourited),
            reaction(Followed, timelines.on_followed),
            reaction(FollowRequested, timelines.on_follow_requested),
            reaction(Unfollowed, timelines.on_unfollowed),
            reaction(ReportFiled, team_words.on_report_filed),
            reaction(DecisionMade, team_words.on_decision_made),
            reaction(AppealFiled, team_words.on_appeal_filed),
            reaction(AppealDecided, team_words.on_appeal_decided),
            errand(FORGET_BLOBS, ForgetBlobs, remove_blobs),
            errand(FORGET_PROFILE_BLOBS, ForgetProfileBlobs, remove_profile_blobs),
            scheduled(FORGET_LOOSE, FORGET_LOOSE_EVERY, forget_loose),
            scheduled("accounts.end_expired_sanctions", MINUTE, end_expired_sanctions),
            scheduled("accounts.forget_expired", HOUR, forget_expired),
            scheduled("store.forget_history", HOUR, partial(_forget_history, settings)),
        )
    )


async def _forget_history(settings: Settings, tx: Transaction, _tick: Tick) -> None:
    before = clock.now() - settings.journal_hours * HOUR
    await tx.run(FORGET_EVENTS, before=before)
    await tx.run(FORGET_RECORDS, before=before)
