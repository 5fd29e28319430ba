"""Redirect URIs, proof keys and the discovery document."""

import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata

from palabre.accounts.model import App
from palabre.accounts.oauth.authorize import check_request
from palabre.accounts.oauth.errors import OAuthError
from palabre.accounts.oauth.metadata import server_metadata
from palabre.accounts.oauth.pkce import check_challenge, check_verifier
from palabre.accounts.oauth.redirects import OUT_OF_BAND, is_acceptable
from palabre.ground.settings import Settings

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
APP = App(1, "id", "hash", "Reader", None, f"{OUT_OF_BAND}\nhttps://app.example/back", "read write:statuses", 0)


@pytest.mark.parametrize(
    "uri",
    [
        OUT_OF_BAND,
        "https://app.example/back?from=here",
        "http://localhost:3000/",
        "mastodon-app://oauth",
        "com.app.reader:/callback",
    ],
)
def test_good_redirects(uri):
    assert is_acceptable(uri)


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "/back",
        "app.example/back",
        "https://",
        "https://app.example/#part",
        "https://app.example/#",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "https://app.example/a b",
        "https://app.example/\nhttps://evil.example/",
        "https://[broken/",
        "https://app.example/" + "x" * 2_000,
    ],
)
def test_bad_redirects(uri):
    assert not is_acceptable(uri)


def ask(**changed):
    return check_request(
        APP, **{"response_type": "code", "redirect_uri": "https://app.example/back", "scopes": "read", **changed}
    )


def test_a_request_in_order_names_its_scopes():
    assert ask() == {"read"}
    assert ask(scopes="") == {"read"}
    assert ask(scopes="read:lists write:statuses") == {"read:lists", "write:statuses"}
    assert ask(redirect_uri=OUT_OF_BAND, challenge=CHALLENGE, challenge_method="S256") == {"read"}


@pytest.mark.parametrize(
    ("changed", "error", "to_app"),
    [
        ({"redirect_uri": "https://app.example/back/"}, "invalid_request", False),
        ({"redirect_uri": "https://app.example/back?x"}, "invalid_request", False),
        ({"redirect_uri": ""}, "invalid_request", False),
        ({"response_type": "token"}, "unsupported_response_type", True),
        ({"scopes": "write"}, "invalid_scope", True),
        ({"scopes": "follow"}, "invalid_scope", True),
        ({"scopes": "nonsense"}, "invalid_scope", True),
        ({"challenge": "short", "challenge_method": "S256"}, "invalid_request", True),
        ({"challenge": CHALLENGE, "challenge_method": "S512"}, "invalid_request", True),
        ({"challenge_method": "S256"}, "invalid_request", True),
    ],
)
def test_requests_out_of_order(changed, error, to_app):
    with pytest.raises(OAuthError) as refusal:
        ask(**changed)
    assert (refusal.value.error, refusal.value.may_redirect) == (error, to_app)


def test_the_proof_key_of_the_rfc_fits():
    assert create_s256_code_challenge(VERIFIER) == CHALLENGE
    check_verifier(VERIFIER, CHALLENGE, check_challenge(CHALLENGE, "S256"))
    check_verifier(VERIFIER, VERIFIER, check_challenge(VERIFIER, ""))
    check_verifier("", "", check_challenge("", ""))


@pytest.mark.parametrize(
    ("verifier", "challenge", "method"),
    [
        ("", CHALLENGE, "S256"),
        (CHALLENGE, CHALLENGE, "S256"),
        ("x" * 43, CHALLENGE, "S256"),
        (VERIFIER, CHALLENGE, "plain"),
        (VERIFIER, "", ""),
        ("é" * 43, CHALLENGE, "S256"),
        (VERIFIER + "\n", CHALLENGE, "S256"),
    ],
)
def test_other_proof_keys_do_not(verifier, challenge, method):
    with pytest.raises(OAuthError) as refusal:
        check_verifier(verifier, challenge, method)
    assert refusal.value.error == "invalid_grant"


def test_discovery_is_valid_and_advertises_only_s256():
    document = server_metadata(Settings(domain="palabre.example"))
    AuthorizationServerMetadata(document).validate()
    assert document["issuer"] == "https://palabre.example/"
    assert document["code_challenge_methods_supported"] == ["S256"]
    assert "admin:write:accounts" in document["scopes_supported"]
