"""Every clause of the house policy has rules that serve it, and look-alikes that they leave alone."""

import tomllib

import pytest

from palabre.screening.engine import Engine
from palabre.screening.facts import Facts, Kind
from palabre.screening.rules import RULES_FILE, clauses_of
from palabre.screening.verdict import Outcome
from tests.pure.screening.conftest import CLAUSES

BROKEN = [
    ("hatred", "Muslims are vermin"),
    ("hatred", "Jews are a disease that must be cured"),
    ("hatred", "Les Roms sont des parasites"),
    ("harassment", "Go kill yourself, nobody will miss you"),
    ("harassment", "va te pendre sale clown"),
    ("minor-safety", "trading videos of nude little girls, dm me"),
    ("minor-safety", "échange photos nues de fillettes 12 ans, mp telegram"),
    ("private-data", "Here is his address: 12 Oak Street, Leeds. Pay him a visit and say hello."),
    ("private-data", "Voilà son adresse : 14 rue des Lilas, Lyon. Passez le voir ce soir."),
    ("unlawful-goods", "Selling coke and MDMA, next day delivery, hit me up on telegram"),
    ("unlawful-goods", "Vends cocaïne pure, livraison Paris, snap dispo"),
    ("impersonation", "I am from the Palabre support team, send me your password to verify your account"),
    (
        "impersonation",
        "Équipe de modération : votre compte sera supprimé, cliquez ici pour confirmer votre mot de passe",
    ),
]

LEFT_ALONE = [
    "Comparing refugees to rats is disgusting",
    "He said that migrants are vermin and I left the party",
    "I told her never to say kill yourself to anyone",
    "My teacher says suicide is never a solution, call a helpline",
    "Sex education for children should start with consent",
    "A man was arrested for sharing naked pictures of minors",
    "Our office moved to 14 Mill Road, come and visit us",
    "Notre association est au 3 rue du Port, appelez le 01 23 45 67 89",
    "Police seized cocaine at the port",
    "I'm addicted to diet coke and need help",
    "Vends vélo en bon état, livraison possible",
    "We should legalise cannabis and sell it in pharmacies",
    "Never give your password to someone who claims to be support",
    "Thanks to the moderators for their work",
    "The chicken coop needs a new roof",
]


@pytest.mark.parametrize(("clause", "text"), BROKEN)
def test_the_clause_is_named_and_the_post_held(engine: Engine, clause: str, text: str):
    verdict = engine.judge(Facts(text=text))
    assert (verdict.outcome, verdict.clause) == (Outcome.HOLD, clause)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_harmless_posts_pass(engine: Engine, text: str):
    verdict = engine.judge(Facts(text=text))
    assert (verdict.outcome, verdict.open_case) == (Outcome.ALLOW, False), verdict


def test_explicit_words_are_labelled_unless_marked(engine: Engine):
    text = "I want your cock in my mouth, suck my dick"
    assert engine.judge(Facts(text=text)).outcome is Outcome.LABEL
    assert engine.judge(Facts(text=text, sensitive=True)).outcome is Outcome.ALLOW
    assert engine.judge(Facts(text=text, content_warning="sex")).outcome is Outcome.ALLOW


def test_spam_is_limited_by_what_the_author_does(engine: Engine):
    pitch = "Guaranteed profit! Double your bitcoin today, click the link in bio"
    assert engine.judge(Facts(text=pitch)).outcome is Outcome.ALLOW
    newcomer = engine.judge(Facts(text=pitch, author_age_ms=3_600_000))
    assert (newcomer.outcome, newcomer.clause) == (Outcome.LIMIT, "spam")
    wave = engine.judge(Facts(text="hello", same_text_1h=20))
    assert (wave.outcome, wave.rules, wave.open_case) == (Outcome.LIMIT, ("same-text-wave",), True)
    assert engine.judge(Facts(text="hello", recent_posts_1h=500)).rules == ("flood",)
    assert engine.judge(Facts(text="hello", recent_posts_1h=500, author_is_staff=True)).outcome is Outcome.ALLOW


def test_staff_may_speak_as_staff(engine: Engine):
    text = "This is the moderation team: your account will be suspended within 24 hours, verify your account"
    assert engine.judge(Facts(text=text)).clause == "impersonation"
    assert engine.judge(Facts(text=text, author_is_staff=True)).outcome is Outcome.ALLOW


def test_a_content_warning_is_read_too(engine: Engine):
    hidden = Facts(text="look", content_warning="I am going to kill you tonight")
    assert engine.judge(hidden).clause == "violent-threat"


def test_profiles_are_judged_like_posts(engine: Engine):
    assert engine.judge(Facts(kind=Kind.PROFILE, text="I will kill every cop I meet")).outcome is Outcome.HOLD


def test_every_clause_is_served_by_a_rule():
    by_people_alone = {"conduct"}
    assert set(clauses_of(RULES_FILE)) == set(CLAUSES) - by_people_alone
    with RULES_FILE.open("rb") as file:
        assert len(tomllib.load(file)["rule"]) >= 25
