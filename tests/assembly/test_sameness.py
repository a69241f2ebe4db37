"""When two sentences say the same: so little of the other would be new to a reader of the one that it is not quoted."""

from __future__ import annotations

import pytest

from briefing.assembly.sameness import Gist, facts, gist, repeats, say_the_same

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


SIGNED = "The Example Institute (EXIN) and the Port University on November 5 signed an agreement on 3 schools in Hue."


@pytest.mark.parametrize(
    ("text", "is_repeated"),
    [
        ("Ngày 5/11, Viện Ví dụ (EXIN) ký thỏa thuận về trường cảng tại Huế.", True),
        ("Ngày 5/11, Viện Ví dụ (EXIN) ký thỏa thuận về 3 trường cảng tại Huế.", True),
        ("Ngày 6/11, Viện Ví dụ (EXIN) ký thỏa thuận về trường cảng tại Huế.", False),
        ("Ngày 5/11, Viện Ví dụ (EXIN) ký thỏa thuận về 4 trường cảng tại Huế.", False),
        ("Ngày 5/11, Viện Cảng ký thỏa thuận về trường cảng tại Huế.", False),
    ],
)
def test_a_translation_says_nothing_else(text: str, is_repeated: bool) -> None:
    """Its figures stand in the other, a figure or the day is the same, and so is a name."""
    assert is_repeated == repeats(facts(text, NAMES), facts(SIGNED, NAMES), translated=True)


@pytest.mark.parametrize(
    ("text", "is_repeated"),
    [
        ("There will be 3 schools.", True),
        ("There will be 3 nurses.", False),
        ("There will be 3 schools in Vinh.", False),
        ("There will be schools by 2031.", False),
    ],
)
def test_a_sentence_repeats_what_it_counts(text: str, is_repeated: bool) -> None:
    """Figures with what they count, and no name besides; a sentence without a figure is not judged by them."""
    assert is_repeated == repeats(facts(text, NAMES), facts(SIGNED, NAMES), translated=False)
