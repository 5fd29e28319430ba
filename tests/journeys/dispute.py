"""What a member does when rules are at stake: reports, is held, reads reasons, appeals, and is heard."""

from typing import Final

from playwright.async_api import expect

from tests.harness.axe import judge
from tests.journeys.community import BREAD, FRIEND, PASSWORD, TEAM
from tests.journeys.hands import Hands, WithoutScripts
from tests.journeys.member import Member

REASONS: Final = "You had been asked to stop."
THREAT: Final = "Ida, tonight I am coming to your place with a hammer and I will break your skull."


async def report(member: Member) -> None:
    """Reports a post of the friend, naming a rule, and finds the report again."""
    hands = member.hands
    await hands.unfold("More about this post", hands.post(BREAD))
    await hands.follow("Report", hands.post(BREAD))
    await hands.arrives("Report @{handle}", handle=FRIEND)
    await hands.tick(hands.rule("spam"))
    await hands.write("What should the moderators know?", f"{member.name} reads this every day")
    await hands.press("Send the report")
    await hands.arrives("Your reports")
    await hands.sees(f"{member.name} reads this every day")
    await hands.sees(hands.say("Waiting for a moderator"))


async def be_held(member: Member) -> None:
    """Is told before a threat is sent which rule it touches; sends it, and nobody else sees it."""
    hands = member.hands
    await hands.follow("Home", hands.menu)
    await hands.write("Your post", THREAT)
    await hands.press("Post")
    word = hands.page.get_by_role("alert")
    await hands.sees(hands.say("Not sent yet."), word)
    await hands.sees(hands.rule("violent-threat"), word)
    await hands.press("Send it anyway, to be looked at")
    await hands.sees(hands.rule("violent-threat"), hands.post(THREAT))
    assert not member.community.places_with(member.name, "break your skull", "hammer")
    held = await hands.post(THREAT).get_attribute("data-id")
    assert member.community.friend.get(f"/api/v1/statuses/{held}").status_code == 404


async def be_judged(member: Member) -> None:
    """The friend reports the first post, and a moderator withdraws it at the desk."""
    member.community.report(member.name, member.hello)
    team = await _sign_in_at_the_desk(member, TEAM[0])
    await team.use(team.find("link", "", more=True).filter(has_text=member.hello))
    await team.pick(team.say("Withdraw the posts"))
    await team.choose("Under which rule", team.rule("harassment"))
    await team.write("Reasons, in your words", REASONS)
    await team.press("Decide")
    await expect(team.find("heading", team.say("Decision"))).to_be_visible()
    await team.sees(REASONS)
    await expect(team.find("button", team.say("Decide"))).to_have_count(0)
    member.case = team.page.url


async def _sign_in_at_the_desk(member: Member, name: str) -> Hands:
    team = await member.open_hands()
    await team.page.goto(f"{team.url}/sign-in?next=/desk")
    await team.arrives("Sign in")
    await team.write("E-mail address or name", name)
    await team.write("Password", PASSWORD)
    await team.use(team.find("button", team.say("Sign in")))
    await team.arrives("Moderators’ desk")
    return team


async def appeal(member: Member) -> None:
    """Hears of the decision, reads the statement of reasons in their language, and appeals."""
    hands = member.hands
    await hands.follow("Notifications", hands.menu, more=True)
    await hands.arrives("Notifications")
    await hands.use(hands.find("link", hands.say("Read the reasons and appeal")).first)
    await hands.arrives("Statement of reasons")
    for words in (member.hello, hands.rule("harassment"), REASONS, hands.say("If you disagree")):
        await hands.sees(words)
    if not isinstance(hands, WithoutScripts):
        assert not await judge(hands.page)
    await hands.write("Your appeal", "It was a greeting.")
    await hands.press("Send the appeal")
    await hands.sees("It was a greeting.", hands.page.locator("blockquote"))
    await hands.sees(hands.say("waiting for other eyes"))


async def be_heard(member: Member) -> None:
    """Another moderator reverses the decision; the member reads so, and everyone sees the post again."""
    assert not member.community.is_public(member.name, member.hello)
    team = await _sign_in_at_the_desk(member, TEAM[1])
    await team.page.goto(member.case)
    await team.pick(team.say("Reverse the decision"))
    await team.write("Your answer to the author", "A greeting is no harassment.")
    await team.press("Decide the appeal")
    await team.sees(team.say("the decision was reversed"))
    hands = member.hands
    await hands.page.reload()
    await hands.sees("A greeting is no harassment.")
    await hands.sees(hands.say("the decision was reversed"))
    assert member.community.is_public(member.name, member.hello)
