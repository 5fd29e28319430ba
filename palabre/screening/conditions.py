"""The condition of a rule: which signals it needs and which speak against it. The only place that knows this syntax.

    all = ["assemble.call", "assemble.weapon"]    every one of them
    any = ["threat.direct", "threat.menace"]      at least one of them
    none = ["@talk", "contrast.negation"]         a signal here takes away the hits that it covers

A name that starts with @ is a group of the rules file.
"""

from collections.abc import Mapping, Sequence

import msgspec

from palabre.screening.signals.signal import Hit

Found = Mapping[str, Sequence[Hit]]


class ConditionError(ValueError):
    """A condition that cannot be read; the message says why."""


class Condition(msgspec.Struct, frozen=True):
    """What a rule needs of the signals."""

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    def signals(self) -> set[str]:
        """Every signal it names."""
        return {*self.all, *self.any, *self.none}

    def carriers(self, found: Found) -> list[Hit]:
        """The hits on which it holds; none when it does not."""
        if any(name not in found for name in self.all) or (self.any and not any(name in found for name in self.any)):
            return []
        against = [hit for name in self.none for hit in found.get(name, ())]
        held = []
        for name in self.all:
            hits = _uncovered(found.get(name, ()), against)
            if not hits:
                return []
            held += hits
        one_of = [hit for name in self.any for hit in _uncovered(found.get(name, ()), against)]
        return [] if self.any and not one_of else held + one_of


def parse_condition(
    all_of: Sequence[str],
    any_of: Sequence[str],
    none_of: Sequence[str],
    groups: Mapping[str, Sequence[str]],
    known: set[str],
) -> Condition:
    """Reads a condition, groups replaced by their members. Raises `ConditionError`."""
    condition = Condition(*(_expanded(names, groups) for names in (all_of, any_of, none_of)))
    if not condition.all and not condition.any:
        raise ConditionError("needs signals in `all` or `any`, or it would fire on everything")
    if unknown := condition.signals() - known:
        raise ConditionError(f"no signal is called {', '.join(sorted(unknown))}")
    return condition


def _expanded(names: Sequence[str], groups: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    expanded: list[str] = []
    for name in names:
        if not name.startswith("@"):
            expanded.append(name)
        elif name[1:] in groups:
            expanded += groups[name[1:]]
        else:
            raise ConditionError(f"no group is called {name}")
    return tuple(dict.fromkeys(expanded))


def _uncovered(hits: Sequence[Hit], against: Sequence[Hit]) -> list[Hit]:
    """Hits that no contrast overlaps."""
    if not against:
        return list(hits)
    return [
        hit for hit in hits if not any(other.reach[0] < hit.end and hit.start < other.reach[1] for other in against)
    ]
