"""When two sentences say the same: so little of the other would be new to a reader of the one that it is not quoted."""

from __future__ import annotations

import pytest

from briefing.assembly.sameness import Gist, gist, say_the_same

NAMES = ("viet", "japan", "britai", "britis")


def of(text: str) -> Gist:
    return gist(text.split(), NAMES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Japan will lend 40 billion yen for the metro in Hue.", "Japan will lend 40 billion yen for the metro in Hue."),
        (
            "Viet Nam and Japan signed a pact on semiconductor training on Monday.",
            "On Monday a pact to train semiconductor engineers was signed.",
        ),
        ("Both sides agreed to set up a clean energy office.", "The two countries agreed to establish an Office for Clean Energy by 2030."),
        ("Britain’s divers found a wreck near Vinh on Sunday.", "A wreck was found near Vinh by British divers."),
        ("Hai nước ký kết thỏa thuận hợp tác về năng lượng sạch.", "Việt Nam và Nhật Bản ký thỏa thuận về năng lượng sạch."),
        ("日本とベトナムが協定に署名した。", "日本とベトナムが協定に署名した。"),
    ],
)
def test_the_same_thing_in_other_words(one: str, other: str) -> None:
    """Whatever the order and the endings of words."""
    assert say_the_same(of(one), of(other))
    assert say_the_same(of(other), of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Viet Nam and Japan signed a memorandum on semiconductors on Monday.",
            "Viet Nam and Japan signed an agreement on rice on Monday.",
        ),
        (
            "Both sides agreed to set up a clean energy office by 2030.",
            "Both sides agreed to set up a committee on aviation safety by 2030.",
        ),
        ("Japan and Viet Nam will meet.", "It is so."),
        ("日本とベトナムが協定に署名した。", "韓国の大臣がハノイを訪れた。"),
    ],
)
def test_other_things_in_the_same_words(one: str, other: str) -> None:
    """Names of countries, years and what any news of an agreement say make no two things one."""
    assert not say_the_same(of(one), of(other))
    assert not say_the_same(of(other), of(one))
