"""What the pages call the words of the code: catalogue keys by value."""

from typing import Final

from palabre.ground.language import _

VISIBILITY: Final = {
    "public": (_("Public"), _("Everyone, in the local timeline too"), "globe"),
    "unlisted": (_("Quiet public"), _("Everyone, but not in the local timeline"), "moon"),
    "private": (_("Followers"), _("Only people who follow you"), "lock"),
    "direct": (_("Named people"), _("Only the people you mention"), "envelope"),
}
"""Name, explanation and icon of each visibility."""

ROLE: Final = {
    "member": _("Member"),
    "moderator": _("Moderator"),
    "admin": _("Admin"),
    "owner": _("Owner"),
}

USER_STATE: Final = {
    "unconfirmed": _("address not confirmed yet"),
    "unconfirmed_pending": _("address not confirmed yet, then waiting for approval"),
    "pending": _("waiting for approval"),
    "active": _("active"),
    "disabled": _("disabled"),
    "leaving": _("leaving"),
}

ACCOUNT_STATE: Final = {
    "pending": _("waiting for approval"),
    "active": _("in good standing"),
    "limited": _("limited"),
    "suspended": _("suspended"),
    "deleted": _("deleted"),
}

CASE_STATE: Final = {
    "open": _("waiting"),
    "decided": _("decided"),
    "appealed": _("appealed"),
    "closed": _("closed"),
}

ORIGIN: Final = {
    "report": _("A member reported it"),
    "screening": _("Screening noticed it"),
    "team": _("A member of the team took it up"),
}

ACTION: Final = {
    "dismiss": _("No breach: close the case"),
    "label": _("Mark as sensitive"),
    "warn": _("Warn"),
    "withdraw": _("Withdraw the posts"),
    "limit": _("Limit the account"),
    "suspend": _("Suspend the account"),
    "sensitize": _("Mark all its media as sensitive"),
    "disable": _("Close the login"),
    "restore": _("Reverse the decision"),
}
"""Actions as a moderator chooses them."""

ACTION_HINT: Final = {
    "dismiss": _("Held posts are published. Whoever reported is told."),
    "label": _("Readers choose whether to see it. No strike."),
    "warn": _("A strike and a statement of reasons."),
    "withdraw": _("Nobody but the author sees them any more."),
    "limit": _("Public timelines leave the account out; followers still read it."),
    "suspend": _("The account cannot post and its profile closes."),
    "sensitize": _("Readers choose whether to see its pictures, old and new. No strike."),
    "disable": _("Nobody can act with this login until it is opened again. What was posted stays. No strike."),
    "restore": _("Everything the decision did is undone."),
}

ACTION_TAKEN: Final = {
    "dismiss": _("closed without a breach"),
    "label": _("marked as sensitive"),
    "warn": _("warned"),
    "withdraw": _("posts withdrawn"),
    "limit": _("account limited"),
    "suspend": _("account suspended"),
    "sensitize": _("media marked as sensitive"),
    "disable": _("login closed"),
    "restore": _("decision reversed"),
}
"""What was done, in a few words, for lists and histories."""

FOLLOWS: Final = {
    "label": _("The post is marked as sensitive"),
    "warn": _("A warning"),
    "withdraw": _("The post is withdrawn"),
    "limit": _("The account is limited"),
    "suspend": _("The account is suspended"),
}
"""What usually follows from a clause."""

OUTCOME: Final = {
    "waiting": _("Waiting for a moderator"),
    "dismissed": _("Looked at: no rule was broken"),
    "acted": _("Looked at: a rule was broken, and the moderators acted"),
    "reversed": _("The decision was reversed after an appeal"),
}
"""How a report ended, for whoever sent it."""

APPEAL_STATE: Final = {
    "open": _("waiting for other eyes"),
    "upheld": _("the decision stands"),
    "overturned": _("the decision was reversed"),
}

URGENCY: Final = {
    "severity": _("how grave the rule is"),
    "reports": _("how many people reported it"),
    "reach": _("how many people may see it"),
    "deadline": _("how little time is left"),
}
"""The factors of a case's urgency."""

SCREENED: Final = {
    "label": _("marked as sensitive"),
    "limit": _("kept out of public timelines"),
    "hold": _("held until a person has looked"),
    "refuse": _("refused"),
    "allow": _("published, and sent to the desk"),
}
"""What screening did with a post."""

SCOPE: Final = {
    "profile": _("see your name and picture"),
    "read": _("read everything you can read here"),
    "write": _("post, react and change your profile in your name"),
    "follow": _("follow, mute and block accounts in your name"),
    "push": _("send you notifications"),
    "admin:read": _("read what the team of this community can read"),
    "admin:write": _("act as a member of the team of this community"),
}
"""What an app may do, by the first part of its scope."""


def scope_label(scope: str) -> str:
    """The catalogue key of what a scope allows, a narrower scope in the words of the one above it."""
    parts = scope.split(":")
    above = ":".join(parts[:2]) if parts[0] == "admin" else parts[0]
    return SCOPE.get(above, SCOPE["read"])


LANGUAGES: Final = (("en", "English"), ("fr", "Français"))
"""The languages of the pages, each by its own name."""

DONE: Final = {
    "label": _("Your post was marked as sensitive"),
    "warn": _("You were warned"),
    "withdraw": _("Your post was withdrawn"),
    "limit": _("Your account was limited"),
    "suspend": _("Your account was suspended"),
    "sensitize": _("Your media are marked as sensitive"),
    "disable": _("Your login was closed"),
}
"""What a statement of reasons is called in a list."""

DECIDED: Final = {
    "label": _("Your post was marked as sensitive: readers choose whether to open it. Everyone may still read you."),
    "warn": _("You were warned. You may go on posting."),
    "withdraw": _("Your post was withdrawn: nobody but you can see it any more. Your account is not restricted."),
    "limit": _("Your account was limited: public timelines leave your posts out. Your followers still read them."),
    "suspend": _("Your account was suspended: you cannot post, and your profile and posts cannot be read."),
    "sensitize": _("Your media are marked as sensitive: readers choose whether to open them. You may go on posting."),
    "disable": _("Your login was closed: you cannot post or react. What you posted can still be read."),
}
"""What a decision does, in a statement of reasons."""

NOTICED: Final = {
    "report": _("Another member reported it; nobody is told who."),
    "screening": _("A program that compares posts with the rules noticed it."),
    "team": _("A member of the team took it up without a report."),
}
"""How it came to notice, in a statement of reasons."""

ARCHETYPE: Final = {
    "lurker": _("Reads more than they write, and chooses the moment."),
    "booster": _("Lends others a voice."),
    "pollster": _("Asks what everyone thinks."),
    "replier": _("Answers, and keeps conversations going."),
    "oracle": _("Has much to say of their own."),
}
"""What kind of member someone was in a year, in a sentence not meant too seriously."""

SEARCH_HELP: Final = (
    ("apple tree", _("posts with both words")),
    ('"apple tree"', _("posts with just these words in this order")),
    ("tree -apple", _("posts with the first word and without the second")),
    ("from:awa  from:me", _("posts by someone, or your own")),
    ("has:image  has:poll  has:link", _("posts with pictures, a poll or a link; also media, video, audio, quote")),
    ("is:reply  -is:reply", _("replies only, or no replies")),
    ("language:fr", _("posts in a language")),
    ("after:2026-05-01  before:2026-06-01", _("posts of a time; during: names one day")),
    ("in:library", _("among what you wrote, favourited, boosted or bookmarked")),
    ("sort:best", _("those that fit best first, not the newest")),
)
"""How searching for posts works: an example and what it finds."""

REPLY_POLICY: Final = {
    "everyone": _("Everyone may reply"),
    "followers": _("Your followers may reply"),
    "mentioned": _("Only people you mention may reply"),
    "nobody": _("Nobody may reply"),
}

QUOTE_POLICY: Final = {
    "public": _("Everyone may quote it"),
    "followers": _("Your followers may quote it"),
    "nobody": _("Nobody but you may quote it"),
}

FORESEEN: Final = {
    "label": _("Sent as it is, it is marked as sensitive: readers choose whether to open it."),
    "limit": _("Sent as it is, it is kept out of public timelines. Your followers can still read it."),
    "hold": _("Sent as it is, a person looks at it first. Nobody else sees it until then."),
    "refuse": _("It cannot be posted as it is. Nothing you wrote is lost: find other words."),
}
"""What screening would do with a post that was not sent yet."""

FOCUS: Final = (
    ("-0.7,0.7", _("Top left")),
    ("0,0.7", _("Top")),
    ("0.7,0.7", _("Top right")),
    ("-0.7,0", _("Left")),
    ("0,0", _("Middle")),
    ("0.7,0", _("Right")),
    ("-0.7,-0.7", _("Bottom left")),
    ("0,-0.7", _("Bottom")),
    ("0.7,-0.7", _("Bottom right")),
)
"""Points of a picture that a cut keeps in sight, as Mastodon writes them, and what they are called."""

POLL_LASTS: Final = (300, 1_800, 3_600, 6 * 3_600, 24 * 3_600, 3 * 86_400, 7 * 86_400, 30 * 86_400)
"""How long a poll may last, in seconds, as the form offers it."""
