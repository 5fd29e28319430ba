"""A member's day in chapters: each drives one part of Mastodon.py and looks at what comes back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from mastodon import MastodonAPIError, MastodonNotFoundError

from tests.clients.recorded import Recorded
from tests.journeys.test_clients import eventually, picture


def ids(found: Any) -> list[str]:
    """The ids of what was found."""
    return [str(each.id) for each in found]


def the_place(ada: Recorded) -> None:
    """What the instance says of itself."""
    assert ada.instance().title == ada.instance_v2().title == ada.instance_v1().title
    assert ada.instance_v2().api_versions.mastodon >= 7
    assert isinstance(ada.instance_activity(), list)
    assert ada.instance_peers() == []
    assert ada.instance_domain_blocks() == []
    assert [rule.text for rule in ada.instance_rules()]
    assert "content" in ada.instance_extended_description()
    assert "en" in {language.code for language in ada.instance_languages()}
    assert ada.instance_translation_languages() == {}
    assert ada.instance_terms_of_service().content
    assert ada.instance_nodeinfo().software.name == "palabre"
    assert ada.retrieve_mastodon_version()
    assert ada.verify_minimum_version("4.0.0")
    ada.set_language("fr")
    with pytest.raises(MastodonNotFoundError, match="publication"):
        ada.status(1)
    ada.set_language("en")
    assert ada.custom_emojis() == []
    assert ada.app_verify_credentials().name == "A client"
    assert ada.oauth_authorization_server_info()["scopes_supported"]
    assert ada.persistable_login_credentials()
    assert ada.timeline_is_available("public")


def the_profile(ada: Recorded, folder: Path) -> None:
    """Everything that one says of oneself."""
    file = str(picture(folder))
    me = ada.account_update_credentials(
        display_name="Ada", note="Watches roofs", avatar=file, header=file, fields=[("Town", "Bamako")]
    )
    assert (me.display_name, me.fields[0].value) == ("Ada", "Bamako")
    assert me.avatar != me.header
    changed = ada.profile_update(note="Watches the rain", avatar_description="A leaf", show_media=False)
    assert changed.avatar_description == "A leaf"
    assert "rain" in ada.profile().note
    avatar = ada.account_verify_credentials().avatar
    assert ada.account_delete_avatar().avatar != avatar
    assert ada.account_delete_header().header != me.header
    assert ada.me().source.note == "Watches the rain"
    assert ada.preferences()["posting:default:visibility"] == "public"


def the_people(ada: Recorded, bo: Recorded) -> None:
    """Follows, mutes, blocks, notes, endorsements, and finding one another."""
    me, other = ada.me(), bo.me()
    assert bo.account_follow(me).following
    assert ids(bo.account_following(other)) == ids(ada.account_followers(other) or [me]) == [str(me.id)]
    assert ids(ada.account_followers(me)) == [str(other.id)]
    assert bo.account_relationships(me)[0].following
    assert bo.account_familiar_followers(me)[0].accounts == []
    assert bo.account_note_set(me, "from the market").note == "from the market"
    assert bo.account_endorse(me).endorsed
    assert ids(bo.endorsements()) == [str(me.id)]
    assert not bo.account_unendorse(me).endorsed
    assert bo.account_pin(me).endorsed
    assert not bo.account_unpin(me).endorsed
    assert ada.account(other).acct == ada.account_lookup("bo").acct == "bo"
    assert ids(ada.accounts([me, other])) == ids([me, other])
    assert ids(ada.account_search("bo", following=False)) == [str(other.id)]
    assert not ada.account_remove_from_followers(other).followed_by
    assert ada.account_mute(other, duration=600).muting
    assert ids(ada.mutes()) == [str(other.id)]
    assert not ada.account_unmute(other).muting
    assert ada.account_block(other).blocking
    assert ids(ada.blocks()) == [str(other.id)]
    assert not ada.account_unblock(other).blocking
    ada.account_update_credentials(locked=True)
    for answer in (ada.follow_request_reject, ada.follow_request_authorize):
        assert bo.account_follow(me).requested
        assert ids(ada.follow_requests()) == [str(other.id)]
        answer(other)
    ada.account_update_credentials(locked=False)
    assert not bo.account_unfollow(me).following
    assert bo.follows("ada").following
    ada.domain_block("far.example")
    assert list(ada.domain_blocks()) == ["far.example"]
    ada.domain_unblock("far.example")


def the_posts(ada: Recorded, bo: Recorded, folder: Path) -> Any:
    """Posts with everything that can be on them, and all that others do with them. Returns one."""
    media = ada.media_post(str(picture(folder)), description="A leaf", synchronous=True)
    assert ada.media_update(media, description="A green leaf").description == "A green leaf"
    assert ada.media(media).id == media.id
    post = ada.status_post("Rain at last on #Sahel roofs", media_ids=[media], language="en")
    assert ada.toot("Good morning").visibility == "public"
    assert ids(ada.statuses([post])) == ids([post]) == [str(bo.status(post).id)]
    with pytest.raises(MastodonNotFoundError):
        bo.status(1)
    reply = bo.status_reply(post, "Here too!")
    assert ids(ada.status_context(post).descendants) == [str(reply.id)]
    assert bo.status_reblog(post).reblog.id == post.id
    assert bo.status_favourite(post).favourited
    assert bo.status_bookmark(post).bookmarked
    assert ids(ada.status_reblogged_by(post)) == ids(ada.status_favourited_by(post)) == [str(bo.me().id)]
    assert ids(bo.favourites()) == ids(bo.bookmarks()) == [str(post.id)]
    assert not bo.status_unreblog(post).reblogged
    assert not bo.status_unfavourite(post).favourited
    assert not bo.status_unbookmark(post).bookmarked
    assert ada.status_mute(post).muted
    assert not ada.status_unmute(post).muted
    assert ada.status_pin(post).pinned
    assert ids(bo.account_statuses(ada.me(), pinned=True)) == [str(post.id)]
    assert not ada.status_unpin(post).pinned
    edited = ada.status_update(post, "Rain on #Sahel roofs", media_ids=[media])
    assert edited.edited_at
    assert ada.status_source(post).text == "Rain on #Sahel roofs"
    assert len(ada.status_history(post)) == 2
    assert ada.status_card(post) is None
    with pytest.raises(MastodonAPIError):
        ada.status_translate(post)
    return post


def the_quotes(ada: Recorded, bo: Recorded, post: Any) -> None:
    """A quote, seen, refused and taken back."""
    assert ada.status_update_quote_approval_policy(post, "public")
    quote = bo.status_post("As she says", quoted_status_id=post)
    assert quote.quote.quoted_status.id == post.id
    assert ids(ada.status_quotes(post)) == [str(quote.id)]
    assert ada.status_quote_revoke(post, quote).quote.state == "revoked"
    bo.status_delete(quote)


def the_polls(ada: Recorded, bo: Recorded) -> None:
    """A poll, and its votes."""
    poll = ada.make_poll(["Tea", "Coffee", "Ginger"], 3600, multiple=True)
    asked = ada.status_post("What will it be?", poll=poll).poll
    assert bo.poll_vote(asked, [0, 2]).own_votes == [0, 2]
    assert [option.votes_count for option in ada.poll(asked).options] == [1, 0, 1]


def the_plans(ada: Recorded) -> None:
    """What is written now and posted later."""
    later = ada.get_approx_server_time() + timedelta(hours=2)
    planned = ada.status_post("Tomorrow", scheduled_at=later)
    assert planned.params.text == "Tomorrow"
    assert ids(ada.scheduled_statuses()) == [str(planned.id)]
    moved = ada.scheduled_status_update(planned, later + timedelta(hours=1))
    assert ada.scheduled_status(planned).scheduled_at == moved.scheduled_at
    ada.scheduled_status_delete(planned)
    assert ada.scheduled_statuses() == []


def the_timelines(ada: Recorded, bo: Recorded, post: Any) -> None:
    """Every timeline, forwards and backwards."""
    named = (bo.timeline("home"), bo.timeline_home(), bo.timeline_local(), bo.timeline_public(local=True))
    for timeline in (*named, bo.timeline_hashtag("sahel"), bo.account_statuses(ada.me(), only_media=True)):
        assert str(post.id) in ids(timeline)
    for number in range(5):
        ada.toot(f"Drop {number}")
    first = ada.timeline_home(limit=2)
    second = ada.fetch_next(first)
    assert ids(ada.fetch_previous(second)) == ids(first)
    assert len({*ids(ada.fetch_remaining(first))}) >= 7
    assert len(list(ada.pagination_iterator(first))) >= 7
    assert next(iter(ada.pagination_page_iterator(first)))
    with pytest.raises(MastodonNotFoundError):
        ada.timeline_link("https://nobody.example/has-posted-this")
    ada.markers_set(["home"], [post])
    assert str(ada.markers_get(["home"]).home.last_read_id) == str(post.id)


def the_lists(ada: Recorded, bo: Recorded) -> None:
    """A list with its timeline."""
    kept = bo.list_create("Neighbours", replies_policy="list")
    bo.list_accounts_add(kept, [ada.me()])
    assert ids(bo.list_accounts(kept)) == [str(ada.me().id)]
    assert ids(bo.account_lists(ada.me())) == ids(bo.lists()) == [str(kept.id)]
    post = ada.toot("For the list")
    assert ids(bo.timeline_list(kept))[0] == str(post.id)
    assert bo.list_update(kept, "Street", exclusive=True).exclusive
    assert bo.list(kept).title == "Street"
    bo.list_accounts_delete(kept, [ada.me()])
    assert bo.list_accounts(kept) == []
    bo.list_delete(kept)
    assert bo.lists() == []


def the_collections(ada: Recorded, bo: Recorded) -> None:
    """A collection of people for others to see."""
    made = ada.collection_create(
        "Roof people", description="They look up", sensitive=False, discoverable=True
    ).collection
    assert ada.collection_update(made, name="Rain people").collection.name == "Rain people"
    bo.account_update_credentials(discoverable=True)
    item = ada.collection_item_add(made, bo.me()).collection_item
    assert str(bo.me().id) in ids(ada.collection(made).accounts)
    assert ids(bo.account_collections(ada.me()).collections) == [str(made.id)]
    assert ids(bo.account_in_collections(bo.me()).collections) == [str(made.id)]
    bo.collection_item_revoke(made, item)
    assert bo.account_in_collections(bo.me()).collections == []
    other = ada.collection_item_add(made, ada.me()).collection_item
    ada.collection_item_delete(made, other)
    ada.collection_delete(made)
    assert ada.account_collections(ada.me()).collections == []


def the_tags(ada: Recorded, bo: Recorded) -> None:
    """Tags followed and put forward."""
    assert bo.tag_follow("Sahel").following
    assert [tag.name.lower() for tag in bo.followed_tags()] == ["sahel"]
    assert not bo.tag_unfollow("Sahel").following
    assert bo.tag("sahel").name.lower() == "sahel"
    assert [tag.name.lower() for tag in ada.featured_tag_suggestions()] == ["sahel"]
    featured = ada.featured_tag_create("Sahel")
    assert ids(ada.featured_tags()) == ids(bo.account_featured_tags(ada.me())) == [str(featured.id)]
    ada.featured_tag_delete(featured)
    assert ada.tag_feature("Sahel").featuring
    assert not ada.tag_unfeature("Sahel").featuring


def the_filters(ada: Recorded, bo: Recorded) -> None:
    """Filters of both kinds; the server says what they match."""
    old = bo.filter_create("mud", ["home"], whole_word=True)
    assert bo.filter_update(old, "mire", ["home", "public"]).phrase == "mire"
    assert bo.filter(old).phrase == bo.filters()[0].phrase == "mire"
    bo.filter_delete(old)
    made = bo.create_filter_v2("Weather", ["home"], "warn", keywords_attributes=[{"keyword": "hail"}])
    assert bo.update_filter_v2(made, title="Bad weather").title == bo.filter_v2(made).title == "Bad weather"
    word = bo.add_filter_keyword_v2(made, "storm", whole_word=True)
    assert {each.keyword for each in bo.filter_keywords_v2(made)} == {"hail", "storm"}
    post = ada.toot("A storm comes")
    seen = next(status for status in bo.timeline_home() if status.id == post.id)
    assert seen.filtered[0].keyword_matches == ["storm"]
    kept = bo.add_filter_status_v2(made, post)
    assert bo.filter_status_v2(kept).status_id == bo.filter_statuses_v2(made)[0].status_id
    bo.delete_filter_status_v2(kept)
    bo.delete_filter_keyword_v2(word)
    assert ids(bo.filters_v2()) == [str(made.id)]
    bo.delete_filter_v2(made)


def the_notifications(ada: Recorded, bo: Recorded) -> None:
    """Notifications alone, in groups, and held back until one is asked."""
    ada.notifications_clear()
    post = ada.toot("Look up")
    bo.status_favourite(post)
    bo.status_reply(post, "I do")
    eventually(lambda: len(ada.notifications()) == 2)
    mention = ada.notifications(types=["mention"])[0]
    assert ada.notifications(id=mention).status.account.acct == "bo"
    assert ada.notifications_unread_count().count == 2
    assert ada.unread_grouped_notifications_count() == 2
    groups = ada.grouped_notifications().notification_groups
    liked = next(group for group in groups if group.type == "favourite")
    assert ada.grouped_notification(liked.group_key).notification_groups[0].type == "favourite"
    assert ids(ada.grouped_notification_accounts(liked.group_key)) == [str(bo.me().id)]
    ada.dismiss_grouped_notification(liked.group_key)
    ada.notifications_dismiss(mention)
    assert ada.notifications() == []
    assert ada.update_notifications_policy(for_not_following="filter").for_not_following == "filter"
    assert ada.notifications_policy().for_not_following == "filter"
    for answer in (
        ada.dismiss_notification_request,
        lambda asked: ada.dismiss_multiple_notification_requests([asked]),
        lambda asked: ada.accept_multiple_notification_requests([asked]),
    ):
        bo.toot("@ada hello?")
        asked = eventually(ada.notification_requests)[0]
        assert ada.notification_request(asked).account.acct == "bo"
        answer(asked)
        assert ada.notification_requests() == []
    eventually(ada.notifications_merged)
    with pytest.raises(MastodonNotFoundError):
        ada.accept_notification_request(1)
    ada.update_notifications_policy(for_not_following="accept")


def the_conversations(ada: Recorded, bo: Recorded) -> None:
    """A word for one person only."""
    word = bo.status_post("@ada between us", visibility="direct")
    found = eventually(ada.conversations)[0]
    assert (found.last_status.id, found.unread) == (word.id, True)
    assert not ada.conversations_read(found).unread


def the_finds(ada: Recorded, bo: Recorded) -> None:
    """Search, the directory, suggestions and trends."""
    assert [status.account.acct for status in bo.search("storm", result_type="statuses").statuses] == ["ada"]
    assert [tag.name.lower() for tag in bo.search_v2("#sahel").hashtags] == ["sahel"]
    ada.account_update_credentials(discoverable=True)
    assert "ada" in {account.acct for account in eventually(lambda: bo.directory(local=True))}
    assert isinstance(bo.suggestions(), list)
    assert isinstance(bo.suggestions_v1(), list)
    assert isinstance(bo.suggestions_v2(), list)
    bo.suggestion_delete(ada.me())
    assert bo.trending_links() == bo.trending_statuses() == bo.trending_tags() == bo.trends() == []


def the_library_itself(ada: Recorded, post: Any) -> None:
    """What the library does on this side with what came from the server."""
    assert ada.get_supported_version()
    image = post.media_attachments[0]
    assert ada.generate_media_edit_attributes(image, description="Wet")["description"] == "Wet"
    old = ada.filter_create("storm", ["home"])
    home = ada.timeline_home()
    assert len(ada.filters_apply(home, [old], "home")) == len(home) - 1
    ada.filter_delete(old)
    assert ada.get_pagination_info(ada.timeline_home(limit=2), "next")["max_id"]
    assert ada.get_async_refresh_info(post) is None
    assert ada.await_async_refresh(post) is post
    ada.clear_caches()


def the_year(ada: Recorded) -> None:
    """A year in review, which somebody who came today cannot have yet."""
    year = ada.get_approx_server_time().year
    assert ada.annual_reports().annual_reports == []
    assert ada.annual_report_state(year).state == "ineligible"
    ada.annual_report_generate(year)
    with pytest.raises(MastodonNotFoundError):
        ada.annual_report(year)
    with pytest.raises(MastodonNotFoundError):
        ada.annual_report_read(year)
    with pytest.raises(MastodonNotFoundError):
        ada.get_async_refresh_status("nothing")
