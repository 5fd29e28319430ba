"""Quotes on the pages: shown with whom they quote, and no longer once consent was taken back."""

from palabre.accounts.read import account_by_handle
from palabre.statuses.model import Draft, Status
from palabre.statuses.post import post_status
from palabre.statuses.quoting.quote import revoke_quote


async def test_a_quote_shows_whom_it_quotes(visitor, house) -> None:
    ana, ben = await visitor("ana"), await visitor("ben", language="fr")
    said: list[Status] = []
    for name, text in (("ana", "Rain <again>"), ("ben", "Quite so")):
        author = await house.store.read(account_by_handle, name, settings=house.settings)
        draft = Draft(text=text, quoted_status_id=said[0].id if said else None)
        said.append(await house.store.write(post_status, author, draft, screen=house.screen, settings=house.settings))
    first, second = said
    page = await ana.get(f"/@ben/{second.id}")
    assert "Rain &lt;again&gt;" in page
    assert f'href="/@ana/{first.id}"' in page
    assert 'aria-label="Quoted post"' in page
    await house.store.write(revoke_quote, first.account_id, first.id, second.id)
    page = await ben.get(f"/@ben/{second.id}")
    assert "Rain" not in page
    assert "La publication citée ne peut pas vous être montrée" in page
