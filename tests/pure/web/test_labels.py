"""Every value that the code knows has words on the pages."""

from palabre.accounts.model import AccountState, Role, UserState
from palabre.accounts.oauth.scopes import SCOPES
from palabre.moderation.model import Action, AppealState, CaseState, Origin
from palabre.moderation.rules import SANCTIONS
from palabre.screening.verdict import Outcome
from palabre.statuses.model import Visibility
from palabre.timelines.model import NotificationKind
from palabre.web import labels
from palabre.web.app.message import LINKS
from palabre.web.assets import assets
from palabre.web.notifications.kinds import FROM_NOBODY, SIGNS
from palabre.web.notifications.wording import OF_SEVERAL, SAID


def test_every_value_has_words() -> None:
    assert set(labels.VISIBILITY) == set(Visibility)
    assert set(labels.ROLE) == set(Role)
    assert set(labels.USER_STATE) == set(UserState)
    assert set(labels.ACCOUNT_STATE) == set(AccountState)
    assert set(labels.CASE_STATE) == set(CaseState)
    assert set(labels.ORIGIN) == set(labels.NOTICED) == set(Origin)
    assert set(labels.ACTION) == set(labels.ACTION_HINT) == set(labels.ACTION_TAKEN) == set(Action)
    assert set(labels.DONE) == set(labels.DECIDED) == SANCTIONS
    assert set(labels.APPEAL_STATE) == set(AppealState)
    assert set(labels.SCREENED) == set(Outcome)


def test_every_notification_has_words() -> None:
    assert {*SAID, *OF_SEVERAL} == set(NotificationKind)
    assert {*LINKS, *FROM_NOBODY, *SIGNS} <= set(NotificationKind)


def test_every_scope_has_words() -> None:
    for scope in SCOPES:
        assert labels.scope_label(scope)
    assert labels.scope_label("write:media") == labels.SCOPE["write"]
    assert labels.scope_label("admin:read:reports") == labels.SCOPE["admin:read"]


def test_every_icon_that_is_named_is_drawn() -> None:
    drawn = assets()["icons.svg"].data.decode()
    for name in [
        *(sign for _name, _hint, sign in labels.VISIBILITY.values()),
        *SIGNS.values(),
    ]:
        assert f'id="{name}"' in drawn, name
