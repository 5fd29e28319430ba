"""A person at the pages of a server without a browser: signs in, lets an app in, and copies the code."""

import html
import re
from urllib.parse import urlsplit

import httpx

_INPUT = re.compile(r"<input[^>]*>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


def hidden_fields(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the page's form for an address."""
    form = page.split(f'action="{action}"', 1)[1].split("</form>", 1)[0]
    inputs = [dict(_ATTRIBUTE.findall(each)) for each in _INPUT.findall(form)]
    return {each["name"]: html.unescape(each.get("value", "")) for each in inputs if each.get("type") == "hidden"}


class Person:
    """Keeps a session like a browser does."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, follow_redirects=True, timeout=30)

    def sign_in(self, login: str, password: str) -> None:
        """Signs in on the page."""
        fields = hidden_fields(self.http.get("/sign-in").text, "/sign-in")
        answer = self.http.post("/sign-in", data=fields | {"login": login, "password": password})
        assert "/sign-in" not in str(answer.url), answer.text

    def allow(self, authorize_url: str) -> str:
        """Lets the app of an authorization address in and returns the code that the page shows."""
        parts = urlsplit(authorize_url)
        page = self.http.get(f"{parts.path}?{parts.query}")
        assert page.status_code == 200, page.text
        fields = hidden_fields(page.text, "/oauth/authorize")
        answer = self.http.post("/oauth/authorize", data=fields | {"answer": "allow"})
        code = next(
            dict(_ATTRIBUTE.findall(each)).get("value")
            for each in _INPUT.findall(answer.text)
            if dict(_ATTRIBUTE.findall(each)).get("id") == "code"
        )
        assert code
        return html.unescape(code)
