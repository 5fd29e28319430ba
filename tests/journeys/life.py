"""What a member does in the course of a life here: arrives, speaks, looks around, and leaves."""

import json
import zipfile
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.async_api import expect

from palabre.policy.load import load_policy
from tests.journeys.community import BREAD, FRIEND, PASSWORD, SEEDS, SLUGS, TEAM
from tests.journeys.member import Member

LAKE: Final = "Teal water, no wind"


async def join(member: Member) -> None:
    """Signs up, agreeing to the rules clause by clause: one that is left out is asked for."""
    hands = member.hands
    await hands.page.goto(hands.url)
    await expect(hands.page.locator("html")).to_have_attribute("lang", hands.locale)
    await hands.follow("Sign up", hands.find("navigation", hands.say("Account")))
    await hands.arrives("Join {title}", title="Palabre")
    await hands.write("Name", member.name)
    await hands.write("E-mail address", f"{member.name}@example.org")
    await hands.write("Password", PASSWORD)
    *rules, last = [hands.rule(each.id) for each in load_policy().by_severity()]
    for rule in rules:
        await hands.tick(rule)
    await hands.press("Agree and sign up")
    await expect(hands.find("checkbox", last, more=True)).to_be_focused()
    await hands.tick(last)
    await hands.press("Agree and sign up")
    await hands.arrives("Welcome, {name}", name=member.name)


async def say_hello(member: Member) -> None:
    """Takes the first steps: a name, someone to follow, a topic, a first post."""
    hands = member.hands
    await hands.write("Name to show", member.name.title())
    await hands.press("Keep and go on")
    await hands.arrives("Find people")
    await hands.set_on(hands.page.get_by_role("checkbox", name=f"@{FRIEND}"))
    await hands.press("Follow those I ticked, and go on")
    await hands.arrives("Follow topics")
    await hands.write("Tags", "gardens")
    await hands.press("Follow them, and go on")
    await hands.arrives("Say hello")
    await hands.write("Your first post", member.hello)
    await hands.press("Say it")
    await hands.arrives("Have it at hand")
    await hands.follow("To your home")
    await hands.sees(member.hello)
    await hands.sees(BREAD)


async def post_a_picture(member: Member) -> None:
    """Posts a picture with its description."""
    hands = member.hands
    await hands.write("Your post", member.picture_words)
    await hands.unfold("Media")
    await hands.attach("Add pictures, a video or a sound", _picture(member))
    if not hands.has_scripts:
        await hands.press("Add the files and describe them")
        await hands.arrives("Write")
    await hands.write("Describe this picture", LAKE)
    await hands.press("Post")
    await expect(hands.post(member.picture_words).get_by_role("img", name=LAKE).first).to_be_visible()


def _picture(member: Member) -> Path:
    file = member.folder / f"{member.name}.png"
    Image.new("RGB", (90, 60), "teal").save(file)
    return file


async def post_a_poll(member: Member) -> None:
    """Asks with a poll, and sees it as others do."""
    hands, words = member.hands, f"And now? asks {member.name}"
    await hands.write("Your post", words)
    await hands.unfold("Poll")
    await hands.write("Option {number}", "Swim", number=1)
    await hands.write("Option {number}", "Look", number=2)
    await hands.press("Post")
    await hands.keeps_place(hands.find("button", hands.say("Post")))
    poll = hands.post(words).get_by_role("region", name=hands.say("Poll"))
    await hands.sees("Swim", poll)
    await hands.sees("Look", poll)


async def answer_boost_and_quote(member: Member) -> None:
    """Replies to the friend, boosts and quotes what they said."""
    hands = member.hands
    await _home(member)
    await hands.follow("Reply", hands.post(BREAD))
    await hands.arrives("Reply")
    await hands.write("Your post", f"{member.name} would like a slice")
    await hands.press("Reply")
    await hands.sees(f"@{FRIEND} {member.name} would like a slice")

    boost = hands.find("button", hands.say("Boost"), hands.post(BREAD))
    await hands.use(boost)
    await expect(boost).to_have_attribute("aria-pressed", "true")
    await hands.keeps_place(boost)

    await _home(member)
    await hands.unfold("More about this post", hands.post(BREAD))
    await hands.follow("Quote", hands.post(BREAD))
    await hands.arrives("Quote")
    await hands.write("Your post", f"{member.name} smelled it from afar")
    await hands.press("Post")
    quote = hands.post(f"{member.name} smelled it from afar")
    await hands.sees(BREAD, quote.get_by_label(hands.say("Quoted post")))


async def _home(member: Member) -> None:
    await member.hands.follow("Home", member.hands.menu)
    await member.hands.sees(BREAD)


async def vote(member: Member) -> None:
    """Votes in the friend's poll."""
    hands = member.hands
    poll = hands.post(SEEDS).get_by_role("region", name=hands.say("Poll"))
    await hands.pick("Carrots", poll)
    await hands.press("Vote", poll)
    await expect(poll.get_by_role("listitem").filter(has_text="Carrots")).to_contain_text(hands.say("(your vote)"))


async def search_and_follow(member: Member) -> None:
    """Finds a post by its words, and a person by their name, whom they follow."""
    hands = member.hands
    await _search(member, "lake")
    await expect(hands.post(member.picture_words)).to_be_visible()
    await _search(member, f"@{TEAM[1]}")
    await hands.follow("Go to {name}", name=f"@{TEAM[1]}")
    follow = hands.page.locator("#follow")
    await expect(follow).to_have_text(hands.say("Follow"))
    await hands.use(follow)
    await expect(follow).to_contain_text(hands.say("Following"))
    await hands.keeps_place(follow)


async def _search(member: Member, words: str) -> None:
    hands = member.hands
    await hands.follow("Search", hands.menu)
    await hands.arrives("Search")
    await hands.write("What to look for", words)
    await hands.press("Search")


async def filter_a_word(member: Member) -> None:
    """Filters a word: a post with it is folded, says why, and opens with one press."""
    hands = member.hands
    await _settings(member, "Filters")
    await hands.follow("New filter")
    await hands.write("Name of the filter", "Garden pests")
    await hands.type_into(hands.page.get_by_role("textbox", name=hands.say("Word {number}", number=1)), "slugs")
    await hands.press("Save")
    await hands.sees(hands.say("Saved."))
    await _home(member)
    folded = hands.page.get_by_role("article").filter(has_text=SLUGS)
    await expect(folded.get_by_text(SLUGS)).to_be_hidden()
    await hands.unfold("Filtered: {titles}", folded, titles="Garden pests")
    await expect(folded.get_by_text(SLUGS)).to_be_visible()


async def _settings(member: Member, section: str) -> None:
    hands = member.hands
    await hands.follow("Settings", hands.menu)
    await hands.arrives("Settings")
    await hands.follow(section, hands.page.locator("main"), more=True)
    await hands.arrives(section)


async def take_everything_along(member: Member) -> None:
    """Has an archive made, fetches it and opens it."""
    hands = member.hands
    await _settings(member, "Your data")
    await hands.press("Make an archive")
    link = hands.find("link", hands.say("Fetch the archive ({size})", size="").partition("(")[0], more=True)
    waits = hands.find("link", hands.say("Look again"))
    await expect(link.or_(waits)).to_be_visible()
    while not hands.has_scripts and await waits.is_visible():
        await hands.use(waits)
    with zipfile.ZipFile(await hands.fetch(link)) as archive:
        assert archive.testzip() is None
        outbox = json.loads(archive.read("outbox.json"))
        said = json.dumps(outbox["orderedItems"])
        assert member.hello in said
        assert LAKE in said


async def leave(member: Member) -> None:
    """Deletes the account: for visitors it is gone, with everything in it."""
    hands = member.hands
    assert member.community.is_public(member.name, LAKE)
    await hands.follow("Delete your account", hands.page.locator("main .settings-page"))
    await hands.arrives("Delete your account")
    await hands.write("The name of your account, to be sure", member.name)
    await hands.write("Your password", PASSWORD)
    await hands.press("Delete my account")
    await hands.arrives("Your account is deleted")
    visitor = member.community.visitor
    assert visitor.get(f"/@{member.name}").status_code == 404
    assert not member.community.places_with(member.name, member.hello, "greeting")
    assert member.name.title() not in visitor.get("/api/v1/accounts/lookup", params={"acct": member.name}).text
