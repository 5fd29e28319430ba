"""A small community to moderate: people, posts, and a screening that holds what the test says."""

from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar, cast

from palabre.accounts.model import Account, Role, User
from palabre.accounts.read import account_by_id
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.ground.settings import Settings
from palabre.moderation.decide import decide
from palabre.moderation.model import Action, Case, Decision, DecisionForm, Report, ReportForm
from palabre.moderation.read import case_view
from palabre.moderation.report import file_report
from palabre.moderation.views import CaseView
from palabre.policy.model import Clause, Policy
from palabre.screening.engine import Engine
from palabre.screening.facts import Facts
from palabre.screening.verdict import Outcome, Reason, Verdict
from palabre.statuses.model import Draft, Status
from palabre.statuses.post import post_status
from palabre.statuses.screen import Screen
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction
from palabre.store.worker import Worker

Given = ParamSpec("Given")
Result = TypeVar("Result")

SETTINGS = Settings(domain="palabre.example")
HOLD, FLAG = "hold:", "flag:"


class ScriptedEngine:
    """Holds texts that begin with `hold:` and opens a case for those that begin with `flag:`."""

    def __init__(self, clause_id: str) -> None:
        self._clause_id = clause_id

    def judge(self, facts: Facts) -> Verdict:
        if not facts.text.startswith((HOLD, FLAG)):
            return Verdict(Outcome.ALLOW, "test")
        return Verdict(
            Outcome.HOLD if facts.text.startswith(HOLD) else Outcome.ALLOW,
            "test",
            clause=self._clause_id,
            reasons=(Reason("said-so", facts.text[:20], 1.0),),
            rules=("said-so",),
            open_case=True,
            score=0.9,
        )


class Community:
    """What the tests do, in a line each."""

    def __init__(self, store: Store, policy: Policy) -> None:
        self.store = store
        self.policy = policy
        self.grave: Clause = policy.by_severity()[0]
        self.mild: Clause = policy.by_severity()[-1]
        self.screen = Screen(engine=cast(Engine, ScriptedEngine(self.grave.id)), policy=policy)

    async def write(
        self,
        verb: Callable[Concatenate[Transaction, Given], Awaitable[Result]],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        return await self.store.write(verb, *args, **kwargs)

    async def read(
        self,
        reader: Callable[Concatenate[Reader, Given], Awaitable[Result]],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        return await self.store.read(reader, *args, **kwargs)

    async def join(self, name: str, role: Role = Role.MEMBER) -> User:
        form = SignUp(username=name, email=f"{name}@mail.example", password_hash="none")
        return await self.write(sign_up, form, settings=SETTINGS, role=role, approved=True)

    async def account(self, user: User) -> Account:
        found = await self.read(account_by_id, user.account_id)
        assert found is not None
        return found

    async def post(self, author: User, text: str, *, visibility: str = "public") -> Status:
        account = await self.account(author)
        draft = Draft(text=text, visibility=visibility)
        status = await self.write(post_status, account, draft, screen=self.screen, settings=SETTINGS)
        await self.settle()
        return status

    async def settle(self) -> None:
        """Does all the work that waits."""
        await Worker(self.store).run_all()

    async def report(
        self, reporter: User, author: User, *statuses: Status, clause: Clause | None = None, comment: str = ""
    ) -> Report:
        form = ReportForm(
            account_id=author.account_id,
            status_ids=tuple(status.id for status in statuses),
            category="violation" if clause else "other",
            clause_ids=(clause.id,) if clause else (),
            comment=comment,
        )
        return await self.write(file_report, reporter.account_id, form, self.policy)

    async def decide(
        self,
        decider: User | None,
        case_id: int,
        action: Action,
        clause: Clause | None = None,
        *,
        explanation: str = "",
        withdraw_statuses: bool = True,
        except_ids: tuple[int, ...] = (),
        duration_ms: int | None = None,
        seen_ids: tuple[int, ...] | None = None,
    ) -> Decision:
        form = DecisionForm(
            action=action,
            clause_id=None if clause is None else clause.id,
            explanation=explanation,
            withdraw_statuses=withdraw_statuses,
            except_ids=except_ids,
            duration_ms=duration_ms,
            seen_ids=seen_ids,
        )
        return await self.write(decide, decider, case_id, form, self.policy)

    async def file(self, case_id: int) -> CaseView:
        return await self.read(case_view, case_id)

    async def case(self, case_id: int) -> Case:
        return (await self.file(case_id)).case
