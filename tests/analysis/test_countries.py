"""Countries: what a word means here, who is a partner and who is only mentioned."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import lines_of_seed

from briefing import lexicon
from briefing.analysis import concerns, countries, cues, sentences
from briefing.lexicon import Lexicon
from briefing.model import CountryTag, Document


@pytest.fixture(scope="module")
def at_home() -> Lexicon:
    return lexicon.load(home="VN")


@pytest.fixture(scope="module")
def homeless() -> Lexicon:
    return lexicon.load(home=None)


def document(text: str, *, title: str | None = None, language: str = "en") -> Document:
    return Document(
        id="made-up", path="made-up.txt", sha256="", title=title, published=None, publisher=None, url=None, language=language, text=text
    )


def tags(words: Lexicon, text: str, *, title: str | None = None, language: str = "en") -> dict[str, CountryTag]:
    made = document(text, title=title, language=language)
    return {tag.code: tag for tag in countries.find(cues.read(made, sentences.split(text), words), words.home)}


def roles(words: Lexicon, text: str, *, title: str | None = None, language: str = "en") -> dict[str, str]:
    return {code: tag.role for code, tag in tags(words, text, title=title, language=language).items()}


# -- what a word means here ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # two countries, one word
        ("Georgia votes on Sunday, and Tbilisi is calm.", ["GE"]),
        ("Peaches from Georgia and Alabama were late, growers in Macon and in Florida said.", ["US"]),
        ("Georgia has signed a pact with the United States.", ["GE", "US"]),
        ("Brussels rejected it, the European Commission said.", ["EU"]),
        ("Brussels rejected it, and so did the EU and Belgium.", ["BE", "EU"]),
        ("BRUSSELS, May 3 - The EU rejected it.", ["BE", "EU"]),
        ("The Korean leader spoke in Pyongyang, where North Korea marked the day.", ["KP"]),
        ("The Korean minister praised the pact.", ["KR"]),
        ("The Korea-Japan summit and the Korea-U.S. talks spoke of North Korea.", ["JP", "KP", "KR", "US"]),
        ("North Korea fired a missile; South Korea and Korean markets shrugged.", ["KP", "KR"]),
        ("Congolese miners in Kinshasa went on strike.", ["CD"]),
        ("Congolese miners in Brazzaville went on strike.", ["CG"]),
        ("A court in Birmingham heard it, as did one in Alabama.", ["US"]),
        ("A court in Birmingham heard it.", ["GB"]),
        ("A fair in Moscow, Idaho and one in Paris, Ont. opened.", ["CA", "US"]),
        ("New Guinea is an island; New South Wales is a state.", ["AU"]),
        # people
        ("Michael Jordan sold his house. Jordan said he was glad.", []),
        ("Jordan and Egypt opened a bridge.", ["EG", "JO"]),
        ("Michael B. Jordan flew to Amman, and Jordan welcomed him.", ["JO"]),
        ("Chad Smith plays the drums. Chad is his name.", []),
        ("Chad President Idriss spoke in N'Djamena.", ["TD"]),
        ("Mr. France and Ms. Ireland run the shop.", []),
        ("Anatole France wrote it.", []),
        ("Israel Katz spoke first.", []),
        ("Israel Aerospace Industries won the order.", ["IL"]),
        ("Jordan Phosphate, a company of Amman, grew in Jordan.", ["JO"]),
        ("Mr. Rhodes and Sen. Holland spoke; Rhodes said little.", []),
        ("Aksel Manitoba, a 46-year-old father, and Walter Cleveland.", []),
        ("Aksel Lyon said so, and Kirsten Essex, 41, agreed.", []),
        ("Northern Georgia said no. Greater Manchester said yes.", ["GB", "GE"]),
        ("Will Germany agree? Will Paris follow?", ["DE", "FR"]),
        ("Florence Moberg, Sydney Falk and Austin Moe sang.", []),
        ("A fair in Florence, one in Sydney.", ["AU", "IT"]),
        # towns named like countries
        ("A mill in Lebanon, Ohio, closed.", ["US"]),
        ("A mill in Cuba, N.Y. closed.", ["US"]),
        ("Trucks from Mexico, Texas and Utah came.", ["MX", "US"]),
        ("A diner in Westminster, Md. closed.", ["US"]),
        ("A court in Tucson, AZ heard it.", ["US"]),
        ("The University of Georgia and Georgia Tech won.", ["US"]),
        # islands, republics, and words that are parts of others
        ("Dominica and the Dominican Republic; the Dominican leader spoke in Roseau.", ["DM", "DO"]),
        ("The Guinean leader flew to Conakry.", ["GN"]),
        ("Northern Ireland, not Ireland.", ["GB", "IE"]),
        ("New Mexico, not Mexico.", ["MX", "US"]),
        ("Kashmir is calm, Islamabad and Pakistan said.", ["PK"]),
        ("A storm hit Santiago; Cuba and Havana were spared.", ["CU"]),
        ("The Dutch, the Netherlands and Holland.", ["NL"]),
        # outlets, streets and things
        ("The Boston Globe, the Jakarta Post, The Korea Times and the London Evening Standard report it.", []),
        ("The South China Morning Post, USA Today and The Washington Post report it.", []),
        ("A shop in Oxford Street.", []),
        ("American football, Brussels sprouts, Lima beans and a Labrador retriever.", []),
        ("The Oslo Accords, the Lisbon Treaty and the Hague Convention.", []),
        ("Java programming is easy; Java has volcanoes.", ["ID"]),
        ("A walk in a park in spring, a nice bath, a mobile phone, a split in cork, of male reading.", []),
        # pronoun, bird, language, money
        ("LET US BEGIN THE SHOW", []),
        ("US AND UK AGREE", ["GB", "US"]),
        ("Turkey sandwiches and Turkey breast sold well.", []),
        ("Turkey and Greece talked.", ["GR", "TR"]),
        ("They speak Spanish, and there are French lessons.", []),
        ("The Spanish team won.", ["ES"]),
        # abbreviations of regions
        ("A plant in Stamford, Conn. closed.", ["US"]),
        ("It fell ill. Ill. or well, it ran to Pa. and Ma.", []),
        ("It opened in Moncton, N.B. today.", ["CA"]),
    ],
)
def test_what_a_word_means(homeless: Lexicon, text: str, codes: list[str]) -> None:
    """A word that can mean several things is read by its neighbours and by what else the document speaks of."""
    assert codes == sorted(tags(homeless, text))


@pytest.mark.parametrize("about", ["France Fund Inc raised a dividend.", "It cost five French francs."])
def test_firms_and_money_weigh_little(homeless: Lexicon, about: str) -> None:
    """A firm named after a country, or a sum in its money, says little about the country, and nothing where nobody else speaks of it."""
    one = tags(homeless, "It rained.\n\nFrance raised a tax.")["FR"].score
    two = tags(homeless, f"It rained.\n\nFrance raised a tax. {about}")["FR"].score
    assert one < two < 1.3 * one
    assert {} == tags(homeless, f"It rained.\n\n{about}")


def test_the_only_country_needs_less(homeless: Lexicon) -> None:
    """Where an article without a dateline speaks of one country alone, twice is enough; beside others it is not."""
    twice = "The Belgian agency pays.\n\nBelgian engineers came."
    assert {"BE": "partner"} == roles(homeless, f"It rained.\n\n{twice}")
    assert "mentioned" == roles(homeless, f"It rained.\n\n{twice}\n\nPeru lends, and Peru pays, says Peru.")["BE"]


def test_a_row_stands_together(homeless: Lexicon) -> None:
    """Where most of an enumeration weighs enough, all of it is what the article is about, as far as no home says otherwise."""
    text = "Peru and Chile met. Peru lends.\n\nChile pays.\n\nMinisters of Peru, Chile and Laos signed."
    assert {"CL", "LA", "PE"} == {code for code, role in roles(homeless, text).items() if role == "partner"}


def test_who_holds_an_office_weighs_more(at_home: Lexicon) -> None:
    """Whom the home country's people met is a partner, though named once more only."""
    text = "Viet Nam and others met in Peru.\n\nThe Prime Minister met the {} Minister, who thanked him.\n\nThe {} side will lend."
    assert "partner" == roles(at_home, text.format("Polish", "Polish"))["PL"]


@pytest.mark.parametrize("forum", ["the ASEAN Summit", "ASEAN-led mechanisms", "the ASEAN member states", "the 47th ASEAN Foreign Ministers' Meeting"])
def test_a_forum_is_no_partner(at_home: Lexicon, forum: str) -> None:
    """A bloc that only gives others a place to meet is mentioned."""
    text = f"Viet Nam and Poland met beside {forum}. Poland praised {forum}.\n\nPoland spoke of {forum} and of rice."
    assert {"ASEAN": "mentioned", "PL": "partner", "VN": "home"} == roles(at_home, text)


def test_a_dateline_abroad_weighs_as_one_name(at_home: Lexicon) -> None:
    """Where there is a home, it makes no partner of a host who is named once; named twice, the host is one."""
    text = "VIENTIANE, May 3 (VNA) – Viet Nam and Poland signed a pact. Poland will lend.\n\nLaos was the host."
    assert "mentioned" == roles(at_home, text)["LA"]
    assert "partner" == roles(at_home, f"{text}\n\nLaos paid.")["LA"]


def test_a_dateline_raises_what_a_partner_needs(at_home: Lexicon) -> None:
    """What is enough without one is too little where a dateline speaks for a country."""
    text = "Viet Nam and Japan met. Japan will lend.\n\nPoland came, a Polish firm said.\n\nA port in Gdansk closed."
    assert "partner" == roles(at_home, text)["PL"]
    assert "mentioned" == roles(at_home, f"HANOI, May 3 (VNA) – {text}")["PL"]


def test_beside_a_heavy_country_more_is_needed(at_home: Lexicon) -> None:
    """A tenth of what the weightiest has."""
    text = "Viet Nam and Japan met. Japan will lend.\n\n" + "Japan paid. " * 50 + "\n\nPeru came. Peru left. Peru paid."
    assert "mentioned" == roles(at_home, text)["PE"]


def test_a_capital_named_often_is_its_government(at_home: Lexicon) -> None:
    """Three times it is whom one deals with; before that it is a place."""
    assert "partner" == roles(at_home, "Viet Nam and others met.\n\nWarsaw will lend. Warsaw paid. It was Warsaw that asked.")["PL"]
    assert "mentioned" == roles(at_home, "Viet Nam and others met in Warsaw.\n\nWarsaw is cold.")["PL"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru met. Peru lends.\n\nMinisters of Peru, Chile and Laos signed.",
        "Peru and Chile met. Peru lends.\n\nChile pays.\n\nMinisters of Peru, Chile, Laos and Cuba signed.",
    ],
)
def test_a_few_do_not_carry_a_row(homeless: Lexicon, text: str) -> None:
    """One of three, or two of four, are too few to make partners of all."""
    assert "mentioned" == roles(homeless, text)["LA"]


def test_at_home_a_row_carries_nobody(at_home: Lexicon) -> None:
    """Where there is a home, each has to be dealt with by itself."""
    text = "Peru and Chile met. Peru lends.\n\nChile pays.\n\nMinisters of Peru, Chile and Laos signed."
    assert "mentioned" == roles(at_home, text)["LA"]


def test_a_venue_is_no_partner(at_home: Lexicon) -> None:
    """A country that only tells where a city lies makes no partner where there is a home."""
    text = "LIMA, May 3 (VNA) – Viet Nam and Poland signed a pact in Lima, Peru. Poland will lend.\n\nPoland thanked Viet Nam in Lima, Peru."
    assert {"PE": "mentioned", "PL": "partner", "VN": "home"} == roles(at_home, text)


def test_where_a_cup_is_held_is_no_partner(at_home: Lexicon) -> None:
    """A country in which a cup or a fair is held is a place, as long as nobody deals with it."""
    text = "Viet Nam beat Poland at the Sample Cup in Qatar.\n\nPoland will play at the Example Fair in Qatar. Poland lost the cup in Qatar."
    assert {"PL": "partner", "QA": "mentioned", "VN": "home"} == roles(at_home, text)


def test_a_president_may_be_called_like_a_city(homeless: Lexicon) -> None:
    """Behind an office a city's name is a person's."""
    assert {"PY"} == set(tags(homeless, "Paraguay's President Santiago Sample signed. Paraguay thanked him, Santiago Sample said."))


def test_a_dateline_behind_a_headline(homeless: Lexicon) -> None:
    """A dateline also counts behind a first line that is no sentence of the text."""
    text = "HARBOUR TO OPEN SOON.\n\nLIMA, May 3 - A harbour will open soon, its builders said."
    assert {"PE": "partner"} == roles(homeless, text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Việt Nam và Nhật Bản ký kết biên bản. Đại sứ Đức và Thủ tướng Anh dự lễ.", ["DE", "GB", "JP", "VN"]),
        ("Phía Đức trả tiền. Nông dân từ Nga cũng đến.", ["DE", "RU"]),
        ("Anh đã nói với tôi. Ông Nguyễn Văn Đức và bà Nga cũng đến, cùng Phan Anh.", []),
        ("Ý kiến của bà được ghi nhận. Pháp luật quy định rõ.", []),
        ("Mỹ và Hàn Quốc họp.", ["KR", "US"]),
        ("Khu vực Ấn Độ Dương - Thái Bình Dương và Mỹ Latinh.", []),
        ("Quan hệ Việt - Hàn và doanh nghiệp Nhật. Hẹn gặp Chủ Nhật.", ["JP", "KR"]),
        ("Học sinh học tiếng Anh và tiếng Pháp.", []),
        ("Hợp tác Việt - Mỹ và tỉnh Thái Bình.", ["US", "VN"]),
    ],
)
def test_vietnamese(homeless: Lexicon, text: str, codes: list[str]) -> None:
    """Vietnamese syllables that are countries' names are told from pronouns, people's names and other words."""
    assert codes == sorted(tags(homeless, text, language="vi"))


# -- datelines -----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "code"),
    [
        ("HANOI, Aug 13 (VNA) – ", "VN"),
        ("LONDON, March 3 - ", "GB"),
        ("BETHESDA, Md., March 30 - ", "US"),
        ("CAMBRIDGE, Mass., June 1 -- ", "US"),
        ("GAZIANTEP, 13 August 2025 — ", "TR"),
        ("Seoul (Yonhap) - ", "KR"),
        ("PALO ALTO, CALIF., APRIL 2 - ", "US"),
        ("RIO DE JANEIRO, Sept. 2 - ", "BR"),
        ("GENEVA, Switzerland — ", "CH"),
        ("HÀ NỘI (VNS) — ", "VN"),
        ("CAMBRIDGE, Mass. (AP) — ", "US"),
        ("New Delhi (CNN)", "IN"),
        ("CAIRO Dec 5 (Reuters) - ", "EG"),
        ("ST. LOUIS, Mo., May 3 - ", "US"),
    ],
)
def test_dateline(homeless: Lexicon, opening: str, code: str) -> None:
    """A dateline makes its country one that the document is about, and is its evidence."""
    found = tags(homeless, opening + "The firm said that it had a good year.")
    assert "partner" == found[code].role
    assert 0 <= found[code].evidence[0].start < len(opening)


def test_a_vietnamese_dateline(homeless: Lexicon) -> None:
    """A Vietnamese dateline's place is read in Vietnamese."""
    assert "partner" == roles(homeless, "TP.HCM - Sáng nay, hai bên ký biên bản.", language="vi")["VN"]


def test_two_places_in_a_dateline(homeless: Lexicon) -> None:
    """Two places parted by a slash are two."""
    assert {"US": "partner", "JP": "partner"} == roles(homeless, "NEW YORK/TOKYO, May 2 - Shares fell.")
    assert {"US": "partner", "KR": "partner"} == roles(homeless, "SEOUL/WASHINGTON, Nov 3 (Reuters) - Shares fell.")


@pytest.mark.parametrize("text", ["The cabinet - all of it - met.", "Paris in spring: a walk", "May 5 - a day of rest.", "UK - Japan ties", "VIETNAM - Korea ties"])
def test_no_dateline(homeless: Lexicon, text: str) -> None:
    """An ordinary opening with a dash is none."""
    assert "partner" not in roles(homeless, text).values()


# -- roles ---------------------------------------------------------------------------------------------------------------------------------


def test_home_is_home(at_home: Lexicon) -> None:
    """The home country is never a partner, however much the document speaks of it."""
    assert {"VN": "home", "NL": "partner"} == roles(
        at_home,
        "Viet Nam and the Netherlands signed a pact in Hanoi. Dutch firms will invest in Vietnam.",
        title="Vietnam, Netherlands sign pact",
    )


def test_without_a_home_every_country_is_a_partner(homeless: Lexicon) -> None:
    """A desk without a home has each country that the document is about as a partner."""
    assert {"VN": "partner", "NL": "partner"} == roles(
        homeless,
        "Viet Nam and the Netherlands signed a pact in Hanoi. Dutch firms will invest in Vietnam.",
        title="Vietnam, Netherlands sign pact",
    )


@pytest.mark.parametrize(
    "aside",
    [
        "This puts the tie on a par with Viet Nam's ties to India, Russia and Japan.",
        "Wages rose faster than in India, Russia and Japan.",
        "Other markets such as India, Russia and Japan follow.",
        "The list has Brazil, India, Russia, Japan, Chile and Peru.",
        "It is compared with India. It is larger than Russia. It is unlike Japan.",
    ],
)
def test_comparisons_and_lists_are_mentions(at_home: Lexicon, aside: str) -> None:
    """A country that is compared with, an example in a list, or one of a long list is mentioned; three times over, too."""
    text = f"Viet Nam and Australia signed a pact. Australian firms will invest.\n\n{aside} {aside} {aside} {aside}"
    said = roles(at_home, text, title="Australia, Vietnam sign pact")
    assert "partner" == said["AU"]
    assert {"mentioned"} == {said[code] for code in ("IN", "RU", "JP")}


@pytest.mark.parametrize(
    "text",
    [
        "Compared with the same period last year, exports to Japan rose.",
        "Exports rose by 7 per cent compared to last year to Japan.",
        "They met ahead of a visit to Japan.",
        "More than 20 Japanese firms came.",
    ],
)
def test_what_only_looks_like_a_comparison(at_home: Lexicon, text: str) -> None:
    """A comparison with last year, or a date before a visit, says nothing against the country behind it."""
    assert 0 < tags(at_home, f"It rained.\n\n{text}")["JP"].score


def test_a_list_of_partners_is_no_comparison(at_home: Lexicon) -> None:
    """Countries that are enumerated as those one deals with are partners."""
    text = "Viet Nam signed pacts with India, Laos and Japan. Ministers of India, Laos and Japan attended."
    assert {"VN": "home", "IN": "partner", "LA": "partner", "JP": "partner"} == roles(at_home, text)


def test_a_place_alone_is_no_partner(at_home: Lexicon) -> None:
    """A country of which only a city is named, where a third thing takes place, is no partner."""
    text = "DAVOS, Jan 20 (VNA) – At the forum in Davos, Viet Nam met Poland's minister. Poland will lend the money, the Polish side said."
    assert {"VN": "home", "PL": "partner", "CH": "mentioned"} == roles(at_home, text)


def test_a_bloc_is_a_partner(at_home: Lexicon) -> None:
    """The EU is a partner of its own."""
    text = "Viet Nam and the EU opened talks. The European Commission will send a team, the EU said."
    assert {"VN": "home", "EU": "partner"} == roles(at_home, text, title="EU, Vietnam open talks")


def test_evidence_is_exact(at_home: Lexicon) -> None:
    """Each piece of evidence is the words at its place, in title and text."""
    title, text = "Séoul? No: Seoul", "Tô Lâm đến Seoul. South Korea’s minister met him at the Blue House."
    for tag in tags(at_home, text, title=title).values():
        for evidence in tag.evidence:
            assert evidence.text == (title if evidence.place == "title" else text)[evidence.start : evidence.end]


def test_alias_counts_as_a_name() -> None:
    """A desk's alias weighs as much as the country's name."""
    words = lexicon.load(home="VN", aliases={"the Blue Dragon": "KR"})
    aliased, named = (tags(words, f"It rained.\n\n{name} signed.")["KR"].score for name in ("the Blue Dragon", "South Korea"))
    assert named == aliased


def test_a_word_of_two_is_homes() -> None:
    """A press that writes "Korea" of its own country means it, whatever else it speaks of."""
    assert "home" == roles(lexicon.load(home="KR"), "Korea will talk to Pyongyang. North Korea, the North Korean side said, agreed.")["KR"]


def test_alias_settles_a_word_of_two() -> None:
    """A desk that says whose "Georgia" is has it so, whatever else the article speaks of."""
    text = "Georgia sent help.\n\nAtlanta and Texas did too, Georgia said. Georgia paid."
    assert "GE" not in tags(lexicon.load(home="VN"), text)
    assert "GE" in tags(lexicon.load(home="VN", aliases={"Georgia": "GE"}), text)


def test_a_bloc_that_is_off_holds_its_list_together() -> None:
    """A long list stays one where a bloc inside counts for nobody."""
    text = "It rained.\n\nFrance, the EU, Germany, Italy, Spain and Poland were named. France, the EU, Germany, Italy and Spain, too."
    said = roles(lexicon.load(home="VN", without=["EU"]), text)
    assert dict.fromkeys(("DE", "ES", "FR", "IT", "PL"), "mentioned") == said


def test_nothing_in_nothing(homeless: Lexicon) -> None:
    """A text without countries, or without anything, has none."""
    assert {} == tags(homeless, "")
    assert {} == tags(homeless, "It rained all day.", title="Rain")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Georgia", "Michael Jordan", "PARIS,", "– ", "Korea", "\n\n", "and ", "the U.S. ", "Đức ", "İ", "such as ", "Chad Fox. "]
        ),
        max_size=30,
    )
)
def test_any_text(parts: list[str]) -> None:
    """Whatever the text: tags are sorted, evidence is exact, and sentences keep their spans."""
    words, text = lexicon.load(home="VN"), " ".join(parts)
    made, split = document(text), sentences.split(text)
    seen = cues.read(made, split, words)
    found = countries.find(seen, words.home)
    assert sorted(found, key=lambda tag: (-tag.score, tag.code)) == list(found)
    assert all(e.text == text[e.start : e.end] for tag in found for e in tag.evidence)
    assert [(s.start, s.end) for s in split] == [(s.start, s.end) for s in concerns.find(text, split, seen, found)]


# -- the seeds -----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "partners", "mentioned"),
    [
        ("000", {"GB"}, set()),
        ("001", {"GB"}, {"CN", "US", "RU", "FR"}),
        ("002", {"KR"}, set()),
        ("003", {"GB"}, set()),
        ("004", {"KR", "US", "JP"}, set()),
    ],
)
def test_seeds(at_home: Lexicon, number: str, partners: set[str], mentioned: set[str]) -> None:
    """In the five articles of the example desk the partners are those that a careful reader finds."""
    said = roles(at_home, lines_of_seed(number))
    assert partners == {code for code, role in said.items() if role == "partner"}
    assert mentioned == {code for code, role in said.items() if role == "mentioned"}
    assert "home" == said["VN"]


# -- the order of things -------------------------------------------------------------------------------------------------------------------


def test_paragraphs_in_any_order_weigh_the_same(homeless: Lexicon) -> None:
    """Behind the first sentence the order of the paragraphs changes no weight."""
    opening, rest = "It rained.", ["Japan sent a ship.", "Peru bought rice.", "A port in Osaka closed.", "Chile won."]
    expected = {code: tag.score for code, tag in tags(homeless, "\n\n".join([opening, *rest])).items()}
    random.Random(7).shuffle(rest)
    assert expected == {code: tag.score for code, tag in tags(homeless, "\n\n".join([opening, *rest])).items()}
