"""The engine: facts in, verdict out. Built once; a reload builds another one and swaps it in."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from palabre.ground.log import logger
from palabre.screening.facts import Facts
from palabre.screening.lexicon import Lexicon, shipped_lexicon
from palabre.screening.normal import Normal, normalise
from palabre.screening.reader import EVERYWHERE, may_say, names_in, read_with, says
from palabre.screening.rules import RULES_FILE, Rules, load_rules
from palabre.screening.signals.catalogue import FACT_SIGNALS, WORD_SIGNALS
from palabre.screening.signals.signal import FactSignal, Hit, Reading, WordSignal
from palabre.screening.undo import undo
from palabre.screening.verdict import Outcome, Verdict
from palabre.screening.wake import Wake, sentences
from palabre.screening.words import Words, cut

LANGUAGES: Final = ("en", "fr")


class Engine:
    """Judges events. Holds scratch memory of the pattern engine, so each thread needs its own."""

    def __init__(
        self,
        lexicons: Sequence[Lexicon],
        rules: Rules,
        fact_signals: Sequence[FactSignal],
        word_signals: Sequence[WordSignal],
    ) -> None:
        self._lexicons = {lexicon.language: lexicon for lexicon in lexicons}
        self._rules = rules
        self._fact_signals = tuple(fact_signals)
        self._word_signals = tuple(word_signals)
        self._fact_rules = rules.only({signal.name for signal in fact_signals})
        self._wake = Wake({lexicon.language: lexicon.triggers for lexicon in lexicons})
        self._vocabulary = frozenset({word for lexicon in lexicons for word in (*lexicon.singles, *_words_of(lexicon))})
        self._clear = Verdict(Outcome.ALLOW, rules.version)

    @classmethod
    def load(
        cls,
        clause_ids: Sequence[str],
        rules_path: Path | None = None,
        *,
        fact_signals: Sequence[FactSignal] = FACT_SIGNALS,
        word_signals: Sequence[WordSignal] = WORD_SIGNALS,
    ) -> "Engine":
        """Reads lexicons and rules. `clause_ids` are the policy's clauses, gravest first.

        Raises `LexiconRefused` or `RulesRefused`, which name file and place.
        """
        lexicons = [shipped_lexicon(language) for language in LANGUAGES]
        phrases = {name for lexicon in lexicons for name in lexicon.signals}
        waking = {name for lexicon in lexicons for name in lexicon.waking_signals()}
        facts = {signal.name for signal in fact_signals}
        known = phrases | facts | {signal.name for signal in word_signals}
        rules = load_rules(rules_path or RULES_FILE, clause_ids, known, waking | facts)
        return cls(lexicons, rules, fact_signals, word_signals)

    @property
    def rules_version(self) -> str:
        """Digest of the rules in force."""
        return self._rules.version

    @property
    def size(self) -> int:
        """How many patterns the first pass looks for."""
        return self._wake.size

    def judge(self, facts: Facts) -> Verdict:
        """The verdict on one event. Never raises for what an author can write."""
        unknown: list[str] = []
        known_facts = self._fact_hits(facts, unknown)
        text = f"{facts.content_warning}\n{facts.text}" if facts.content_warning else facts.text
        normal = normalise(text)
        views = self._dangerous_views(normal)
        if views:
            names = names_in(normal.raw)
            found = [
                known_facts | self._read(facts, normal.raw, cut(view), names, languages, unknown)
                for view, languages in views
            ]
            language = facts.language or views[0][1][0]
            return self._rules.decide(found, language=language, unknown=tuple(dict.fromkeys(unknown)))
        if known_facts or unknown:
            return self._fact_rules.decide([known_facts], language=facts.language, unknown=tuple(unknown))
        return self._clear

    def _fact_hits(self, facts: Facts, unknown: list[str]) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for signal in self._fact_signals:
            try:
                evidence = signal.read(facts)
            except Exception as error:  # noqa: BLE001 - a broken signal must neither allow in silence nor stop a post
                _report(signal.name, error, unknown)
                continue
            if evidence is not None:
                found[signal.name] = [Hit(signal.name, -1, 0, signal.weight, evidence, EVERYWHERE)]
        return found

    def _dangerous_views(self, normal: Normal) -> list[tuple[str, list[str]]]:
        """The text as it is, and with disguises undone, each with the languages in which it says something."""
        views = []
        if languages := self._languages_of(normal.plain, normal.raw):
            views.append((normal.plain.decode(), languages))
        if ways := self._wake.disguises(normal.plain):
            text = normal.plain.decode()
            undone = undo(text, self._vocabulary, ways)
            if undone != text and (languages := self._languages_of(undone.encode(), normal.raw)):
                views.append((undone, languages))
        return views

    def _languages_of(self, plain: bytes, raw: str) -> list[str]:
        """Languages in which a plain text says something that matters, the one it has more words of first."""
        woken = self._wake.languages(plain)
        if not woken:
            return []
        parts = sentences(plain)
        names: frozenset[str] | None = None
        found = []
        for name in sorted(woken):
            lexicon = self._lexicons[name]
            likely = [part.decode() for part, spelling in parts if may_say(lexicon, spelling)]
            if likely and names is None:
                names = names_in(raw)
            if any(says(lexicon, cut(part), names or frozenset()) for part in likely):
                found.append(name)
        if len(found) > 1:
            known = {name: self._lexicons[name].singles for name in found}
            found.sort(key=lambda name: -sum(word in known[name] for _part, spelling in parts for word in spelling))
        return found

    def _read(
        self,
        facts: Facts,
        raw: str,
        words: Words,
        names: frozenset[str],
        languages: Iterable[str],
        unknown: list[str],
    ) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        reading = Reading(facts, raw, words)
        for language in languages:
            for hit in read_with(self._lexicons[language], words, names):
                found.setdefault(hit.signal, []).append(hit)
        if not found:
            return found
        for signal in self._word_signals:
            try:
                for hit in signal.read(reading):
                    found.setdefault(hit.signal, []).append(hit)
            except Exception as error:  # noqa: BLE001 - as above
                _report(signal.name, error, unknown)
        return found


def _words_of(lexicon: Lexicon) -> Iterator[str]:
    for (first, _second), longer in lexicon.phrases.items():
        yield first
        for entry in longer:
            yield from entry.rest


def _report(signal: str, error: Exception, unknown: list[str]) -> None:
    unknown.append(signal)
    logger("screening").warning("signal failed", signal=signal, error=repr(error))
