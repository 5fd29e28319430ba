"""One engine for the suites of screening, built by the rules and the policy as shipped."""

import pytest

from palabre.screening.engine import Engine
from tests.pure.screening.conftest import CLAUSES


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load(CLAUSES)
