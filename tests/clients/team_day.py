"""What the team does through an app: reports, sanctions, blocks, trends, and the community in figures."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from mastodon import MastodonAPIError, MastodonNotFoundError

from tests.clients.member_day import ids
from tests.clients.recorded import Recorded


def reports(owner: Recorded, ada: Recorded, bo: Recorded) -> None:
    """A report from its filing to its end."""
    post = bo.toot("Something that is not nice")
    filed = ada.report(bo.me(), [post], comment="Not nice", category="other")
    found = owner.admin_report(filed)
    assert (found.comment, found.statuses[0].id) == ("Not nice", post.id)
    assert str(found.id) in ids(owner.admin_reports(unresolved=True))
    assert owner.admin_report_assign(filed).assigned_account.username == "owner"
    assert owner.admin_report_unassign(filed).assigned_account is None
    assert owner.admin_report_resolve(filed).action_taken
    assert not owner.admin_report_reopen(filed).action_taken


def sanctions(owner: Recorded, ada: Recorded, bo: Recorded) -> None:
    """Every sanction and its end. A member may not."""
    with pytest.raises(MastodonAPIError):
        ada.admin_account(bo.me())
    someone = bo.me()
    ends: dict[str, tuple[str, Callable[[Any], Any]]] = {
        "disable": ("disabled", owner.admin_account_enable),
        "silence": ("silenced", owner.admin_account_unsilence),
        "suspend": ("suspended", owner.admin_account_unsuspend),
        "sensitive": ("sensitized", owner.admin_account_unsensitive),
    }
    for action, (flag, end) in ends.items():
        owner.admin_account_moderate(someone, action=action, text="For a while")
        assert owner.admin_account(someone)[flag]
        assert not end(someone)[flag]
    for listed in (owner.admin_accounts(), owner.admin_accounts_v1(), owner.admin_accounts_v2(origin="local")):
        assert "bo" in {account["username"] for account in listed}


def newcomers(owner: Recorded, apply: Callable[[str], Recorded]) -> None:
    """Who asks to come in is let in or not; Cy, who was here already, is erased."""
    apply("dina").email_resend_confirmation()
    apply("edo")
    waiting = {account.username: account for account in owner.admin_accounts_v2(status="pending")}
    assert owner.admin_account_approve(waiting["dina"]).approved
    owner.admin_account_reject(waiting["edo"])
    gone = owner.account_lookup("cy")
    owner.admin_account_moderate(gone, action="suspend")
    owner.admin_account_delete(gone)
    assert owner.admin_accounts_v2(status="pending") == []


def blocks(owner: Recorded) -> None:
    """Blocks of servers, of mail and of addresses."""
    block = owner.admin_create_domain_block("bad.example", severity="silence", private_comment="Spam")
    assert owner.admin_update_domain_block(block, reject_media=True).reject_media
    assert owner.admin_domain_blocks(block).severity == "silence"
    assert ids(owner.admin_domain_blocks()) == [str(block.id)]
    owner.admin_delete_domain_block(block)
    assert owner.admin_domain_blocks() == []
    allow = owner.admin_create_domain_allow("good.example")
    assert owner.admin_domain_allow(allow).domain == owner.admin_domain_allows()[0].domain == "good.example"
    owner.admin_delete_domain_allow(allow)
    mail = owner.admin_create_email_domain_block("throwaway.example")
    assert owner.admin_email_domain_block(mail).domain == owner.admin_email_domain_blocks()[0].domain
    owner.admin_delete_email_domain_block(mail)
    address = owner.admin_create_ip_block("203.0.113.7", "no_access", comment="Robots")
    assert owner.admin_update_ip_block(address, severity="sign_up_block").severity == "sign_up_block"
    assert owner.admin_ip_block(address).ip == owner.admin_ip_blocks()[0].ip == "203.0.113.7/32"
    owner.admin_delete_ip_block(address)
    one = owner.admin_create_canonical_email_block(email="some.one+else@mail.example")
    assert ids(owner.admin_test_canonical_email_block("someone@mail.example")) == [str(one.id)]
    assert owner.admin_canonical_email_block(one).canonical_email_hash
    assert ids(owner.admin_canonical_email_blocks()) == [str(one.id)]
    owner.admin_delete_canonical_email_block(one)


def figures(owner: Recorded) -> None:
    """The community in figures."""
    end = owner.get_approx_server_time()
    start = end - timedelta(days=2)
    measures = owner.admin_measures(start, end, active_users=True, new_users=True, tag_uses=None)
    assert {measure.key for measure in measures} == {"active_users", "new_users"}
    kinds = owner.admin_dimensions(start, end, languages=True, software_versions=True)
    assert {kind.key for kind in kinds} == {"languages", "software_versions"}
    assert owner.admin_retention(start, end, frequency="day")


def trends(owner: Recorded) -> None:
    """What trends is looked at by the team before it shows."""
    assert owner.admin_trending_links() == []
    assert isinstance(owner.admin_trending_statuses(), list)
    assert isinstance(owner.admin_trending_tags(), list)
    post, tag = owner.toot("Kites over the #Harmattan"), owner.tag("Harmattan")
    for answer in (owner.admin_approve_trending_tag, owner.admin_reject_trending_tag):
        assert answer(tag).name.lower() == "harmattan"
    for answer in (owner.admin_approve_trending_status, owner.admin_reject_trending_status):
        assert answer(post).id == post.id
    for refuse in (owner.admin_approve_trending_link, owner.admin_reject_trending_link):
        with pytest.raises(MastodonNotFoundError):
            refuse(1)
