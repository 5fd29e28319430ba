"""The lexicons as shipped: large, and asleep while people talk of everyday things."""

import pytest

from palabre.screening.lexicon import FOLDER, load_lexicon


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_everyday_word_wakes_the_engine(language: str):
    lexicon = load_lexicon(FOLDER / language)
    assert len(lexicon.triggers) > 1_500
    assert not {"i", "you", "the", "and", "je", "tu", "le", "et", "les", "will", "va", "to"} & set(lexicon.triggers)
