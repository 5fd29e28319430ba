"""Texts for measurements: neutral words in no sense, some in English and some in French, and invented names."""

from random import Random

_ENGLISH = (
    "the a of and to in is on for with at by from after before under near over again today tomorrow morning evening "
    "river market bread garden bicycle library window bridge train school kitchen music letter rain harbour village "
    "street orchard lantern table chair carpenter baker teacher neighbour festival choir meeting workshop recipe apple "
    "pear tomato onion rice soup coffee tea cup basket boat ferry island hill valley meadow forest path map ticket "
    "photo painting poem book page chapter story paper pencil wool scarf coat hat boots umbrella clock bell tower wall "
    "roof stairs door key lamp candle winter summer autumn spring snow cloud wind sun moon star bird swallow heron fox "
    "walked opened found brought carried planted repaired painted shared borrowed returned visited cooked baked sang "
    "learned wrote read drew measured counted slowly early late together quietly gladly often always maybe almost "
    "green blue yellow red small large old new warm cold bright quiet open ready round wooden paper cheerful"
)
_FRENCH = (
    "le la les un une de du des et à en est sur pour avec chez par après avant sous près encore demain matin soir "
    "rivière marché pain jardin vélo bibliothèque fenêtre pont train école cuisine musique lettre pluie port village "
    "rue verger lanterne table chaise menuisier boulanger maîtresse voisine fête chorale réunion atelier recette pomme "
    "poire tomate oignon riz soupe café thé tasse panier bateau bac île colline vallée pré forêt chemin carte billet "
    "photo tableau poème livre page chapitre histoire papier crayon laine écharpe manteau chapeau bottes parapluie "
    "horloge cloche tour mur toit escalier porte clé lampe bougie hiver été automne printemps neige nuage vent soleil "
    "marché ouvert trouvé apporté porté planté réparé peint partagé emprunté rendu visité cuisiné chanté appris écrit "
    "lu dessiné mesuré compté doucement tôt tard ensemble tranquillement volontiers souvent toujours presque "
    "vert bleu jaune rouge petit grand vieux neuf chaud froid clair calme prêt rond joyeux"
)
_SYLLABLES = "ba ko li ma né do sa ti ru wo fa ka mi no sé ta vi ya lo gu"
KNOWN = {"en": _ENGLISH.split(), "fr": _FRENCH.split()}
SYLLABLES = _SYLLABLES.split()
TAGS = ("garden", "market", "bread", "music", "river", "école", "vélo", "jardin", "photo", "library")


class Words:
    """Draws texts; the same seed draws the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def post(self) -> tuple[str, str]:
        """A text of two to four sentences, and its language."""
        language = "fr" if self._random.random() < 0.4 else "en"
        return " ".join(self._sentence(language) for _ in range(self._random.randint(2, 4))), language

    def _sentence(self, language: str) -> str:
        known = KNOWN[language]
        drawn = self._random.choices(known, k=self._random.randint(7, 13))
        drawn[self._random.randrange(len(drawn))] = self.name()
        return " ".join(drawn).capitalize() + "."

    def name(self) -> str:
        """An invented name."""
        return "".join(self._random.choices(SYLLABLES, k=self._random.randint(3, 5))).capitalize()
