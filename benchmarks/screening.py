"""Screening, alone in one thread: posts of about 200 characters, English and French, of which few are violent.

usage: python -m benchmarks.screening
"""

import statistics
from collections.abc import Callable, Sequence
from random import Random
from time import perf_counter_ns, process_time

from palabre.policy.load import load_policy
from palabre.screening.engine import LANGUAGES, Engine
from palabre.screening.facts import Facts
from palabre.screening.lexicon import shipped_lexicon
from palabre.screening.normal import normalise
from palabre.screening.verdict import Outcome
from palabre.screening.wake import Wake

POSTS = 20_000
ROUNDS = 5
LENGTH = 200

_ENGLISH = """
the market on the square was full of apples this morning|I finally finished that book about lighthouses
has anyone tried the new bakery near the station?|our choir sings on Thursday and you are all welcome
my bike needs new brakes before the winter|the council will vote on the cycle lane next week
we walked along the river until it got dark|this heat is killing me, where is the rain?
looking for a second-hand desk, small is fine|the kids built a rocket out of cardboard
I could not believe how good the concert was|the train was late again and nobody said why
please remember to water the plants on the balcony|what a match, they beat us by three goals
new post on the blog about sourdough and patience|somebody left a blue umbrella in the library
the museum is free on Sundays until March|I would like to learn how to repair old radios
good morning everyone, coffee is ready|the fight for better schools goes on, see you at the meeting
he was hit by a car last year and now he runs marathons|they cut the budget of the hospital again
my grandmother taught me this recipe over the phone|the sky over the harbour was orange tonight
two tickets left for the puppet show on Saturday|does anybody know a good plumber in the north of town?
our little podcast has a thousand listeners now, thank you all|I keep forgetting the name of that actor with the hat
the dog learned to open the fridge, we are in trouble|reading by candlelight because the bulb went out
the new timetable makes no sense to anyone I know|today I planted tulips, daffodils and a lot of hope
what a beautiful day to do nothing at all|my daughter wants to be an astronaut and a baker
trying to learn Portuguese before the summer|the smell of rain on warm stone is the best thing
I wrote a letter to an old friend and he answered|the cinema shows black and white films every Monday
lost a grey glove on the number nine bus|thanks to everyone who helped us move the piano
"""
_FRENCH = """
le marché de la place était plein de pommes ce matin|j'ai enfin terminé ce livre sur les phares
quelqu'un a essayé la nouvelle boulangerie près de la gare ?|notre chorale chante jeudi, vous êtes tous invités
mon vélo a besoin de freins neufs avant l'hiver|le conseil votera la piste cyclable la semaine prochaine
on a marché le long du fleuve jusqu'à la nuit|cette chaleur me tue, elle est où la pluie ?
je cherche un bureau d'occasion, petit c'est très bien|les enfants ont fabriqué une fusée en carton
le concert était incroyable, merci aux musiciens|le train était encore en retard sans explication
pensez à arroser les plantes du balcon|quel match, ils nous ont battus de trois buts
nouveau billet sur le levain et la patience|un parapluie bleu a été oublié à la bibliothèque
le musée est gratuit le dimanche jusqu'en mars|j'aimerais apprendre à réparer de vieilles radios
bonjour à tous, le café est prêt|ils ont encore coupé le budget de l'hôpital, c'est une honte
ma grand-mère m'a dicté cette recette au téléphone|le ciel au-dessus du port était orange ce soir
il reste deux billets pour les marionnettes de samedi|qui connaît un bon plombier au nord de la ville ?
notre petit podcast a mille auditeurs, merci à tous|j'oublie toujours le nom de cet acteur au chapeau
le chien a appris à ouvrir le frigo, on est mal|je lis à la bougie parce que l'ampoule a lâché
le nouvel horaire n'a de sens pour personne|aujourd'hui j'ai semé des tulipes et beaucoup d'espoir
quelle belle journée pour ne rien faire|ma nièce veut devenir astronaute et boulangère
j'essaie d'apprendre le portugais avant l'été|l'odeur de la pluie sur la pierre chaude, un bonheur
j'ai écrit à un vieil ami et il a répondu|le cinéma passe des films muets tous les lundis
perdu un gant gris dans le bus numéro neuf|merci à celles et ceux qui ont porté le piano
"""
_OTHER = ("😀", "🌧️", "#photo", "@marie", "https://exemple.example/billet/42", "👍👍", "", "", "", "")
_THREATS = ("I am going to stab you on Friday", "Il faut pendre ces juges", "Let's burn down the data centre")
_THREATS_PER_MILLE = 5


def posts(number: int, seed: int = 7) -> list[Facts]:
    """As many posts as asked for, always the same for a seed."""
    draw = Random(seed)
    languages = [block.strip().replace("\n", "|").split("|") for block in (_ENGLISH, _FRENCH)]
    return [Facts(text=_post(draw, draw.choice(languages))) for _ in range(number)]


def _post(draw: Random, sentences: list[str]) -> str:
    parts = [draw.choice(_THREATS)] if draw.randrange(1000) < _THREATS_PER_MILLE else []
    while sum(map(len, parts)) < LENGTH - 25:
        parts.append(draw.choice(sentences))
    draw.shuffle(parts)
    return ". ".join(part[0].upper() + part[1:] for part in parts) + " " + draw.choice(_OTHER)


def measure(number: int = POSTS, rounds: int = ROUNDS) -> dict[str, float]:
    """Posts a second of processor time (median of rounds), time per post in µs, and what was measured.

    `first_pass_per_second` is normalisation and the scan for every pattern, which each post costs.
    """
    engine = Engine.load([clause.id for clause in load_policy().by_severity()])
    wake = Wake({language: shipped_lexicon(language).triggers for language in LANGUAGES})
    facts = posts(number)
    times = [_microseconds(engine, each) for each in facts]
    judging, scanning = [], []
    for _ in range(rounds):
        judging.append(_rate(engine.judge, facts))
        scanning.append(_rate(lambda each: wake.languages(normalise(each.text).plain), facts))
    return {
        "posts_per_second": statistics.median(judging),
        "first_pass_per_second": statistics.median(scanning),
        "p50_us": statistics.median(times),
        "p99_us": statistics.quantiles(times, n=100)[98],
        "woken": sum(bool(wake.languages(normalise(each.text).plain)) for each in facts) / number,
        "held": sum(engine.judge(each).outcome is Outcome.HOLD for each in facts) / number,
        "patterns": engine.size,
        "characters": statistics.mean(len(each.text) for each in facts),
    }


def _microseconds(engine: Engine, facts: Facts) -> float:
    began = perf_counter_ns()
    engine.judge(facts)
    return (perf_counter_ns() - began) / 1000


def _rate(work: Callable[[Facts], object], facts: Sequence[Facts]) -> float:
    began = process_time()
    for each in facts:
        work(each)
    return len(facts) / (process_time() - began)


def main() -> None:
    """Prints the figures."""
    for name, figure in measure().items():
        print(f"{name:24} {figure:12,.4g}" if figure < 1000 else f"{name:24} {figure:12,.0f}")


if __name__ == "__main__":
    main()
