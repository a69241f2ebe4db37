"""The language of a text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefing.documents.language import identify

TEXTS = {
    "en": "The ministry and the university signed an agreement on Monday, and it will be in force for four years from then on, they said.",
    "vi": "Bộ Khoa học và Công nghệ đã ký một thỏa thuận hợp tác với trường đại học tại Hà Nội vào thứ Hai, có hiệu lực trong bốn năm.",
    "de": "Das Ministerium und die Universität haben am Montag eine Vereinbarung unterzeichnet, die vier Jahre lang gelten soll.",
    "fr": "Le ministère et l'université ont signé lundi un accord qui restera en vigueur pendant quatre ans, ont-ils annoncé à la presse.",
    "ja": "文部科学省と大学は月曜日に研究協力に関する協定に署名した。協定は四年間有効である。",
    "ko": "과학기술부와 대학은 월요일 연구 협력 협정에 서명했다. 협정은 4년 동안 효력이 있다.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_identify(language: str) -> None:
    """Running text of a sentence or two is enough."""
    assert language == identify(TEXTS[language])


def test_a_few_words_are_not_guessed() -> None:
    """A model says anything about three words."""
    assert "en" == identify("Laboratory opens.")


def test_the_model_is_loaded_only_where_it_is_needed() -> None:
    """English and Vietnamese desks never wait for it."""
    called = "; ".join(f"identify({TEXTS[language]!r})" for language in ("en", "vi"))
    code = f"import sys; from briefing.documents.language import identify; {called}; print('py3langid' in sys.modules)"
    assert "False\n" == subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
