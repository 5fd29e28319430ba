"""Reports to the moderators (https://docs.joinmastodon.org/methods/reports/). Rules are clauses of the policy."""

from typing import Literal

from palabre.api.accounts import known_account
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.render.report import report
from palabre.moderation.model import ReportForm
from palabre.moderation.report import file_report

area = Area("reports")


class NewReport(Form, frozen=True, kw_only=True):
    """Whom and what is reported, and why. `forward` changes nothing: there is nowhere to forward to."""

    account_id: Id
    status_ids: tuple[Id, ...] = ()
    comment: str = ""
    forward: bool = False
    category: Literal["spam", "legal", "violation", "other"] | None = None
    rule_ids: tuple[str, ...] = ()


@area.post("/api/v1/reports", user("write:reports"))
async def create_report(call: Call, form: NewReport) -> Answer:
    """Files a report. Naming a rule makes it a violation, as in Mastodon."""
    house = call.house
    target = await known_account(call, form.account_id)
    filed = ReportForm(
        account_id=form.account_id,
        status_ids=form.status_ids,
        category=form.category or ("violation" if form.rule_ids else "other"),
        clause_ids=form.rule_ids,
        comment=form.comment,
        forward=form.forward,
    )
    row = await house.store.write(file_report, call.me.id, filed, house.policy)
    return json(report(row, target, None, house.settings))
