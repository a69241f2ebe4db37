"""Stories: which reports are of one event, what is told of them together, and how a story stays the same from edition to edition."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import analysis, lexicon, stories
from briefing.analysis.fingerprints import fingerprint
from briefing.model import Analysis, CountryTag, Document, FieldTag, Memory, Published, Story, ToldDocument
from briefing.stories import background, merging

MONDAY = datetime.date(2031, 5, 5)

FERRY = """The ferry Marigold ran aground off Quillon Point on Sunday evening with 212 passengers on board, the coast guard of Azur said.
Lifeboats from Sarn and Pellow took everyone off within three hours. Captain Odile Varga told rescuers that the rudder had jammed.
The Marigold, built in 1994, had passed an inspection in March. Divers will look at its hull when the swell allows it."""
FERRY_TOO = """All 212 people aboard the Marigold are safe after the ferry struck rocks near Quillon Point, rescuers said on Monday.
The rudder jammed minutes before the grounding, captain Odile Varga said. Three lifeboats came from Pellow and from Sarn.
Divers wait for calmer water to examine the hull of the Marigold, and the Azur coast guard has opened an inquiry."""
BRIDGE = """Engineers closed the Halder viaduct to lorries after finding cracks in two of its girders, the road office of Tarn said.
The detour over Mossbury adds forty minutes. Repairs by the firm Grellet will last until autumn, chief engineer Petra Noll said.
The viaduct carries nine thousand vehicles a day and was painted only last year."""
BRIDGE_TOO = """Lorries must go round by Mossbury, forty minutes longer, because girders of the Halder viaduct are cracked.
Petra Noll, chief engineer of the Tarn road office, said that Grellet would weld the girders by autumn. Cars may still cross the viaduct."""
BEES = """Beekeepers in Orrin lost a third of their hives this winter, a count by the apiary club shows. Mites and a mild December are blamed.
The club wants the canton to pay for treatment, and hands out formic acid strips to its members. Honey will cost more, says keeper Ilse Brandt."""
PACT = """Viet Nam and Japan signed a memorandum on rare earth recovery in Hanoi. Under it the Kirishima Institute will train forty Vietnamese
metallurgists at its furnace in Sendai, and Japan will lend two smelters. Minister Haruto Onodera said that the first ingots are due in 2033."""
PACT_TOO = """Forty metallurgists from Viet Nam will learn rare earth recovery at the Kirishima Institute in Sendai, Japan, under a memorandum
signed in Hanoi. Two smelters will be lent for it. The first ingots should come in 2033, said minister Haruto Onodera."""
FRENCH_PACT = """Viet Nam and France signed a memorandum on vaccine cold chains in Paris. Under it the Lavandier Institute will equip ninety clinics
in Lao Cai with freezers, and France will pay for drones. Minister Clémence Aubry said that the first clinic opens in 2032."""
DYKE = """The Azur Aid Office (AAO) and Pellow County signed a credit of 22 million crowns for a dyke along the lower Sarn on Monday.
AAO director Odile Varga said that 1,300 houses would be dry by 2034. Grellet will drive the piles."""
DYKE_TOO = """A dyke is to keep the lower Sarn from 1,300 houses by 2034. Grellet will drive the piles for it, and Pellow County borrows
22 million crowns from the Azur Aid Office, the county said."""
CHOIR = """The Azur Aid Office (AAO) began a course for forty choir masters in Tarn on Thursday. AAO director Odile Varga
said that village singers had no scores. Lessons are free until summer."""
TEXTS = (FERRY, FERRY_TOO, BRIDGE, BRIDGE_TOO, BEES, PACT, PACT_TOO, FRENCH_PACT)
TRUTH = {
    frozenset({FERRY, FERRY_TOO}),
    frozenset({BRIDGE, BRIDGE_TOO}),
    frozenset({BEES}),
    frozenset({PACT, PACT_TOO}),
    frozenset({FRENCH_PACT}),
}


def a_report(
    text: str,
    title: str | None = None,
    *,
    day: int | None = 0,
    language: str = "en",
    publisher: str | None = None,
    url: str | None = None,
    path: str = "a.txt",
    partners: Sequence[tuple[str, float]] = (),
    mentioned: Sequence[str] = (),
    fields: Sequence[str] = (),
    is_altered: bool = False,
    id: str = "",
) -> Analysis:
    """A report published so many days after the Monday; its id comes from title and text, as elsewhere."""
    published = None if day is None else Published(date=MONDAY + datetime.timedelta(days=day), origin="labelled", confidence=0.96)
    document = Document(
        id=id or f"{abs(hash_of((title or '') + text)):016x}",
        path=path,
        sha256="0" * 64,
        title=title,
        published=published,
        publisher=publisher,
        url=url,
        language=language,
        text=text,
    )
    return Analysis(
        document=document,
        sentences=(),
        leads=(),
        keyphrases=(),
        countries=tuple(CountryTag(code=code, score=score, role="partner", evidence=()) for code, score in partners),
        fields=tuple(FieldTag(name=name, evidence=()) for name in fields),
        fingerprint=dataclasses.replace(
            fingerprint(document),
            partners=tuple(sorted(code for code, _ in partners)),
            countries=tuple(sorted((*(code for code, _ in partners), *mentioned))),
        ),
        is_altered=is_altered,
    )


def hash_of(text: str) -> int:
    return sum(ord(letter) * 31**place for place, letter in enumerate(text[:40])) * 1009 + len(text)


def told(report: Analysis, story: str, edition: str = "2031-05-06", *, is_dated: bool = True) -> ToldDocument:
    published = report.document.published
    return ToldDocument(
        id=report.document.id,
        story=story,
        edition=edition,
        day=published.date if published else datetime.date.fromisoformat(edition),
        is_dated=is_dated,
        fingerprint=report.fingerprint,
    )


def remembering(*documents: ToldDocument, first: str = "2031-05-06") -> Memory:
    return Memory(
        recalled=tuple(sorted(documents, key=lambda document: document.id)), first_told=dict.fromkeys((d.story for d in documents), first)
    )


def ids(*reports: Analysis) -> tuple[str, ...]:
    return tuple(report.document.id for report in reports)


def together(gathered: Sequence[Story]) -> set[frozenset[str]]:
    """The texts of each story."""
    return {frozenset(report.document.text for report in story.reports) for story in gathered}


# -- which reports are of one event ----------------------------------------------------------------------------------------------------


def test_reports_of_one_event_are_one_story() -> None:
    """In other words and by other outlets; events of one kind, in one country, on one day stay apart."""
    assert TRUTH == together(stories.gather([a_report(text) for text in TEXTS]))


def test_dates_are_not_needed() -> None:
    """Without dates the words alone decide."""
    assert TRUTH == together(stories.gather([a_report(text, day=None) for text in TEXTS]))


def test_real_analyses_have_fingerprints() -> None:
    """What `briefing.analysis` finds is what stories are gathered by."""
    words = lexicon.load(home="VN")
    assert TRUTH == together(stories.gather([analysis.analyse(a_report(text).document, words) for text in TEXTS]))


@pytest.mark.parametrize("day", [0, None])
def test_two_things_that_one_institution_did_are_two_stories(day: int | None) -> None:
    """However often each names it and those who speak for it; another report of one of them, which shares what was done, is found."""
    reports = [a_report(text, day=day) for text in (DYKE, DYKE_TOO, CHOIR)]
    assert {frozenset({DYKE, DYKE_TOO}), frozenset({CHOIR})} == together(stories.gather(reports))
    assert 2 == len(stories.gather([reports[0], reports[2]]))


def test_texts_without_capitals_are_gathered_by_all_their_words() -> None:
    """Where names are not told from other words, all words count alike."""
    for form in (str.upper, str.lower):
        [story] = stories.gather([a_report(form(DYKE)), a_report(form(DYKE_TOO))])
        assert 2 == len(story.reports)


def test_each_pair_alone_is_one_story() -> None:
    """Two documents by themselves are judged by what is common anywhere."""
    for one, other in itertools.combinations(TEXTS, 2):
        expected = 1 if any({one, other} <= event for event in TRUTH) else 2
        assert expected == len(stories.gather([a_report(one), a_report(other)])), (one, other)


def test_a_report_that_shares_a_name_or_two_is_of_the_event() -> None:
    """A later, shorter report on the inquiry belongs to the accident; one on another ferry does not."""
    inquiry = """Captain Odile Varga will be heard on Thursday, the prosecutor of Pellow said after the grounding of the Marigold.
    A shipyard in Lenn must explain why a bolt of its rudder, replaced in winter, had no locking pin. Insurers expect a bill of six million."""
    elsewhere = """The car ferry Heron resumed crossings of the Teal strait after a fortnight of gales, its owner said. Passengers with old tickets
    may use them until June, and lorries pay half until the queue at Brenn has gone."""
    gathered = stories.gather([a_report(FERRY), a_report(FERRY_TOO), a_report(inquiry, day=1), a_report(elsewhere, day=1)])
    assert {frozenset({FERRY, FERRY_TOO, inquiry}), frozenset({elsewhere})} == together(gathered)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0, 1, 0.9), (1, 2, 0.2)], {frozenset({0, 1}), frozenset({2})}),
        ([(0, 1, 0.3), (1, 2, 0.9)], {frozenset({0}), frozenset({1, 2})}),
        ([(0, 1, 0.3), (1, 2, 0.9), (0, 2, 0.3)], {frozenset({0, 1, 2})}),
    ],
)
def test_the_most_alike_are_merged_first_and_by_their_mean(pairs: list[merging.Pair], expected: set[frozenset[int]]) -> None:
    """One report that is like two others does not make one story of three, and pairs that are not known count as unlike."""
    clusters = merging.merge(pairs, threshold=0.28, fixed=[None] * 3)
    assert expected == {frozenset(thing for thing in range(3) if clusters[thing] == cluster) for cluster in clusters}


@given(
    st.lists(st.sampled_from([0.0, 0.0, 0.1, 0.2, 0.3, 0.5, 0.9]), min_size=21, max_size=21),
    st.lists(st.sampled_from([None, None, 0, 1]), min_size=7, max_size=7),
    st.integers(0, 2**32),
)
def test_merging_is_average_link(likenesses: list[float], fixed: list[int | None], seed: int) -> None:
    """Step by step the same as looking at all pairs of clusters anew, where no two are equally alike."""
    chance = random.Random(seed)
    alike = {
        pair: likeness + chance.random() / 1000
        for pair, likeness in zip(itertools.combinations(range(7), 2), likenesses, strict=True)
        if likeness
    }
    clusters = merging.merge([(*pair, likeness) for pair, likeness in alike.items()], threshold=0.2, fixed=fixed)
    assert slowly_merged(alike, fixed) == {frozenset(thing for thing in range(7) if clusters[thing] == cluster) for cluster in clusters}


def slowly_merged(alike: dict[tuple[int, int], float], fixed: list[int | None]) -> set[frozenset[int]]:
    clusters = {frozenset(t for t in range(7) if t == thing or (fixed[t] is not None and fixed[t] == fixed[thing])) for thing in range(7)}

    def mean(one: frozenset[int], other: frozenset[int]) -> float:
        return sum(alike.get((min(pair), max(pair)), 0) for pair in itertools.product(one, other)) / (len(one) * len(other))

    while True:
        allowed = [
            (mean(one, other), one, other)
            for one, other in itertools.combinations(clusters, 2)
            if not (any(fixed[t] is not None for t in one) and any(fixed[t] is not None for t in other))
        ]
        most, one, other = max(allowed, key=lambda merger: merger[0], default=(0, frozenset(), frozenset()))
        if most < 0.2:
            return clusters
        clusters = (clusters - {one, other}) | {one | other}


def test_nothing_to_gather_is_no_story() -> None:
    """No documents, no stories; and told documents alone make none."""
    assert () == stories.gather([])
    assert () == stories.gather([], memory=remembering(told(a_report(FERRY), "story-1")))


def test_empty_texts_are_told_apart_by_their_titles() -> None:
    """A document without a text is compared by its title; one without either is a story of its own."""
    one, same, other, bare = (
        a_report("", "Ferry Marigold aground off Quillon Point"),
        a_report("", "Marigold ferry runs aground at Quillon Point"),
        a_report("", "Cracks close Halder viaduct to lorries"),
        a_report("", None, id="bare"),
    )
    gathered = stories.gather([one, same, other, bare])
    assert {frozenset(ids(one, same)), frozenset(ids(other)), frozenset({"bare"})} == {frozenset(ids(*s.reports)) for s in gathered}


def test_far_reports_of_the_like_are_two_stories() -> None:
    """The same kind of accident a month later is another story, though the same week's would be one."""
    assert 1 == len(stories.gather([a_report(FERRY), a_report(FERRY_TOO, day=2)]))
    assert 2 == len(stories.gather([a_report(FERRY), a_report(FERRY_TOO, day=30)]))


def test_reprints_are_one_story_whatever_their_dates() -> None:
    """The same text with another first line joins after a month, but not after half a year: then it recurs."""
    reprint = "Our reporter writes from Azur.\n\n" + FERRY
    assert 1 == len(stories.gather([a_report(FERRY), a_report(reprint, "Grounded", day=30)]))
    assert 2 == len(stories.gather([a_report(FERRY), a_report(reprint, "Grounded", day=180)]))


def test_many_reports_of_one_event_are_one_story() -> None:
    """Of an event that a hundred papers report no report stands aside, and other events stay apart."""
    chance = random.Random(4)
    event = [a_report(_shuffled(FERRY, chance), day=number % 3, id=f"ferry{number:03}") for number in range(100)]
    sizes = [len(story.reports) for story in stories.gather([*event, a_report(BRIDGE), a_report(BEES)])]
    assert [1, 1, 100] == sorted(sizes)


def _shuffled(text: str, chance: random.Random) -> str:
    """The text's words in another order, a fifth of them left out."""
    words = text.split()
    return " ".join(chance.sample(words, 4 * len(words) // 5))


@pytest.mark.parametrize(
    ("language", "one", "same", "other"),
    [
        (
            "vi",
            "Phà Hoa Mai mắc cạn gần mũi Quế Lâm tối chủ nhật với 212 hành khách. Xuồng cứu hộ từ làng Sơn Hải đưa mọi người vào bờ sau ba giờ.",
            "Toàn bộ 212 hành khách trên phà Hoa Mai đã an toàn sau khi phà mắc cạn ở mũi Quế Lâm, đội cứu hộ làng Sơn Hải cho biết.",
            "Hội nuôi ong ở cao nguyên Đá Bạc mất một phần ba số đàn trong mùa đông vì bọ ve. Giá mật ong sẽ tăng, bà Trịnh Thu Hằng cho biết.",
        ),
        (
            "ko",
            "여객선 금잔화호가 일요일 저녁 소라곶 앞바다에서 좌초했다. 승객 212명은 구명정으로 모두 구조됐다.",
            "소라곶에서 좌초한 금잔화호의 승객 212명이 모두 구조됐다고 해경이 월요일 밝혔다.",
            "양봉 협회는 올겨울 벌통의 삼분의 일이 폐사했다고 집계했다. 꿀값이 오를 전망이다.",
        ),
        (
            "ja",
            "フェリー「金盞花丸」が日曜夜、巻貝岬の沖で座礁した。乗客212人は救命艇で全員救助された。",
            "巻貝岬で座礁したフェリー「金盞花丸」の乗客212人は全員救助されたと海上保安部が発表した。",
            "養蜂組合によると、この冬に巣箱の三分の一が失われた。蜂蜜の値上がりが見込まれる。",
        ),
        (
            "zh",
            "渡轮“金盏花号”周日晚在海螺角附近搁浅,船上212名乘客由救生艇全部救出。",
            "在海螺角搁浅的“金盏花号”渡轮上212名乘客已全部获救,海警周一表示。",
            "养蜂协会统计,今年冬天三分之一的蜂箱死亡,蜂蜜价格将上涨。",
        ),
        (
            "th",
            "เรือข้ามฟากดาวเรืองเกยตื้นนอกแหลมหอยสังข์เมื่อคืนวันอาทิตย์ ผู้โดยสาร 212 คนได้รับการช่วยเหลือ",
            "ผู้โดยสาร 212 คนของเรือดาวเรืองที่เกยตื้นใกล้แหลมหอยสังข์ปลอดภัยทุกคน หน่วยกู้ภัยระบุ",
            "สมาคมผู้เลี้ยงผึ้งสูญเสียรังผึ้งหนึ่งในสามในฤดูหนาวนี้ ราคาน้ำผึ้งจะสูงขึ้น",
        ),
        (
            "de",
            "Die Fähre Ringelblume lief am Sonntagabend vor dem Kap Quillon mit 212 Fahrgästen auf Grund. Das Ruder hatte sich verklemmt.",
            "Alle 212 Fahrgäste der Fähre Ringelblume sind in Sicherheit, nachdem sie am Kap Quillon auf Grund gelaufen war.",
            "Die Imker im Orrin haben in diesem Winter ein Drittel ihrer Völker verloren. Der Honig wird wohl teurer, sagt der Verein.",
        ),
    ],
)
def test_other_languages(language: str, one: str, same: str, other: str) -> None:
    """Two reports of one event are one story, another event is another, in languages with and without blanks."""
    gathered = stories.gather([a_report(text, language=language) for text in (one, same, other)])
    assert {frozenset({one, same}), frozenset({other})} == together(gathered)


def test_a_language_of_which_nothing_is_known() -> None:
    """What half of a folder's documents say tells nothing there: no two kinds of event are one."""
    strange = str.maketrans({letter: chr(0x1200 + 7 * place) for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")})
    gathered = stories.gather([a_report(text.casefold().translate(strange), language="am") for text in TEXTS[:7]])
    truth = {frozenset(text.casefold().translate(strange) for text in event) for event in TRUTH if FRENCH_PACT not in event}
    assert truth == together(gathered)


def test_vietnamese_news_of_cooperation_stays_apart() -> None:
    """What every report on cooperation says joins no two of them."""
    one = (
        "Trong chuyến thăm chính thức, hai bên nhất trí thúc đẩy hợp tác khoa học công nghệ và quan hệ đối tác chiến lược toàn diện. "
        "Viện Kirishima ở Sendai sẽ đào tạo bốn mươi kỹ sư luyện kim về thu hồi đất hiếm và cho mượn hai lò nung."
    )
    other = (
        "Lãnh đạo hai nước khẳng định tăng cường hợp tác khoa học công nghệ, đổi mới sáng tạo trong khuôn khổ đối tác chiến lược toàn diện. "
        "Tổ chức Lavandier ở Lyon tặng tủ lạnh chạy bằng nắng cho chín mươi trạm xá vùng cao giữ vắc xin."
    )
    assert 2 == len(stories.gather([a_report(one, language="vi"), a_report(other, language="vi")]))


def test_a_syllable_is_as_common_as_the_pairs_it_stands_in() -> None:
    """So that two words of every speech, side by side by chance, join nothing; pairs that no list has are rarer than their syllables."""
    assert background.share("cường") >= background.share("tăng cường") > background.share("cường hợp") > background.share("quế lâm")


def test_grammar_is_no_term() -> None:
    """Hiragana goes, and no pair of Vietnamese syllables has one that only joins words."""
    assert ("ペン", "万年", "年筆") == fingerprint(a_report("これはペンと万年筆です。", language="ja").document).terms
    assert {"hoa mai", "sơn hải"} == {t for t in fingerprint(a_report("hoa mai và sơn hải", language="vi").document).terms if " " in t}


def test_a_titles_words_count_twice() -> None:
    """Beside those of the text."""
    assert (("aground", "ferry"), (3, 2)) == dataclasses.astuple(fingerprint(a_report("Aground!", "Ferry aground").document))[:2]


def test_of_a_long_text_one_run_of_words_in_four_is_kept() -> None:
    """Of a short one all are."""
    short, long = (fingerprint(a_report(" ".join(f"w{n}" for n in range(count))).document) for count in (200, 2004))
    assert 8 * 196 == len(short.shingles)
    assert 400 < len(long.shingles) // 8 < 600
    assert {long.shingles[at : at + 8] for at in range(0, len(long.shingles), 8)} & {
        short.shingles[at : at + 8] for at in range(0, 1568, 8)
    }


def test_diacritics_of_names_make_no_difference_in_english() -> None:
    """One paper writes "Tô Lâm", another "To Lam"."""
    assert fingerprint(a_report("Tô Lâm came.").document) == fingerprint(a_report("To Lam came.").document)


# -- order and identity ----------------------------------------------------------------------------------------------------------------


@given(st.permutations(TEXTS), st.lists(st.sampled_from(["z.txt", "a.txt", "sub/m.txt"]), min_size=len(TEXTS), max_size=len(TEXTS)))
def test_neither_order_nor_names_of_files_matter(texts: list[str], paths: list[str]) -> None:
    """The same documents make the same stories with the same ids in the same order, each document in exactly one."""
    expected = stories.gather([a_report(text) for text in TEXTS])
    gathered = stories.gather([a_report(text, path=path) for text, path in zip(texts, paths, strict=True)])
    assert [(s.id, ids(*s.reports), s.reprints) for s in expected] == [(s.id, ids(*s.reports), s.reprints) for s in gathered]
    assert sorted(ids(*map(a_report, TEXTS))) == sorted(i for story in gathered for i in ids(*story.reports))


def test_ties_go_by_id_not_by_path() -> None:
    """Of two stories of one day, and of two reports alike in everything, the lesser id comes first, wherever they lie."""
    first, second = a_report(FERRY, id="1", path="z.txt"), a_report(FERRY_TOO, id="2", path="a.txt")
    assert ids(first, second) == ids(*stories.gather([second, first])[0].reports)
    apart = stories.gather([a_report(BEES, "Bees", path="a.txt"), a_report(BRIDGE, "Bridge", path="z.txt")])
    assert sorted(story.id for story in apart) == [story.id for story in apart]


def test_the_newest_story_comes_first_and_the_undated_last() -> None:
    """By the best report's date; of the undated those with a title first."""
    for titled, bare in ((FRENCH_PACT, BEES), (BEES, FRENCH_PACT)):
        reports = [a_report(bare, day=None), a_report(FERRY, day=1), a_report(titled, "News", day=None), a_report(BRIDGE, day=3)]
        assert [BRIDGE, FERRY, titled, bare] == [story.reports[0].document.text for story in stories.gather(reports)]


def test_a_story_keeps_its_identity_when_reports_are_added_and_headlines_change() -> None:
    """Its id is its founder's text: the earliest, whatever leads."""
    [alone] = stories.gather([a_report(FERRY, "Ferry aground")])
    [renamed] = stories.gather([a_report(FERRY, "Marigold: all safe")])
    [with_more] = stories.gather([a_report(FERRY, "Ferry aground"), a_report(FERRY_TOO, day=1), a_report(FERRY + " More soon.", day=None)])
    assert alone.id == renamed.id == with_more.id
    assert alone.id.startswith("story-") and len("story-") + 16 == len(alone.id)


def test_the_founder_is_the_earliest_dated_report() -> None:
    """An undated report founds a story only where none is dated."""
    [dated] = stories.gather(
        [a_report(FERRY, day=1, id="2"), a_report(FERRY_TOO, day=0, id="3"), a_report(FERRY + " More soon.", day=None, id="1")]
    )
    assert stories.gather([a_report(FERRY_TOO)])[0].id == dated.id


def test_a_title_founds_where_there_is_no_text() -> None:
    """So each of two empty documents has the id that it has by itself."""
    one, other = a_report("", "Ferry aground off Quillon"), a_report("", "Cracks in Halder viaduct")
    assert {stories.gather([one])[0].id, stories.gather([other])[0].id} == {story.id for story in stories.gather([one, other])}


def test_two_stories_never_have_one_id() -> None:
    """The same text half a year apart, and a text whose id an edition has used, get a number."""
    [old] = stories.gather([a_report(FERRY, "Then")])
    assert [f"{old.id}-2", old.id] == [s.id for s in stories.gather([a_report(FERRY, "Then"), a_report(FERRY, "Now", day=180)])]
    [third] = stories.gather([a_report(FERRY, "Again")], memory=Memory(first_told={old.id: "2030-01-01", f"{old.id}-2": "2030-07-01"}))
    assert (f"{old.id}-3", "new", "") == (third.id, third.status, third.first_told)


# -- the best report, and what is said of all -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"day": None}, {"is_altered": True}),
        ({"publisher": "Azur Gazette", "day": None}, {"publisher": "Harbour Post"}),
        ({"url": "https://www.gazette.example/1", "day": None}, {"publisher": "Harbour Post"}),
        ({"title": "Ferry aground", "day": None}, {}),
        ({"day": 3, "publisher": None}, {"day": None, "publisher": "Harbour Post"}),
        ({"day": 3, "publisher": "Harbour Post"}, {"day": 0}),
        ({"day": 3, "url": "https://post.example/1"}, {"day": 0}),
        ({"day": 0}, {"day": 1}),
        ({"is_altered": True, "publisher": "Azur Gazette"}, {"is_altered": True}),
    ],
)
def test_the_best_report_leads(better: dict[str, object], worse: dict[str, object]) -> None:
    """Not altered; a preferred outlet's, by name or host; with a title; dated; with an outlet; the earliest. Each rule before the next."""
    good = a_report(FERRY_TOO, id="2", **better)  # type: ignore[arg-type]
    bad = a_report(FERRY_TOO + " ", id="1", **worse)  # type: ignore[arg-type]
    [story] = stories.gather([bad, good], preferred=["AZUR gazette", "www.Gazette.example"])
    assert ids(good, bad) == ids(*story.reports)


def test_a_whole_article_leads_before_a_teaser_but_length_is_no_merit() -> None:
    """A stub comes last though it is dated; of two whole articles the earlier leads, not the longer."""
    stub, whole, long = a_report(FERRY[:150], day=0), a_report(FERRY * 3, day=1), a_report(FERRY * 9, day=2)
    [story] = stories.gather([stub, whole, long])
    assert ids(whole, long, stub) == ids(*story.reports)


def test_partners_are_those_of_the_best_report_and_of_half_of_all() -> None:
    """By their mean weight; one report's partner that the best does not have is none of the story's."""
    reports = [
        a_report(FERRY, day=0, partners=[("FR", 5.0), ("JP", 4.0)], fields=["shipping"]),
        a_report(FERRY_TOO, day=1, partners=[("JP", 9.0), ("US", 8.0)], fields=["safety", "tourism"]),
        a_report(FERRY + " More soon.", day=2, partners=[("US", 3.0), ("BR", 9.0)], fields=["safety"]),
        a_report(FERRY_TOO + " More soon.", day=3),
    ]
    [story] = stories.gather(reports)
    assert (("JP", "US", "FR"), ("safety", "shipping")) == (story.partners, story.fields)


def test_a_single_report_gives_its_own_partners() -> None:
    """In its own order, the one with the most weight first."""
    [story] = stories.gather([a_report(FERRY, partners=[("JP", 9.0), ("FR", 5.0)], fields=["b", "a"])])
    assert (("JP", "FR"), ("a", "b")) == (story.partners, story.fields)


def test_reprints_are_named() -> None:
    """A report whose text stands in one before it, whole or cut; a report in other words is none."""
    first, cut, other = a_report(FERRY * 2, "Whole", id="1"), a_report(FERRY, "Cut", day=1, id="2"), a_report(FERRY_TOO, day=2, id="3")
    [story] = stories.gather([first, cut, other])
    assert ("2",) == story.reprints


@pytest.mark.parametrize(("kept", "expected"), [(0.8, True), (0.3, False)])
def test_a_reprint_has_most_of_its_text_from_another(kept: float, expected: bool) -> None:
    """Four fifths are a reprint; what quotes a third is a report of its own."""
    words = FERRY.split()
    here = int(kept * len(words))
    mixed = " ".join(words[:here] + [f"{word}{n}" for n, word in enumerate(words[here:])])
    [story] = stories.gather(
        [a_report(FERRY, "One", id="1"), a_report(f"{mixed} Marigold Varga Quillon Pellow Sarn", "Two", day=1, id="2")]
    )
    assert (("2",) if expected else ()) == story.reprints


def test_a_title_alone_can_be_a_reprint() -> None:
    """Where there is no text, the title stands for it."""
    title = "Ferry Marigold aground off Quillon Point with 212 people on board"
    [story] = stories.gather([a_report("", title, id="1"), a_report("", f"{title}, all safe", day=1, id="2")])
    assert ("2",) == story.reprints


def test_a_short_text_is_found_in_a_long_one() -> None:
    """Of long texts a part of the runs is kept; a brief that stands in one is a reprint all the same, and a long one of a long one."""
    long = "\n\n".join(
        (FERRY, FERRY_TOO, *(f"Then boat {n} of the Marigold came to pier {n * 7} of Quillon, said Odile Varga." for n in range(40)))
    )
    reports = [a_report(long, day=0, id="1"), a_report("From our desk. " + long, day=1, id="2"), a_report(FERRY_TOO, day=2, id="3")]
    [story] = stories.gather(reports)
    assert ("2", "3") == story.reprints


# -- memory ----------------------------------------------------------------------------------------------------------------------------


def test_a_new_report_of_a_told_story_develops_it() -> None:
    """It has the told story's id and edition; what was told is not among its reports."""
    memory = remembering(told(a_report(FERRY), "story-told"))
    [story] = stories.gather([a_report(FERRY_TOO, day=1)], memory=memory)
    assert ("story-told", "developing", "2031-05-06") == (story.id, story.status, story.first_told)
    assert [FERRY_TOO] == [report.document.text for report in story.reports]
    assert () == story.reprints


def test_a_reprint_of_what_was_told_changes_nothing() -> None:
    """It is in the story, named as a reprint; with it a report in other words, the story develops."""
    memory = remembering(told(a_report(FERRY), "story-told"))
    reprint = a_report(FERRY, "Another headline", day=2)
    [story] = stories.gather([reprint], memory=memory)
    assert ("story-told", "unchanged", ids(reprint)) == (story.id, story.status, story.reprints)
    [story] = stories.gather([reprint, a_report(FERRY_TOO, day=2)], memory=memory)
    assert ("developing", ids(reprint)) == (story.status, story.reprints)


def test_reports_that_were_told_themselves_are_unchanged() -> None:
    """An edition that covers a week tells again what an earlier one told: in the story that told it, and as unchanged."""
    one, other = a_report(FERRY), a_report(FERRY_TOO, day=1)
    memory = remembering(told(one, "story-told"), told(other, "story-told"))
    [story] = stories.gather([one, other], memory=memory)
    assert ("story-told", "unchanged", ()) == (story.id, story.status, story.reprints)
    [story] = stories.gather([one, other, a_report(_more(FERRY_TOO), day=2)], memory=memory)
    assert "developing" == story.status


def _more(text: str) -> str:
    """A report on the same in a new wording, its sentences turned."""
    return " ".join(" ".join(reversed(sentence.split())) for sentence in text.split("."))


def test_a_told_document_stays_where_it_was_told() -> None:
    """However unlike the rest of its story it is."""
    memory = remembering(told(a_report(FERRY), "story-told"), told(a_report(BEES), "story-told"))
    gathered = stories.gather([a_report(FERRY), a_report(BEES)], memory=memory)
    assert ["story-told"] == [story.id for story in gathered]


def test_a_told_story_is_one_however_unlike_its_documents() -> None:
    """New reports, each like another of its documents, are told together."""
    memory = remembering(told(a_report(FERRY), "story-told"), told(a_report(BRIDGE), "story-told"))
    copies = [a_report(FERRY, "Again", day=1), a_report(BRIDGE, "Again", day=1)]
    assert [("story-told", 2)] == [(story.id, len(story.reports)) for story in stories.gather(copies, memory=memory)]


def test_a_report_as_like_two_told_stories_goes_to_the_same_in_any_order() -> None:
    """The documents' ids decide, not their order."""
    one, other, new = a_report(FERRY, id="1"), a_report(FERRY, id="2"), a_report(FERRY_TOO, id="3")
    memory = remembering(told(one, "story-a"), told(other, "story-b"))
    found = [
        {(story.id, ids(*sorted(story.reports, key=lambda r: r.document.id))) for story in stories.gather(order, memory=memory)}
        for order in itertools.permutations((one, other, new))
    ]
    assert found[:1] * 6 == found


def test_first_told_is_the_edition_that_told_the_story_first() -> None:
    """Not that of the documents that are recalled; that of them where nothing else is known."""
    before = told(a_report(FERRY), "story-told", "2031-05-06")
    [story] = stories.gather([a_report(FERRY_TOO)], memory=remembering(before, first="2031-04-29"))
    assert "2031-04-29" == story.first_told
    [story] = stories.gather([a_report(FERRY_TOO)], memory=Memory(recalled=(before,)))
    assert "2031-05-06" == story.first_told


def test_two_told_stories_never_become_one() -> None:
    """Even where a new report is like both, and they like each other."""
    memory = remembering(told(a_report(FERRY), "story-a"), told(a_report(FERRY_TOO), "story-b"))
    gathered = stories.gather([a_report(FERRY), a_report(FERRY_TOO), a_report(FERRY + FERRY_TOO, day=1)], memory=memory)
    assert ["story-a", "story-b"] == sorted(story.id for story in gathered)
    assert 3 == sum(len(story.reports) for story in gathered)


def test_a_late_report_finds_its_story() -> None:
    """Published before what was told, seen only now: it develops the story, which keeps its id; an undated one does too."""
    memory = remembering(told(a_report(FERRY_TOO, day=2), "story-told"))
    for day in (0, None):
        [story] = stories.gather([a_report(FERRY, day=day)], memory=memory)
        assert ("story-told", "developing") == (story.id, story.status)


def test_a_story_runs_on_for_weeks() -> None:
    """News each week of what was told is that story's for six weeks: a report is as near to it as to the latest that was told of it."""
    memory, statuses = Memory(), []
    for week, news in enumerate(NEWS):
        report = a_report(f"{news} The Marigold ran aground off Quillon Point with 212 passengers in May.", day=7 * week)
        [story] = stories.gather([report], memory=memory)
        statuses.append((story.status, story.id))
        memory = remembering(*memory.recalled, told(report, story.id))
    assert [("new", statuses[0][1])] + [("developing", statuses[0][1])] * 5 == statuses


NEWS = (
    "Divers will look at the hull of the ferry when the swell allows it, the coast guard of Azur said after a night of gales.",
    "Salvors from Lenn sealed eleven tanks of the ferry with clay and pumped what oil they could reach into a barge.",
    "Insurers sent an adjuster named Brandt, who spent two days below deck and counted dents in every frame of the ferry.",
    "A tug pulled the ferry two cables northward before its rope parted; another attempt waits for spring tides.",
    "Oystermen want eighty thousand crowns of the ferry company for beds that were spoilt by diesel and paint.",
    "Cranes lifted bow and funnel of the ferry onto a pontoon, and children of the village were let off school to watch.",
)


def test_a_note_in_the_same_words_each_week_is_not_told_on_for_ever() -> None:
    """After six weeks it is a story of its own."""
    memory, names = Memory(), []
    for week in range(20):
        report = a_report(
            f"The Orrin crown closed at {1000 + 7 * week} per ducat and {2000 + 3 * week} per florin on Friday, {week + 11} more than a week "
            f"before, dealers at Brenn said. Some {300 + week} lots were sold.",
            day=7 * week,
        )
        [story] = stories.gather([report], memory=memory)
        names.append(story.id)
        recalled = [document for document in memory.recalled if (MONDAY + datetime.timedelta(days=7 * week) - document.day).days <= 60]
        memory = remembering(*recalled, told(report, story.id))
    assert all(names.count(name) <= 8 for name in names), names


def test_a_late_report_of_a_long_story_finds_it() -> None:
    """Published at its beginning, or between two of its reports: no day of it is far."""
    memory = remembering(told(a_report(FERRY), "story-told"), told(a_report(_more(FERRY_TOO), day=30), "story-told"))
    for day in (0, 15, 30):
        [story] = stories.gather([a_report(FERRY_TOO, day=day)], memory=memory)
        assert ("story-told", "developing") == (story.id, story.status)


def test_an_undated_text_that_founded_a_story_is_that_story_under_another_headline() -> None:
    """However long ago it was told, when nothing of it is recalled; a dated one is news then."""
    [old] = stories.gather([a_report(FERRY, "Ferry aground", day=None)])
    memory = Memory(first_told={old.id: "2030-05-06"})
    again = a_report(FERRY, "Marigold: all safe", day=None)
    [story] = stories.gather([again], memory=memory)
    assert (old.id, "unchanged", "2030-05-06", ids(again)) == (story.id, story.status, story.first_told, story.reprints)
    [story] = stories.gather([again, a_report(FERRY_TOO, day=None)], memory=memory)
    assert (old.id, "developing") == (story.id, story.status)
    [story] = stories.gather([a_report(FERRY, "Marigold: all safe", day=0)], memory=memory)
    assert (f"{old.id}-2", "new") == (story.id, story.status)


def test_an_undated_told_document_has_its_editions_day() -> None:
    """So what is published a month later is another story."""
    undated = dataclasses.replace(told(a_report(FERRY, day=None), "story-told"), is_dated=False)
    [near] = stories.gather([a_report(FERRY_TOO, day=2)], memory=remembering(undated))
    [far] = stories.gather([a_report(FERRY_TOO, day=32)], memory=remembering(undated))
    assert ("developing", "new") == (near.status, far.status)
    again = stories.gather([a_report(FERRY, day=None), a_report(FERRY_TOO, day=32)], memory=remembering(undated))
    assert 2 == len(again)


def test_what_was_told_of_other_events_changes_nothing() -> None:
    """New events are new stories beside told ones."""
    memory = remembering(told(a_report(BEES), "story-bees"), told(a_report(BRIDGE), "story-bridge"))
    [story] = stories.gather([a_report(FERRY)], memory=memory)
    assert (stories.gather([a_report(FERRY)])[0].id, "new", "") == (story.id, story.status, story.first_told)


@given(st.integers(0, 4), st.permutations(TEXTS))
def test_memory_is_read_in_any_order(count: int, texts: list[str]) -> None:
    """Which documents were told first, and in which order they come, makes no difference; told stories keep their ids."""
    first = stories.gather([a_report(text) for text in TEXTS[: 2 * count]])
    before = [told(report, story.id) for story in first for report in story.reports]
    memory = Memory(recalled=tuple(before), first_told={story.id: "2031-05-06" for story in first})
    gathered = stories.gather([a_report(text) for text in texts], memory=memory)
    assert TRUTH == together(gathered)
    assert {story.id for story in first} == {story.id for story in gathered if story.first_told}
    assert gathered == stories.gather(map(a_report, TEXTS), memory=dataclasses.replace(memory, recalled=tuple(reversed(before))))


def test_two_partners_met_in_the_same_words_are_two_stories() -> None:
    """A minister receives two ambassadors on one day; where one of them is at least named in the other report, it may be one event."""
    words = "The minister received the ambassador of {} in the capital on Monday and thanked him for four years of work on ferries and bees."
    one = a_report(words.format("Ruritania"), partners=[("FR", 3.0)])
    other = a_report(words.format("Sylvania") + " Both spoke of a regatta.", partners=[("JP", 3.0)])
    assert 2 == len(stories.gather([one, other]))
    named = a_report(words.format("Sylvania") + " Both spoke of a regatta.", partners=[("JP", 3.0)], mentioned=["FR"])
    assert 1 == len(stories.gather([one, named]))
    assert 1 == len(stories.gather([one, a_report(words.format("Sylvania"), title="Regatta")]))
