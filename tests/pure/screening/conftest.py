"""One engine for every test of screening, built by the rules and the policy as shipped."""

import pytest

from palabre.policy.load import load_policy
from palabre.screening.engine import Engine

CLAUSES = [clause.id for clause in load_policy().by_severity()]


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load(CLAUSES)
