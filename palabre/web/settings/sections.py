"""The sections of the settings, in the order of the menu: a room that adds a page adds a line."""

from typing import Final

import msgspec

from palabre.ground.language import _


class Section(msgspec.Struct, frozen=True):
    """A page of the settings: where it is, its icon, its name and a line on what is there, both catalogue keys.

    Pages below its path belong to it.
    """

    path: str
    icon: str
    name: str
    says: str


SECTIONS: Final = (
    Section("/settings/profile", "person", _("Profile"), _("Your name, pictures, words about you and links")),
    Section("/settings/featured", "star", _("Featured"), _("Tags and people you put forward on your profile")),
    Section("/settings/privacy", "lock", _("Privacy"), _("Who finds, follows, answers and quotes you")),
    Section("/settings/posting", "words", _("Language and posting"), _("What you read and write in, and how you post")),
    Section("/settings/reading", "book", _("Reading"), _("Pictures, content warnings, languages of timelines")),
    Section("/settings/look", "palette", _("Look"), _("Light or dark, contrast, size of text, motion")),
    Section("/settings/push", "phone", _("App and notifications"), _("Install the app, be told on this device, keys")),
    Section("/notifications/policy", "bell", _("Who may notify me"), _("Strangers, new accounts, private messages")),
    Section("/settings/filters", "filter", _("Filters"), _("Words and posts you would rather not see")),
    Section("/settings/hidden", "eye-off", _("Muted and blocked"), _("People, communities and conversations")),
    Section("/settings/security", "shield", _("Security"), _("Password, address, where you are signed in, apps")),
    Section("/settings/data", "down", _("Your data"), _("Take everything along, bring lists, make an archive")),
    Section("/settings/delete", "door", _("Delete your account"), _("What happens then, and how")),
)


def section_of(path: str) -> Section | None:
    """The section that a page belongs to; none for the list of all."""
    inside = [each for each in SECTIONS if path == each.path or path.startswith(f"{each.path}/")]
    return max(inside, key=lambda each: len(each.path), default=None)
