"""From a report to an appeal, on the pages."""

import re

from palabre.accounts.model import Role
from tests.web.people import one
from tests.web.test_posts import THREAT, id_of, post


async def test_a_report_becomes_a_decision_with_reasons_and_an_appeal_to_other_eyes(visitor, eventually) -> None:
    author = await visitor("rose", language="fr")
    reporter, outsider = await visitor("ben"), await visitor()
    first, other = await visitor("mo", Role.MODERATOR), await visitor("nina", Role.MODERATOR)
    await post(author, "The baker of 12 Mill Lane sings like a rusty gate, pass it on")
    number = await id_of(reporter, "mill")

    page = await reporter.get(f"/report?post={number}")
    assert "Which rule does it break?" in page
    assert re.search(rf'name="post" value="{number}" checked', page)
    account_id = one(r'name="account_id" value="(\d+)"', page)
    fields = {"account_id": account_id, "post": number, "clause": "harassment", "comment": "That is my home"}
    page = await reporter.submit("/report", fields)
    assert "Waiting for a moderator" in page

    await reporter.get("/desk", status=403)
    page = await eventually(first, "/desk", "12 Mill Lane")
    assert "1 report" in page
    case = one(r"(/desk/cases/\d+)", page)
    page = await first.get(case)
    assert "That is my home" in page
    page = await first.submit(case, {"action": "withdraw", "clause": "", "explanation": "Kept words"}, status=422)
    assert "no sanction without one" in page
    assert "Kept words</textarea>" in page
    page = await first.submit(
        case, {"action": "withdraw", "clause": "harassment", "explanation": "Cette adresse est privée."}
    )
    assert "posts withdrawn" in page

    await outsider.get(f"/@rose/{number}", status=404)
    assert "a rule was broken" in await reporter.get("/reports")
    await eventually(reporter, "/notifications", "Your report has been decided")
    await eventually(author, "/notifications", "La modération a pris une décision vous concernant")

    page = await author.get("/statements")
    assert "Votre publication a été retirée" in page
    statement = one(r"(/statements/\d+)", page)
    page = await author.get(statement)
    assert "<h1>Exposé des motifs</h1>" in page
    assert "12 Mill Lane" in page
    assert "Cette adresse est privée." in page
    assert "Un autre membre l’a signalée ; personne n’apprend qui." in page.replace("\u202f", " ")
    assert "@ben" not in page
    assert "@mo<" not in page
    await reporter.get(statement, status=404)

    page = await author.submit(f"{statement}/appeal", {"text": " "}, status=422)
    assert "Dites dans vos mots" in page
    page = await author.submit(f"{statement}/appeal", {"text": "C'est l'adresse de sa boutique."})
    assert "en attente d’un autre regard" in page
    appeal = one(r"(/desk/appeals/\d+)", await first.get(case))
    answer = {"case": case.rpartition("/")[2], "answer": "overturn", "explanation": "C'est bien sa boutique."}
    page = await first.submit(appeal, answer, status=403)
    assert "other eyes" in page
    await other.get("/desk?state=appealed")
    page = await other.submit(appeal, answer)
    assert "the decision was reversed" in page
    assert "12 Mill Lane" in await outsider.get(f"/@rose/{number}")
    page = await author.get(statement)
    assert "Cette décision a été annulée" in page
    assert "C&#39;est bien sa boutique." in page


async def test_a_held_post_waits_at_the_desk_and_can_be_published(visitor, eventually) -> None:
    author, moderator, guest = await visitor("ana"), await visitor("mo", Role.MODERATOR), await visitor()
    await post(author, THREAT, anyway="yes")
    page = await eventually(moderator, "/desk", "come to your house")
    assert "Screening noticed it" in page
    case = one(r"(/desk/cases/\d+)", page)
    page = await moderator.get(case)
    assert "held until a person has looked" in page
    await moderator.submit(case, {"action": "dismiss", "explanation": "A line from a play"})
    assert "come to your house" in await guest.get("/local")
    page = await author.get("/@ana")
    assert "only you can see this" not in page


async def test_a_suspended_member_reads_the_reasons_and_nothing_else(visitor, eventually) -> None:
    author, moderator, guest = await visitor("ana"), await visitor("mo", Role.MODERATOR), await visitor()
    await post(author, THREAT, anyway="yes")
    case = one(r"(/desk/cases/\d+)", await eventually(moderator, "/desk", "come to your house"))
    await moderator.get(case)
    await moderator.submit(case, {"action": "suspend", "clause": "violent-threat", "days": "7"})
    page = await author.get("/home")
    assert "Your account is suspended" in page
    assert "You were" not in page
    page = await author.get(one(r"(/statements/\d+)", page))
    assert "It ends by itself on" in page
    assert "Send the appeal" in page
    response = await author.send("/compose", {"text": "One more", "visibility": "public"})
    assert response.headers["location"] == "/statements"
    page = await guest.get("/@ana")
    assert "This account is suspended" in page


async def test_nobody_decides_about_themselves(visitor, eventually) -> None:
    moderator, other = await visitor("mo", Role.MODERATOR), await visitor("nina", Role.MODERATOR)
    await post(moderator, THREAT, anyway="yes")
    case = one(r"(/desk/cases/\d+)", await eventually(other, "/desk", "come to your house"))
    assert "about you" in await moderator.get(case, status=403)
