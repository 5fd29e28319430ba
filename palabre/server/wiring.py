"""The one table of who reacts to what. Reactions that run upward travel only through here, as durable jobs."""

from functools import partial

from palabre.accounts.expire import end_expired_sanctions, forget_expired
from palabre.accounts.letters import SEND_LETTER, SendLetter, forget_letters, on_user_approved, send_letter
from palabre.accounts.model import AccountCreated, AccountErased, AccountUpdated, ArchiveMade, UserApproved
from palabre.accounts.perimeter.knock import forget_perimeter
from palabre.accounts.perimeter.model import ServerJudged
from palabre.accounts.perimeter.settle import SETTLE_SERVER, SettleServer, on_server_judged, settle_server
from palabre.accounts.pictures import keys_in_use as profile_keys_in_use
from palabre.accounts.verify import VERIFY_LINKS, VerifyLinks, on_account_updated, verify_links
from palabre.api.render.push import message as pushed_message
from palabre.community import answer as community
from palabre.community.announce import publish_due
from palabre.community.read import keys_in_use as emoji_keys_in_use
from palabre.discovery import erase as discovery
from palabre.discovery.rank import rank_accounts, rank_trends
from palabre.graph import erase as graph
from palabre.graph import sever
from palabre.graph.erase import END_TIES, EndTies, end_ties
from palabre.graph.model import (
    AddedToCollection,
    CollectionChanged,
    Followed,
    FollowRequested,
    RelationshipsSevered,
    Unfollowed,
)
from palabre.graph.mute import end_expired_mutes
from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR, MINUTE
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
    keys_in_use,
)
from palabre.media.model import AttachmentDescribed
from palabre.media.process import PROCESS, Process, process
from palabre.media.workshop import Workshop
from palabre.moderation import reactions as moderation
from palabre.moderation.close import close_expired
from palabre.moderation.erase import ERASE_STATUSES, EraseStatuses, erase_statuses
from palabre.moderation.evidence import forget_evidence
from palabre.moderation.model import AppealDecided, AppealFiled, DecisionMade, ReportFiled
from palabre.moderation.retriage import retriage
from palabre.portability import leaving
from palabre.portability.copying.ask import MAKE_COPY, MakeCopy, expire_copies
from palabre.portability.copying.ask import keys_in_use as copy_keys_in_use
from palabre.portability.copying.make import CopyMaker
from palabre.portability.importing.carry_out import IMPORT_SOME, ImportSome, import_some
from palabre.previews.fetch import FETCH_CARD, FetchCard, fetch_card
from palabre.previews.model import CardChanged
from palabre.previews.read import keys_in_use as card_keys_in_use
from palabre.previews.show import forget_unused
from palabre.statuses import cards
from palabre.statuses import reactions as statuses
from palabre.statuses.model import (
    PollEnded,
    StatusDeleted,
    StatusEdited,
    StatusFavourited,
    StatusHeld,
    StatusPosted,
    StatusUnfavourited,
    StatusWithdrawn,
)
from palabre.statuses.polls.poll import END_POLL, EndPoll, end_poll
from palabre.statuses.post import forget_keys
from palabre.statuses.scheduling.publish import PUBLISH, Publisher, PublishScheduled
from palabre.statuses.search.build import INDEX_MORE, IndexMore, begin_index, index_more
from palabre.store.blobs import Blobs
from palabre.store.events import FORGET_EVENTS
from palabre.store.journal import FORGET_RECORDS
from palabre.store.transaction import Transaction
from palabre.store.work import LATER, SOON, Tick, Work, Works, errand, reaction, scheduled, task
from palabre.timelines import archives, collecting, erase, severing
from palabre.timelines import message_reactions as messages
from palabre.timelines import moderation_reactions as moderation_news
from palabre.timelines import reactions as timelines
from palabre.timelines.policy import on_sender_accepted
from palabre.timelines.policy_model import SenderAccepted
from palabre.timelines.push.deliver import PUSH, deliver
from palabre.timelines.push.model import Parcel, Push
from palabre.timelines.push.subscribe import forget_revoked
from palabre.translation.translate import forget_translations
from palabre.web.app.message import browser_message
from palabre.yearbook import erase as yearbook
from palabre.yearbook.make import MAKE, Make, make_report
from palabre.yearbook.refresh import forget_refreshes

NAMERS = (keys_in_use, card_keys_in_use, profile_keys_in_use, emoji_keys_in_use, copy_keys_in_use)
"""Whose rows name blobs. What none of them names goes."""


def works_for(settings: Settings, blobs: Blobs) -> Works:
    """All work of the house. A handler that is missing cannot be imported, so it cannot go unseen."""
    return Works((*_reactions(), *_tasks(), *_errands(settings, blobs), *_scheduled(settings)))


def _reactions() -> tuple[Work, ...]:
    return (
        reaction(AccountUpdated, on_account_updated),
        reaction(UserApproved, on_user_approved),
        reaction(AttachmentDescribed, statuses.on_attachment_described, priority=SOON),
        reaction(StatusHeld, moderation.on_status_held, priority=SOON),
        reaction(StatusPosted, timelines.on_status_posted),
        reaction(StatusEdited, timelines.on_status_edited),
        reaction(StatusDeleted, timelines.on_status_deleted),
        reaction(StatusEdited, cards.card_for_edited),
        reaction(StatusDeleted, cards.card_for_deleted),
        reaction(CardChanged, cards.card_changed),
        reaction(StatusFavourited, timelines.on_status_favourited),
        reaction(StatusUnfavourited, timelines.on_status_unfavourited),
        reaction(Followed, timelines.on_followed),
        reaction(FollowRequested, timelines.on_follow_requested),
        reaction(Unfollowed, timelines.on_unfollowed),
        reaction(AddedToCollection, collecting.on_added_to_collection),
        reaction(CollectionChanged, collecting.on_collection_changed),
        reaction(AccountCreated, timelines.on_account_created),
        reaction(SenderAccepted, on_sender_accepted, priority=SOON),
        reaction(ReportFiled, moderation_news.on_report_filed),
        reaction(DecisionMade, moderation_news.on_decision_made),
        reaction(AppealFiled, moderation_news.on_appeal_filed),
        reaction(AppealDecided, moderation_news.on_appeal_decided),
        reaction(StatusHeld, messages.on_message_held),
        reaction(StatusWithdrawn, messages.on_message_withdrawn),
        reaction(PollEnded, messages.on_poll_ended),
        reaction(ServerJudged, on_server_judged),
        reaction(ServerJudged, sever.on_server_judged),
        reaction(RelationshipsSevered, severing.on_relationships_severed),
        reaction(AccountErased, graph.on_account_erased),
        reaction(AccountErased, community.on_account_erased),
        reaction(AccountErased, statuses.on_account_erased),
        reaction(AccountErased, erase.on_account_erased),
        reaction(AccountErased, discovery.on_account_erased),
        reaction(AccountErased, yearbook.on_account_erased),
        reaction(AccountErased, leaving.on_account_erased),
        reaction(ArchiveMade, archives.on_archive_made),
    )


def _tasks() -> tuple[Work, ...]:
    return (
        task(END_POLL, EndPoll, end_poll),
        task(INDEX_MORE, IndexMore, index_more, priority=LATER),
        task(MAKE, Make, make_report),
        task(SETTLE_SERVER, SettleServer, settle_server, priority=LATER),
        task(sever.SEVER_SERVER, sever.SeverServer, sever.sever_server, priority=LATER),
        task(END_TIES, EndTies, end_ties, priority=LATER),
        task(ERASE_STATUSES, EraseStatuses, erase_statuses, priority=LATER),
        task(IMPORT_SOME, ImportSome, import_some, priority=LATER),
    )


def _errands(settings: Settings, blobs: Blobs) -> tuple[Work, ...]:
    return (
        errand(PUBLISH, PublishScheduled, Publisher(settings).publish),
        errand(FORGET_BLOBS, ForgetBlobs, partial(forget_blobs, blobs, NAMERS)),
        errand(FETCH_CARD, FetchCard, partial(fetch_card, blobs, settings), priority=LATER),
        errand(MAKE_COPY, MakeCopy, CopyMaker(settings, blobs).make, priority=LATER),
        errand(PROCESS, Process, partial(process, blobs, settings, Workshop()), priority=LATER),
        errand(PUSH, Push, partial(deliver, settings, _pushed), priority=SOON),
        errand(VERIFY_LINKS, VerifyLinks, partial(verify_links, settings), priority=LATER),
        errand(SEND_LETTER, SendLetter, partial(send_letter, settings), priority=SOON),
        errand(FORGET_PROFILE_BLOBS, ForgetProfileBlobs, partial(forget_profile_blobs, blobs)),
    )


def _pushed(parcel: Parcel, settings: Settings) -> bytes:
    """In the words of the face that reads it."""
    word = browser_message if parcel.subscription.is_of_browser else pushed_message
    return word(parcel, settings)


def _scheduled(settings: Settings) -> tuple[Work, ...]:
    return (
        scheduled("accounts.end_expired_sanctions", MINUTE, end_expired_sanctions),
        scheduled("accounts.forget_expired", HOUR, forget_expired),
        scheduled("accounts.forget_letters", HOUR, forget_letters),
        scheduled("accounts.forget_perimeter", HOUR, forget_perimeter),
        scheduled(FORGET_LOOSE, FORGET_LOOSE_EVERY, forget_loose),
        scheduled("previews.forget_unused", DAY, forget_unused),
        scheduled("graph.end_expired_mutes", MINUTE, end_expired_mutes),
        scheduled("statuses.forget_keys", HOUR, forget_keys),
        scheduled("statuses.begin_index", HOUR, begin_index),
        scheduled("moderation.retriage", 10 * MINUTE, retriage),
        scheduled("moderation.close_expired", HOUR, close_expired),
        scheduled("moderation.forget_evidence", HOUR, forget_evidence),
        scheduled("community.publish_due", MINUTE, publish_due),
        scheduled("timelines.forget_revoked", HOUR, forget_revoked),
        scheduled("discovery.rank_trends", 10 * MINUTE, partial(rank_trends, settings)),
        scheduled("discovery.rank_accounts", HOUR, rank_accounts),
        scheduled("yearbook.forget_refreshes", HOUR, forget_refreshes),
        scheduled("portability.expire_copies", HOUR, expire_copies),
        scheduled("portability.erase_departed", 10 * MINUTE, leaving.erase_departed),
        scheduled("translation.forget", HOUR, forget_translations),
        scheduled("store.forget_history", HOUR, partial(_forget_history, settings)),
    )


async def _forget_history(settings: Settings, tx: Transaction, _tick: Tick) -> None:
    before = clock.now() - settings.journal_hours * HOUR
    await tx.run(FORGET_EVENTS, before=before)
    await tx.run(FORGET_RECORDS, before=before)
