"""A moderator opens a case file; that they looked is recorded."""

from palabre.accounts.model import Role, User
from palabre.ground.errors import Forbidden
from palabre.ground.language import _
from palabre.moderation import audit
from palabre.moderation.read import case_view
from palabre.moderation.views import CaseView
from palabre.store.transaction import Transaction


async def open_case_file(tx: Transaction, moderator: User, case_id: int) -> CaseView:
    """The case file. Raises `NotFound`, and `Forbidden` for members and for whoever the case is about."""
    if not moderator.is_at_least(Role.MODERATOR):
        raise Forbidden(_("Only moderators can open case files."))
    view = await case_view(tx, case_id)
    if view.case.account_id == moderator.account_id:
        raise Forbidden(_("This case is about you, so its file stays closed to you."), code="own_case")
    await audit.record(tx, moderator.account_id, "case.view", "case", case_id)
    return view
