"""What reaches an app by itself: streams, pushes, announcements."""

import queue
from collections.abc import Callable
from typing import Any

from mastodon import StreamListener

from tests.clients.recorded import Recorded
from tests.harness.outside import Outside, Page
from tests.harness.server import Server
from tests.journeys.test_clients import eventually

PATIENCE = 15


class Ear(StreamListener):
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.heard: queue.Queue[tuple[str, Any]] = queue.Queue()

    def on_update(self, status: Any) -> None:
        """A post."""
        self.heard.put(("update", status))

    def on_notification(self, notification: Any) -> None:
        """A notification."""
        self.heard.put(("notification", notification))

    def on_conversation(self, conversation: Any) -> None:
        """A word for one."""
        self.heard.put(("conversation", conversation))

    def next(self, kind: str) -> Any:
        """The next thing of a kind; whatever comes before it is passed over."""
        while True:
            got, thing = self.heard.get(timeout=PATIENCE)
            if got == kind:
                return thing


def the_streams(ada: Recorded, bo: Recorded) -> None:
    """Every stream tells of a post."""
    assert ada.stream_healthy()
    kept = bo.list_create("Live")
    bo.list_accounts_add(kept, [ada.me()])
    openers: list[Callable[..., Any]] = [
        bo.stream_user,
        bo.stream_public,
        bo.stream_local,
        lambda ear, **options: bo.stream_hashtag("harmattan", ear, **options),
        lambda ear, **options: bo.stream_list(kept, ear, **options),
    ]
    ears = [Ear() for _opener in openers]
    handles = [opener(ear, run_async=True) for opener, ear in zip(openers, ears, strict=True)]
    told, private = Ear(), Ear()
    handles += [bo.stream_user_notifications(told, run_async=True), bo.stream_direct(private, run_async=True)]
    try:
        for handle in handles:
            eventually(handle.is_receiving)
        post = ada.toot("Dust in the #harmattan")
        for ear in ears:
            assert ear.next("update").id == post.id
        word = ada.status_post("@bo look", visibility="direct")
        assert told.next("notification").status.id == word.id
        assert private.next("conversation").last_status.id == word.id
    finally:
        for handle in handles:
            handle.close()
        bo.list_delete(kept)


def the_pushes(ada: Recorded, bo: Recorded, outside: Outside) -> None:
    """A notification arrives at the telephone, and only there is it readable."""
    private, public = ada.push_subscription_generate_keys()
    outside.pages["/telephone"] = Page(b"", status=201)
    ada.push_subscription_set(outside.url + "/telephone", public, mention_events=True, favourite_events=False)
    assert ada.push_subscription().alerts.mention
    assert ada.push_subscription_update(mention_events=True, favourite_events=True).alerts.favourite
    bo.toot("@ada are you there?")
    sent = eventually(lambda: outside.asked)[0]
    headers = (sent.headers["encryption"], sent.headers["crypto-key"])
    told = ada.push_subscription_decrypt_push(sent.body, private, *headers)
    assert (told.notification_type, told.body) == ("mention", "@ada are you there?")
    ada.push_subscription_delete()


def the_announcements(ada: Recorded, server: Server) -> None:
    """The owner says something to everyone."""
    server.command("announce post", "Market on Sunday")
    said = eventually(ada.announcements)[0]
    ada.announcement_reaction_create(said, "🌳")
    assert ada.announcements()[0].reactions[0].me
    ada.announcement_reaction_delete(said, "🌳")
    ada.announcement_dismiss(said)
    assert ada.announcements()[0].read
