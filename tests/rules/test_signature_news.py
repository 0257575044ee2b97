"""What a signature says that the record does not."""

import pytest

from followthrough.rules.reading.verdict import Signature
from followthrough.rules.signature_news import News, NewsKind, news_of


@pytest.mark.parametrize(
    ("signature", "news"),
    [
        (Signature(), ()),
        (Signature(phones=("+491", "+492")), (News(NewsKind.PHONE, "+492"),)),
        (Signature(title="head of  fleet", company="BRANDT"), ()),
        (Signature(title="Managing Director"), (News(NewsKind.TITLE, "Managing Director", "Head of Fleet"),)),
        (Signature(company="Keller GmbH"), (News(NewsKind.COMPANY, "Keller GmbH", "Brandt"),)),
    ],
)
def test_only_what_is_new_is_offered(signature: Signature, news: tuple[News, ...]) -> None:
    assert news_of(signature, numbers={"+491"}, title="Head of Fleet", company="Brandt") == news
