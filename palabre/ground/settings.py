"""Every setting of an instance, as one typed object.

Values come from `palabre.toml` in the data folder and from the environment (`PALABRE_` and the name in capitals),
which wins. An unknown name in the file, or a wrong value in either, is refused before anything starts.
`docs/settings.md` is written from this file.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from palabre.ground.errors import Invalid
from palabre.ground.language import _

FILE_NAME = "palabre.toml"
ENVIRONMENT_PREFIX = "PALABRE_"
LOCAL_NAMES = ("localhost", "127.0.0.1")


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of one instance."""

    data: Annotated[str, Meta(description="Folder that holds the database, media and keys.")] = "instance"
    domain: Annotated[
        str, Meta(min_length=1, description="Domain in handles and addresses, such as `palabre.example`.")
    ] = "localhost"
    public_url: Annotated[
        str, Meta(description="Address at which people reach the site. Empty: `https://` and the domain.")
    ] = ""
    title: Annotated[str, Meta(max_length=60, description="Name of the community, shown on every page.")] = "Palabre"
    description: Annotated[str, Meta(max_length=500, description="One or two sentences about the community.")] = ""
    contact_email: Annotated[str, Meta(description="Address shown to the public and to authorities.")] = ""
    registrations: Annotated[
        Literal["open", "approval", "closed"],
        Meta(description="Who may sign up: anyone, anyone whom the team approves, or no one."),
    ] = "open"
    mail_server: Annotated[
        str,
        Meta(
            description="Mail server, as `smtp://user:password@host:587` or `smtps://…`. Empty: no mail is sent, and "
            "addresses are not confirmed."
        ),
    ] = ""
    mail_from: Annotated[
        str, Meta(description="Address that mail comes from. Empty: the contact address, or `noreply@` the domain.")
    ] = ""
    show_domain_blocks: Annotated[
        Literal["all", "members", "nobody"],
        Meta(description="Who sees which other servers are blocked: anyone, members, or nobody."),
    ] = "all"
    default_language: Annotated[str, Meta(description="Language of pages for visitors who state none.")] = "en"
    database: Annotated[
        str,
        Meta(description="PostgreSQL address (`postgresql://…`). Empty: SQLite in the data folder."),
    ] = ""
    media_store: Annotated[
        str,
        Meta(description="Where media are kept: `s3://bucket/prefix`, or empty for the data folder."),
    ] = ""
    media_endpoint: Annotated[str, Meta(description="Endpoint of an S3-compatible store other than AWS.")] = ""
    policy: Annotated[str, Meta(description="Policy file. Empty: the house policy that ships with Palabre.")] = ""
    screening_rules: Annotated[str, Meta(description="Rules file. Empty: the rules that ship with Palabre.")] = ""
    max_characters: Annotated[int, Meta(ge=1, le=100_000, description="Longest status, in characters.")] = 1_000
    max_attachments: Annotated[int, Meta(ge=0, le=16, description="Most attachments of one status.")] = 4
    max_image_bytes: Annotated[int, Meta(ge=1_024, description="Largest image upload, in bytes.")] = 16_777_216
    max_image_pixels: Annotated[int, Meta(ge=1_024, description="Largest image, in pixels.")] = 33_177_600
    max_video_bytes: Annotated[int, Meta(ge=1_024, description="Largest video or sound upload, in bytes.")] = (
        103_809_024
    )
    max_video_pixels: Annotated[int, Meta(ge=1_024, description="Largest video, in pixels of one frame.")] = 8_294_400
    max_video_frame_rate: Annotated[int, Meta(ge=1, le=240, description="Fastest video, in frames per second.")] = 120
    max_video_seconds: Annotated[int, Meta(ge=1, description="Longest video or sound, in seconds.")] = 900
    max_body_bytes: Annotated[int, Meta(ge=1_024, description="Largest request body but for media, in bytes.")] = (
        262_144
    )
    requests_per_5_minutes: Annotated[int, Meta(ge=1, description="Requests allowed per person and five minutes.")] = (
        7_500
    )
    sign_ups_per_hour: Annotated[int, Meta(ge=1, description="Sign-ups allowed per address and hour.")] = 120
    sign_ins_per_hour: Annotated[int, Meta(ge=1, description="Failed sign-ins allowed per address and hour.")] = 30
    trusted_proxies: Annotated[
        str,
        Meta(description="Comma-separated networks whose `X-Forwarded-For` is believed."),
    ] = "127.0.0.1/32,::1/128"
    journal_hours: Annotated[int, Meta(ge=1, description="Hours that events and the SQLite journal are kept.")] = 72
    worker_tasks: Annotated[int, Meta(ge=1, le=256, description="Jobs that one worker runs side by side.")] = 32
    log_level: Annotated[Literal["debug", "info", "warning", "error"], Meta(description="Least severe log line.")] = (
        "info"
    )
    outbound_networks: Annotated[
        str,
        Meta(
            description="Comma-separated networks inside yours that requests to the outside (link previews, push, "
            "translation) may reach. Empty: only the open internet."
        ),
    ] = ""
    translation_backend: Annotated[
        Literal["none", "libretranslate", "deepl"],
        Meta(description="What translates posts: nothing, a server that speaks LibreTranslate's API, or DeepL."),
    ] = "none"
    translation_url: Annotated[
        str,
        Meta(description="Address of the LibreTranslate server. Empty: for DeepL, the address of the key's plan."),
    ] = ""
    translation_key: Annotated[str, Meta(description="Key for the translation service, where it wants one.")] = ""
    translations_per_hour: Annotated[int, Meta(ge=1, description="Translations allowed per person and hour.")] = 120
    trends: Annotated[
        Literal["reviewed", "open", "off"],
        Meta(
            description="What is much talked about is shown once the team has approved it, at once unless the team has "
            "refused it, or not at all."
        ),
    ] = "reviewed"
    featured_accounts: Annotated[
        str, Meta(description="Comma-separated handles that are suggested to everyone who does not follow them.")
    ] = ""
    public_face: Annotated[
        Literal["open", "profiles", "closed"],
        Meta(
            description="What people without an account may read: profiles, posts, timelines and search; only profiles "
            "and posts whose address they know; or nothing but what the community says of itself. Feeds, sitemap and "
            "the API's public reads follow."
        ),
    ] = "open"
    search_engines: Annotated[
        Literal["allowed", "refused"],
        Meta(
            description="Whether search engines may list the site. They are shown only members who let themselves be "
            "found, and their public posts."
        ),
    ] = "allowed"
    ai_crawlers: Annotated[
        Literal["refused", "allowed"],
        Meta(
            description="Whether robots that gather text and pictures to train models are told to stay away, in "
            "`robots.txt`, headers and `/.well-known/tdmrep.json`."
        ),
    ] = "refused"
    metrics_token: Annotated[
        str, Meta(description="Bearer token that opens `/metrics`. Empty: local callers only.")
    ] = ""

    def __repr__(self) -> str:
        """Which instance it is, and no more: some settings hold passwords, and a log may print this."""
        return f"Settings({self.data!r}, {self.domain!r})"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        """The same for tracebacks that show values."""
        return [("data", self.data), ("domain", self.domain)]

    @property
    def base_url(self) -> str:
        """The public address without a final slash: `public_url`, else the domain by HTTPS (HTTP on this machine)."""
        scheme = "http" if self.domain.partition(":")[0] in LOCAL_NAMES else "https"
        return (self.public_url or f"{scheme}://{self.domain}").rstrip("/")

    @property
    def folder(self) -> Path:
        """The data folder."""
        return Path(self.data)


def load_settings(data: str | Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Reads the settings of the instance in `data`.

    Raises `Invalid` naming the file or variable, the setting and what is wrong with it.
    """
    values: dict[str, object] = {}
    path = Path(data) / FILE_NAME
    if path.exists():
        values |= _from_file(path)
    values |= _from_environment(environment)
    values["data"] = str(data)
    try:
        return msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise Invalid(
            _("A setting in {file} or the environment is wrong: {problem}. See docs/settings.md."),
            code="settings",
            file=str(path),
            problem=str(error),
        ) from error


def _from_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(
            _("{file} is not a valid TOML file: {problem}."),
            code="settings",
            file=str(path),
            problem=str(error),
        ) from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    known = {field.encode_name for field in msgspec.structs.fields(Settings)}
    given = {
        name.removeprefix(ENVIRONMENT_PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(ENVIRONMENT_PREFIX)
    }
    return {name: value for name, value in given.items() if name in known}
