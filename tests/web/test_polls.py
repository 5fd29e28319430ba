"""Polls on the pages, as a browser without scripts uses them."""

from palabre.accounts.read import account_by_handle
from palabre.statuses.model import Draft, PollDraft
from palabre.statuses.post import post_status


async def test_a_poll_is_voted_in_and_outlives_an_edit(visitor, house) -> None:
    ana, ben, guest = await visitor("ana"), await visitor("ben"), await visitor(language="fr")
    author = await house.store.read(account_by_handle, "ana", settings=house.settings)
    draft = Draft(text="Which fruit?", poll=PollDraft(options=("Apple <3", "Pear"), expires_in=3600))
    status = await house.store.write(post_status, author, draft, screen=house.screen, settings=house.settings)
    at = f"/@ana/{status.id}"
    page = await ben.get(at)
    assert page.count('type="radio" name="choice"') == 2
    assert "Apple &lt;3" in page
    for who in (ana, guest):
        assert 'name="choice"' not in await who.get(at)
    await ben.submit(f"/polls/{status.poll_id}/votes", {"choice": "1"})
    page = await ben.get(at)
    assert 'name="choice"' not in page
    assert "(your vote)" in page
    assert "1 person voted" in page
    assert "1 personne a voté" in await guest.get(at)
    await ana.get(f"/compose/edit/{status.id}")
    words = {"text": "Which fruit, then?", "language": "en", "visibility": "public"}
    page = await ana.submit(f"/compose/edit/{status.id}", words)
    assert "Which fruit, then?" in page
    assert "1 person voted" in page
    assert "Pear" in await guest.get(f"{at}/history")


async def test_a_script_that_votes_gets_the_poll_as_it_now_stands(visitor, house) -> None:
    await visitor("ana")
    ben = await visitor("ben")
    author = await house.store.read(account_by_handle, "ana", settings=house.settings)
    draft = Draft(text="Tea?", poll=PollDraft(options=("Yes", "No"), expires_in=3600))
    status = await house.store.write(post_status, author, draft, screen=house.screen, settings=house.settings)
    await ben.get(f"/@ana/{status.id}")
    answer = await ben.send(f"/polls/{status.poll_id}/votes", {"choice": "0"}, **{"HX-Request": "true"})
    assert answer.status_code == 200, answer.text
    assert answer.text.lstrip().startswith("<section")
    assert "(your vote)" in answer.text
    again = await ben.send(f"/polls/{status.poll_id}/votes", {"choice": "1"}, **{"HX-Request": "true"})
    assert again.status_code == 422
    assert again.headers["hx-retarget"] == "#notices"
