"""What can be wrong with the files of screening.

PalabreError
└── Invalid
    ├── LexiconRefused   a lexicon file cannot be read or does not fit together
    └── RulesRefused     a rules file cannot be read, or a rule names what does not exist
"""

from palabre.ground.errors import Invalid
from palabre.ground.language import _


class LexiconRefused(Invalid):
    """A lexicon file is wrong: names the file, the place in it, and what to do."""

    code = "lexicon_refused"

    def __init__(self, file: str, place: str, problem: str) -> None:
        super().__init__(_("{file}, {place}: {problem}"), file=file, place=place, problem=problem)


class RulesRefused(Invalid):
    """A rules file is wrong: names the file, the rule, and what to do."""

    code = "rules_refused"

    def __init__(self, file: str, rule: str, problem: str) -> None:
        super().__init__(_("{file}, rule “{rule}”: {problem}"), file=file, rule=rule, problem=problem)
