"""What a browser says of itself, in words."""

import pytest

from palabre.web.settings.devices import Device, device_of

WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "browser", "system"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox", "Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge", "Windows"),
        ("Mozilla/5.0 (Linux; Android 14) SamsungBrowser/25.0 Chrome/121.0 Mobile", "Samsung Internet", "Android"),
        (
            f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) {WEBKIT} Version/17.5 Safari/604.1",
            "Safari",
            "iPhone",
        ),
        (
            f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) {WEBKIT} CriOS/126.0 Safari/604.1",
            "Chrome",
            "iPhone",
        ),
        (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT} Version/17.5 Safari/605.1.15", "Safari", "Mac"),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/126.0 Safari/537.36", "Chrome", "ChromeOS"),
        ("curl/8.5.0", "curl", ""),
        ("Mozilla/5.0 (something new)", "", ""),
        ("", "", ""),
    ],
)
def test_browsers_and_systems_have_the_names_their_owners_know(agent: str, browser: str, system: str) -> None:
    assert device_of(agent) == Device(browser, system)


def test_what_is_held_in_hand() -> None:
    assert device_of("Mozilla/5.0 (iPad; CPU OS 17_5) Safari/604.1").is_held_in_hand
    assert not device_of("Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0").is_held_in_hand
