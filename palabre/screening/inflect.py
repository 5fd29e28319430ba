"""The forms of a verb, so that a lexicon lists verbs and not conjugations.

A lexicon writes regular verbs in one word and gives the forms of others after bars. Words after the first are kept as
they are: `mow down` has `mowing down`. Accents are already folded.
"""

from collections.abc import Callable
from typing import Final

Forms = dict[str, list[str]]
"""Spellings by form: the empty name is the base form or infinitive."""

_VOWELS: Final = "aeiou"
_FUTURE: Final = ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")


def english(entry: str) -> Forms:
    """Base, `s`, `ing` and `ed` (past and participle) of `stab|stabs|stabbing|stabbed` or of a regular verb."""
    verb, _space, rest = entry.partition(" ")
    base, *given = verb.split("|")
    forms = {"": [base], "s": [base + "s"], "ing": [base + "ing"], "ed": [base + "ed"]}
    if given:
        forms["s"], forms["ing"], forms["ed"] = ([form] for form in given[:3])
        forms["ed"] += given[3:]
    elif base.endswith("e"):
        forms["ing"], forms["ed"] = [base[:-1] + "ing"], [base + "d"]
    elif base.endswith("y") and base[-2] not in _VOWELS:
        forms["s"], forms["ed"] = [base[:-1] + "ies"], [base[:-1] + "ied"]
    elif base.endswith(("s", "sh", "ch", "x", "z")):
        forms["s"] = [base + "es"]
    return _with_rest(forms, rest)


def french(entry: str) -> Forms:
    """Infinitive, `je` (present singular, imperative), `ons`, `ez`, `ent`, `fut` (future, conditional), `pp`, `ant`.

    A verb in -er is regular; another gives `infinitive|singular,…|stem of the plural|stem of the future|participle,…`,
    with an odd form for `vous` behind a colon: `faire|fais,fait|fais:faites|fer|fait`.
    """
    verb, _space, rest = entry.partition(" ")
    infinitive, *given = verb.split("|")
    if given:
        singular, plurals, future, participle = given
        plural, _colon, irregular = plurals.partition(":")
        forms = {
            "je": singular.split(","),
            "pp": [p + end for p in participle.split(",") for end in ("", "e", "s", "es")],
        }
    else:
        plural, irregular, future = infinitive[:-2], "", infinitive
        forms = {"je": [plural + "e", plural + "es"], "pp": [plural + end for end in ("e", "ee", "es", "ees")]}
    soft = plural + "e" if plural.endswith("g") and not given else plural
    forms |= {
        "": [infinitive],
        "ons": [soft + "ons"],
        "ez": [irregular or plural + "ez"],
        "ent": [plural + "ent"],
        "ant": [soft + "ant"],
        "imp": [soft + "ais", soft + "ait", soft + "aient"],
        "fut": [future + end for end in _FUTURE],
    }
    return _with_rest(forms, rest)


INFLECTIONS: Final[dict[str, Callable[[str], Forms]]] = {"en": english, "fr": french}


def _with_rest(forms: Forms, rest: str) -> Forms:
    if not rest:
        return forms
    return {name: [f"{word} {rest}" for word in words] for name, words in forms.items()}
