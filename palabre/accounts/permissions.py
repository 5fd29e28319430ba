"""What each role may do: one table for the whole house. Pure.

The bits are Mastodon's (https://docs.joinmastodon.org/entities/Role/#permission-flags), and so is what each of its
default roles holds. What a moderator may decide about whom is a matter of `moderation.rules` besides.
"""

from enum import IntFlag

from palabre.accounts.model import Role
from palabre.ground.errors import Forbidden
from palabre.ground.language import _

NOT_ALLOWED = _("This action is not allowed")


class Permission(IntFlag):
    """What the team may be allowed to do."""

    ADMINISTRATOR = 1 << 0
    VIEW_DEVOPS = 1 << 1
    VIEW_AUDIT_LOG = 1 << 2
    VIEW_DASHBOARD = 1 << 3
    MANAGE_REPORTS = 1 << 4
    MANAGE_FEDERATION = 1 << 5
    MANAGE_SETTINGS = 1 << 6
    MANAGE_BLOCKS = 1 << 7
    MANAGE_TAXONOMIES = 1 << 8
    MANAGE_APPEALS = 1 << 9
    MANAGE_USERS = 1 << 10
    MANAGE_INVITES = 1 << 11
    MANAGE_RULES = 1 << 12
    MANAGE_ANNOUNCEMENTS = 1 << 13
    MANAGE_CUSTOM_EMOJIS = 1 << 14
    MANAGE_WEBHOOKS = 1 << 15
    INVITE_USERS = 1 << 16
    MANAGE_ROLES = 1 << 17
    MANAGE_USER_ACCESS = 1 << 18
    DELETE_USER_DATA = 1 << 19


_MODERATOR = (
    Permission.VIEW_DASHBOARD
    | Permission.VIEW_AUDIT_LOG
    | Permission.MANAGE_USERS
    | Permission.MANAGE_REPORTS
    | Permission.MANAGE_TAXONOMIES
)
_ADMIN = (
    _MODERATOR
    | Permission.MANAGE_USER_ACCESS
    | Permission.DELETE_USER_DATA
    | Permission.MANAGE_APPEALS
    | Permission.MANAGE_FEDERATION
    | Permission.MANAGE_BLOCKS
    | Permission.MANAGE_SETTINGS
    | Permission.MANAGE_INVITES
    | Permission.MANAGE_RULES
    | Permission.MANAGE_ROLES
    | Permission.MANAGE_WEBHOOKS
    | Permission.MANAGE_CUSTOM_EMOJIS
    | Permission.MANAGE_ANNOUNCEMENTS
)
_EVERYTHING = Permission((1 << len(Permission)) - 1)
GRANTS: dict[Role, Permission] = {
    Role.MEMBER: Permission(0),
    Role.MODERATOR: _MODERATOR,
    Role.ADMIN: _ADMIN,
    Role.OWNER: _EVERYTHING,
}
"""What each role may do."""


def may(role: str, permission: Permission) -> bool:
    """Whether a role holds a permission; of several, all."""
    return permission in GRANTS[Role(role)]


def require(role: str, permission: Permission) -> None:
    """Raises `Forbidden` in Mastodon's words when a role does not hold a permission."""
    if not may(role, permission):
        raise Forbidden(NOT_ALLOWED, code="not_allowed", cause=f"{role} lacks {permission!r}")


def roles_holding(permission: Permission) -> list[Role]:
    """The roles that hold a permission, the lowest first."""
    return [role for role in Role if may(role, permission)]
