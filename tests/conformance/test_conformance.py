"""What `make conformance` shows at length, in short: everything is there, little differs, nothing breaks."""

from pathlib import Path

import pytest

from tests.conformance.community import community
from tests.conformance.coverage import counted, missing
from tests.conformance.description import ABSENT, corrected, differences, is_there
from tests.conformance.fuzz import Plan, fuzz

MOST_DIFFERENCES = 20
BRIEF = Plan(examples=3, phases="fuzzing")


@pytest.mark.skipif(not is_there(), reason=ABSENT)
def test_every_described_operation_is_there() -> None:
    assert missing() == []
    there, whole = counted()
    assert there == whole > 200


@pytest.mark.skipif(not is_there(), reason=ABSENT)
def test_few_differences_are_known_and_each_has_its_source() -> None:
    assert 0 < len(differences()) <= MOST_DIFFERENCES
    assert all(each.why and each.source.startswith("https://") for each in differences())
    assert corrected()["paths"], "each names a place that is there"


def test_a_fuzzer_finds_nothing_in_a_hurry(tmp_path: Path) -> None:
    with community(tmp_path) as server:
        kept = fuzz(server, "administrator", BRIEF, tmp_path)
    assert kept
    assert all(kept.values()), kept
