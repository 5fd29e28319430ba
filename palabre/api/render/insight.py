"""Figures for the owner.

See https://docs.joinmastodon.org/entities/Admin_Measure/, …/Admin_Dimension/ and …/Admin_Cohort/. Numbers are strings.
"""

import msgspec
from babel import Locale, UnknownLocaleError

from palabre.ground.clock import iso
from palabre.ground.language import Translate, _
from palabre.insight import model

SITE = _("Website")
_UNITS = ("bytes", "KB", "MB", "GB", "TB", "PB")


class MeasureDay(msgspec.Struct, frozen=True):
    """A figure of a day."""

    date: str
    value: str


class Measure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A figure day by day. A size is also written for people."""

    key: str
    unit: str | None
    total: str
    data: list[MeasureDay]
    human_value: str | None = None
    previous_total: str | None = None


class DimensionShare(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of a dimension."""

    key: str
    human_key: str
    value: str
    unit: str | None = None
    human_value: str | None = None


class Dimension(msgspec.Struct, frozen=True):
    """What something is made of."""

    key: str
    data: list[DimensionShare]


class CohortDay(msgspec.Struct, frozen=True):
    """How many were still here."""

    date: str
    rate: float
    value: str


class Cohort(msgspec.Struct, frozen=True):
    """Those who joined in one period."""

    period: str
    frequency: str
    data: list[CohortDay]


def measure(row: model.Measure) -> Measure:
    """A figure day by day."""
    return Measure(
        key=row.key,
        unit=row.unit,
        total=str(row.total),
        data=[MeasureDay(iso(each.day), str(each.value)) for each in row.data],
        human_value=human_size(row.total) if row.unit else None,
        previous_total=None if row.previous_total is None else str(row.previous_total),
    )


def human_size(size: int) -> str:
    """A size in the largest fitting unit: `46.2 GB`."""
    value, unit = float(size), 0
    while value >= 1024 and unit < len(_UNITS) - 1:
        value, unit = value / 1024, unit + 1
    return f"{value:.3g} {_UNITS[unit]}"


def dimension(row: model.Dimension, locale: str, translate: Translate) -> Dimension:
    """What something is made of, in the caller's language."""
    languages = row.key.endswith("languages")
    return Dimension(row.key, [_share(each, locale, translate, languages=languages) for each in row.shares])


def _share(share: model.Share, locale: str, translate: Translate, *, languages: bool) -> DimensionShare:
    name = _language(share.key, locale) if languages else share.name or share.key
    return DimensionShare(
        key=share.key,
        human_key=translate(SITE) if share.key == "web" else name,
        value=share.text or str(share.value),
        unit=share.unit,
        human_value=share.text or (human_size(share.value) if share.unit else None),
    )


def _language(tag: str, locale: str) -> str:
    try:
        return Locale.parse(tag, sep="-").get_display_name(locale) or tag
    except (ValueError, UnknownLocaleError):
        return tag


def cohort(row: model.Cohort) -> Cohort:
    """Those who joined in one period."""
    data = [CohortDay(iso(each.at), each.rate, str(each.value)) for each in row.kept]
    return Cohort(iso(row.at), row.frequency, data)
