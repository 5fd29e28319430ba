"""Nouns of the room `policy`."""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from palabre.ground.clock import DAY, MINUTE
from palabre.ground.errors import NotFound
from palabre.ground.language import DEFAULT_LOCALE, _

SanctionName = Literal["label", "warn", "withdraw", "limit", "suspend"]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause in one language: its title, its text, and what it does not mean."""

    title: Annotated[str, Meta(min_length=1, max_length=80)]
    text: Annotated[str, Meta(min_length=1, max_length=1_000)]
    explanation: Annotated[str, Meta(max_length=1_000)] = ""


class Clause(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule. `severity` runs from 1 (a nuisance) to 5 (someone may be hurt now)."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
    layer: Literal["house", "law", "host", "store"] = "house"
    severity: Annotated[int, Meta(ge=1, le=5)]
    deadline_minutes: Annotated[int, Meta(ge=1)]
    sanction: SanctionName
    jury: bool = False
    strike_weight: Annotated[int, Meta(ge=0, le=10)] = 1
    strike_days: Annotated[int, Meta(ge=1)] = 180
    appeal_days: Annotated[int, Meta(ge=1)] = 30
    words: dict[str, Words]

    @property
    def deadline_ms(self) -> int:
        """How long a case may wait for its decision."""
        return self.deadline_minutes * MINUTE

    @property
    def strike_expiry_ms(self) -> int:
        """How long a strike under this clause counts."""
        return self.strike_days * DAY

    @property
    def appeal_window_ms(self) -> int:
        """How long a decision under this clause may be appealed."""
        return self.appeal_days * DAY

    def title(self, locale: str) -> str:
        """The clause's name in a language, or in English."""
        return self.in_language(locale).title

    def text(self, locale: str) -> str:
        """The clause's words in a language, or in English."""
        return self.in_language(locale).text

    def explanation(self, locale: str) -> str:
        """What the clause does not mean, in a language, or in English."""
        return self.in_language(locale).explanation

    def in_language(self, locale: str) -> Words:
        """All words in a language, or in English, or in whichever there is."""
        return self.words.get(locale) or self.words.get(DEFAULT_LOCALE) or next(iter(self.words.values()))


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A policy as its file says it."""

    clauses: Annotated[tuple[Clause, ...], Meta(min_length=1)]


class Policy(msgspec.Struct, frozen=True):
    """A policy as published. `version` is 0 until it is."""

    clauses: tuple[Clause, ...]
    digest: str
    version: int = 0
    published_at: int = 0

    def clause(self, clause_id: str) -> Clause:
        """The clause with an id that someone named. Raises `NotFound`."""
        found = self.find(clause_id)
        if found is None:
            raise NotFound(_("There is no rule called “{clause}”."), code="unknown_clause", clause=clause_id)
        return found

    def find(self, clause_id: str) -> Clause | None:
        """The clause with an id that was kept; None when the policy no longer has it."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)

    def by_severity(self) -> tuple[Clause, ...]:
        """The clauses, gravest first; of equals, the one with the shorter deadline."""
        return tuple(sorted(self.clauses, key=lambda clause: (-clause.severity, clause.deadline_minutes)))

    def titles(self, locale: str) -> Mapping[str, str]:
        """Every clause's name by id."""
        return {clause.id: clause.title(locale) for clause in self.clauses}
