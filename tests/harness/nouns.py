"""An account and a status with nothing to say, for tests that give them what matters."""

from msgspec.structs import replace

from palabre.accounts.model import Account
from palabre.statuses.model import Status, StatusView

AUTHOR, OTHER = 1, 2

BARE_ACCOUNT = Account(
    id=1,
    username="ada",
    username_key="ada",
    domain="",
    display_name="",
    note="",
    note_html="",
    fields="[]",
    avatar_key="",
    avatar_description="",
    header_key="",
    header_description="",
    locked=False,
    bot=False,
    discoverable=True,
    indexable=True,
    hide_collections=False,
    state="active",
    created_at=0,
    last_status_at=None,
    statuses_count=0,
    followers_count=0,
    following_count=0,
    version=0,
    uri="",
    url="",
)
BARE_STATUS = Status(
    id=0,
    account_id=0,
    state="live",
    visibility="public",
    text="",
    html="",
    spoiler_text="",
    language=None,
    sensitive=False,
    in_reply_to_id=None,
    in_reply_to_account_id=None,
    reblog_of_id=None,
    reblog_of_account_id=None,
    thread_id=0,
    app_name=None,
    app_website=None,
    created_at=0,
    edited_at=None,
    pinned_at=None,
    version=0,
    replies_count=0,
    reblogs_count=0,
    favourites_count=0,
    uri="",
    url="",
)


def account(number: int) -> Account:
    """Someone, by a number."""
    return replace(BARE_ACCOUNT, id=number, username=f"name{number}", username_key=f"name{number}")


def post(number: int, answers: int | None = None, by: int = OTHER) -> StatusView:
    """A status by someone, and which other it answers."""
    status = replace(BARE_STATUS, id=number, account_id=by, in_reply_to_id=answers, thread_id=1)
    return StatusView(status=status, account=account(by))
