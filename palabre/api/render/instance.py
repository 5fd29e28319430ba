"""What this instance is and can do (https://docs.joinmastodon.org/entities/Instance/, …/V1_Instance/).

`API_VERSION` is the version of Mastodon's API that clients may rely on here; it rises with what is built.
"""

import msgspec

from palabre import __version__
from palabre.accounts import model
from palabre.accounts import rules as limits
from palabre.accounts.model import LocalCounts
from palabre.accounts.weeks import Week
from palabre.api.render.account import PICTURES, Account, account
from palabre.api.render.rule import Rule, rules
from palabre.ground.clock import SECOND
from palabre.ground.settings import Settings
from palabre.media.rules import MAX_DESCRIPTION
from palabre.policy.model import Policy
from palabre.statuses.polls.rules import MAX_OPTION_CHARACTERS, MAX_OPTIONS, MAX_SECONDS, MIN_SECONDS
from palabre.statuses.rules import MAX_PINNED
from palabre.translation.engine import is_on

API_VERSION = 11
VERSION = f"4.7.0 (compatible; Palabre {__version__})"
MIMES = (
    *("image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "image/heif", "image/avif"),
    *("video/mp4", "video/webm", "video/quicktime"),
    *("audio/mpeg", "audio/mp3", "audio/ogg", "audio/opus", "audio/wav", "audio/x-wav", "audio/flac", "audio/aac"),
    *("audio/mp4", "audio/m4a", "audio/x-m4a", "audio/webm"),
)
LINK_LENGTH = 23
MOST_FEATURED_TAGS = 10
ICON_SIZES = (48, 192, 512)
THUMBNAIL_BLURHASH = "UJRo]Ixu~X%Mx[j[xaj[?bj[9ZWV~Wj[E1a|"


class Configuration(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of this instance, as they are enforced."""

    urls: dict[str, str | None]
    vapid: dict[str, str]
    accounts: dict[str, int]
    statuses: dict[str, int]
    media_attachments: dict[str, object]
    polls: dict[str, int]
    translation: dict[str, bool]
    timelines_access: dict[str, dict[str, str]]
    limited_federation: bool


class Instance(msgspec.Struct, frozen=True, kw_only=True):
    """The instance, version 2."""

    domain: str
    title: str
    version: str
    source_url: str
    description: str
    usage: dict[str, dict[str, int]]
    thumbnail: dict[str, object]
    icon: list[dict[str, str]]
    languages: list[str]
    configuration: Configuration
    registrations: dict[str, object]
    api_versions: dict[str, int]
    contact: dict[str, object]
    rules: list[Rule]


class V1Instance(msgspec.Struct, frozen=True, kw_only=True):
    """The instance, version 1."""

    uri: str
    title: str
    short_description: str
    description: str
    email: str
    version: str
    urls: dict[str, str]
    stats: dict[str, int]
    thumbnail: str
    languages: list[str]
    registrations: bool
    approval_required: bool
    invites_enabled: bool
    configuration: Configuration
    contact_account: Account | None
    rules: list[Rule]


class About(msgspec.Struct, frozen=True):
    """What has to be read to describe the instance."""

    settings: Settings
    policy: Policy
    counts: LocalCounts
    contact: model.Account | None
    vapid_key: str = ""


def instance(about: About, locale: str) -> Instance:
    """The instance, version 2."""
    settings = about.settings
    registrations: dict[str, object] = {
        "enabled": settings.registrations != "closed",
        "approval_required": settings.registrations == "approval",
        "reason_required": False,
        "message": None,
        "min_age": None,
        "url": None,
    }
    return Instance(
        domain=settings.domain,
        title=settings.title,
        version=VERSION,
        source_url=settings.base_url,
        description=settings.description,
        usage={"users": {"active_month": about.counts.active_month}},
        thumbnail=_thumbnail(settings),
        icon=[{"src": _picture(f"icon-{size}.png", settings), "size": f"{size}x{size}"} for size in ICON_SIZES],
        languages=[settings.default_language],
        configuration=_configuration(settings, about.vapid_key),
        registrations=registrations,
        api_versions={"mastodon": API_VERSION},
        contact={"email": settings.contact_email, "account": _contact(about)},
        rules=rules(about.policy, locale),
    )


def v1_instance(about: About, locale: str) -> V1Instance:
    """The instance, version 1. There is no federation, so no other domain is known."""
    settings, counts = about.settings, about.counts
    return V1Instance(
        uri=settings.domain,
        title=settings.title,
        short_description=settings.description,
        description=settings.description,
        email=settings.contact_email,
        version=VERSION,
        urls={"streaming_api": streaming_address(settings)},
        stats={"user_count": counts.users, "status_count": counts.statuses, "domain_count": 0},
        thumbnail=_picture("thumbnail.png", settings),
        languages=[settings.default_language],
        registrations=settings.registrations != "closed",
        approval_required=settings.registrations == "approval",
        invites_enabled=False,
        configuration=_configuration(settings, about.vapid_key),
        contact_account=_contact(about),
        rules=rules(about.policy, locale),
    )


def week(people: Week, statuses: int) -> dict[str, str]:
    """A week of the instance; its Monday in seconds, and every number in a string, as in Mastodon."""
    return {
        "week": str(people.starts_at // SECOND),
        "statuses": str(statuses),
        "logins": str(people.active),
        "registrations": str(people.joined),
    }


def streaming_address(settings: Settings) -> str:
    """Where WebSockets are served: the site itself, under `ws` or `wss`."""
    return "ws" + settings.base_url.removeprefix("http")


def _configuration(settings: Settings, vapid_key: str) -> Configuration:
    seen_by = "public" if settings.public_face == "open" else "authenticated"
    feeds = {"local": seen_by, "remote": seen_by}
    about = f"{settings.base_url}/about"
    return Configuration(
        urls={
            "streaming": streaming_address(settings),
            "status": None,
            "about": about,
            "privacy_policy": f"{about}/privacy",
            "terms_of_service": f"{about}/terms",
        },
        vapid={"public_key": vapid_key},
        accounts={
            "max_featured_tags": MOST_FEATURED_TAGS,
            "max_pinned_statuses": MAX_PINNED,
            "max_display_name_length": limits.MAX_DISPLAY_NAME,
            "max_note_length": limits.MAX_NOTE,
            "max_avatar_description_length": limits.MAX_DESCRIPTION,
            "max_header_description_length": limits.MAX_DESCRIPTION,
            "max_profile_fields": limits.MAX_FIELDS,
            "profile_field_name_limit": limits.MAX_FIELD,
            "profile_field_value_limit": limits.MAX_FIELD,
        },
        statuses={
            "max_characters": settings.max_characters,
            "max_media_attachments": settings.max_attachments,
            "characters_reserved_per_url": LINK_LENGTH,
        },
        media_attachments={
            "supported_mime_types": MIMES,
            "description_limit": MAX_DESCRIPTION,
            "image_size_limit": settings.max_image_bytes,
            "image_matrix_limit": settings.max_image_pixels,
            "video_size_limit": settings.max_video_bytes,
            "video_frame_rate_limit": settings.max_video_frame_rate,
            "video_matrix_limit": settings.max_video_pixels,
        },
        polls={
            "max_options": MAX_OPTIONS,
            "max_characters_per_option": MAX_OPTION_CHARACTERS,
            "min_expiration": MIN_SECONDS,
            "max_expiration": MAX_SECONDS,
        },
        translation={"enabled": is_on(settings)},
        timelines_access={"live_feeds": feeds, "hashtag_feeds": feeds, "trending_link_feeds": feeds},
        limited_federation=True,
    )


def _thumbnail(settings: Settings) -> dict[str, object]:
    url = _picture("thumbnail.png", settings)
    return {"url": url, "blurhash": THUMBNAIL_BLURHASH, "description": "", "versions": {"@1x": url, "@2x": url}}


def _picture(name: str, settings: Settings) -> str:
    return f"{settings.base_url}{PICTURES}/{name}"


def _contact(about: About) -> Account | None:
    return account(about.contact, about.settings) if about.contact else None
