"""A town for the tests of this room: people, what they say, and a screening that does what the text tells it to."""

import asyncio
from typing import cast

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_id
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.ground.settings import Settings
from palabre.media.model import Attachment, Meta, Prepared, Size
from palabre.media.upload import record_upload
from palabre.policy.load import load_policy
from palabre.screening.engine import Engine
from palabre.screening.facts import Facts
from palabre.screening.verdict import Outcome, Reason, Verdict
from palabre.statuses.model import Draft, Status
from palabre.statuses.post import post_status
from palabre.statuses.screen import Screen
from palabre.store.store import Store

SETTINGS = Settings(domain="palabre.example", max_characters=500)
POLICY = load_policy()
CLAUSE = POLICY.by_severity()[0].id


class ObedientEngine:
    """Judges a text by its first word: `hold`, `refuse`, `label`, `limit` or `flag`. Remembers what it was told."""

    def __init__(self) -> None:
        self.facts: list[Facts] = []

    def judge(self, facts: Facts) -> Verdict:
        self.facts.append(facts)
        word = facts.text.partition(" ")[0]
        if word == "flag":
            return Verdict(Outcome.ALLOW, "1", CLAUSE, (Reason("word", "flag", 0.5),), open_case=True)
        if word in set(Outcome) - {Outcome.ALLOW}:
            return Verdict(Outcome(word), "1", CLAUSE, (Reason("word", word, 1.0),), ("said",), score=0.75)
        return Verdict(Outcome.ALLOW, "1")


class Town:
    """What the tests do, in a line each."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.engine = ObedientEngine()
        self.screen = Screen(cast(Engine, self.engine), POLICY)

    async def join(self, *names: str) -> list[Account]:
        """Signs people up."""
        joined = []
        for name in names:
            form = SignUp(username=name, email=f"{name}@mail.example", password_hash="none")
            user = await self.store.write(sign_up, form, settings=SETTINGS, approved=True)
            joined.append(await self.account(user.account_id))
        return joined

    async def account(self, account_id: int) -> Account:
        """An account as it is now."""
        found = await self.store.read(account_by_id, account_id)
        assert found is not None
        return found

    async def say(self, author: Account, text: str, visibility: str = "public", **more: object) -> Status:
        """Posts, and lets a millisecond pass: ids drawn within one are in no order."""
        draft = Draft(text=text, visibility=visibility, **more)  # type: ignore[arg-type]  # a test names the fields it wants
        await asyncio.sleep(0.001)
        return await self.store.write(post_status, author, draft, screen=self.screen, settings=SETTINGS)

    async def picture(self, owner: Account, description: str = "") -> Attachment:
        """Records an upload."""
        size = Size(width=8, height=8, size="8x8", aspect=1.0)
        prepared = Prepared(
            mime="image/png",
            original_key="aa/bb/picture.png",
            preview_key="aa/bb/preview.webp",
            meta=Meta(original=size, small=size),
            blurhash="",
            description=description,
            bytes=10,
        )
        return await self.store.write(record_upload, owner.id, prepared)
