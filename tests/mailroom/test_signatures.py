"""Whether a call to us is the provider's."""

import pytest

from followthrough.mailroom.wires.signatures import is_signed, sign

ADDRESS = "https://mycompany.com/myapp.php?foo=1&bar=2"
FORM = {
    "CallSid": ["CA1234567890ABCDE"],
    "Caller": ["+14158675309"],
    "Digits": ["1234"],
    "From": ["+14158675309"],
    "To": ["+18005551212"],
}


def test_a_call_is_signed_as_the_interface_says() -> None:
    assert sign("12345", ADDRESS, FORM) == "RSOYDt4T1cUTdK1PDd93/VVr8B8="


@pytest.mark.parametrize("given", ["", "RSOYDt4T1cUTdK1PDd93/VVr8B8", "ÄÖÜ", sign("another", ADDRESS, FORM)])
def test_another_signature_is_refused(given: str) -> None:
    assert not is_signed("12345", [ADDRESS], FORM, given)


def test_a_changed_form_or_address_is_refused() -> None:
    given = sign("12345", ADDRESS, FORM)
    assert is_signed("12345", ["https://inside.example/", ADDRESS], FORM, given)
    assert not is_signed("12345", [ADDRESS], FORM | {"Digits": ["9999"]}, given)
    assert not is_signed("12345", [ADDRESS], FORM | {"More": [""]}, given)
    assert not is_signed("12345", [ADDRESS + "&baz=3"], FORM, given)


def test_without_a_key_nobody_is_believed() -> None:
    assert not is_signed("", [ADDRESS], FORM, sign("", ADDRESS, FORM))
