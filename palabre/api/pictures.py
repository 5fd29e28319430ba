"""The few pictures that entities name when there is no other: a face, a header, the instance's own."""

from functools import cache
from pathlib import Path

from palabre.api.answer import Answer
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.operations import ANYONE, Area
from palabre.api.render.account import PICTURES
from palabre.ground.errors import NotFound

area = Area("pictures")
FOLDER = Path(__file__).parent / "art"


class OnePicture(Form, frozen=True, kw_only=True):
    """A picture by its file name."""

    name: str


@cache
def _pictures() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in FOLDER.glob("*.png")}


@area.get(f"{PICTURES}/{{name}}", ANYONE)
async def get_picture(_call: Call, form: OnePicture) -> Answer:
    """A picture."""
    data = _pictures().get(form.name)
    if data is None:
        raise NotFound(cause=f"no picture {form.name}")
    return Answer(data, 200, "image/png", (("cache-control", "public, max-age=604800"),))
