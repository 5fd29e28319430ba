"""Policies are published in versions that stay, so that a decision can cite one for ever."""

import msgspec
import pytest

from palabre.ground.errors import NotFound
from palabre.policy.load import digest_of, load_policy
from palabre.policy.model import Document, Policy
from palabre.policy.publish import publish_policy
from palabre.policy.read import policy_at, policy_in_force
from palabre.store.store import Store

HOUSE = load_policy()


def milder() -> Policy:
    """The house policy with a shorter list."""
    document = Document(HOUSE.clauses[:3])
    return Policy(document.clauses, digest_of(document))


async def test_there_is_no_policy_before_the_first(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.read(policy_in_force)
    with pytest.raises(NotFound):
        await store.read(policy_at, 1)


async def test_a_policy_gets_a_version_and_is_in_force(store: Store) -> None:
    published = await store.write(publish_policy, HOUSE)
    assert (published.version, published.digest, published.clauses) == (1, HOUSE.digest, HOUSE.clauses)
    assert published.published_at > 0
    assert await store.read(policy_in_force) == published


async def test_the_same_policy_is_published_once(store: Store) -> None:
    first = await store.write(publish_policy, HOUSE)
    assert await store.write(publish_policy, HOUSE) == first
    with pytest.raises(NotFound):
        await store.read(policy_at, 2)


async def test_old_versions_stay_and_may_return(store: Store) -> None:
    await store.write(publish_policy, HOUSE)
    await store.write(publish_policy, milder())
    back = await store.write(publish_policy, HOUSE)
    assert (back.version, back.digest) == (3, HOUSE.digest)
    assert len((await store.read(policy_at, 2)).clauses) == 3
    assert (await store.read(policy_at, 1)).clause("spam").title("fr") == "Pourriel"


async def test_what_is_read_back_is_what_was_written(store: Store) -> None:
    published = await store.write(publish_policy, HOUSE)
    read = await store.read(policy_at, published.version)
    assert msgspec.json.encode(read.clauses) == msgspec.json.encode(HOUSE.clauses)
