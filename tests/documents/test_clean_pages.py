"""Flat pages to articles: what is taken out, what stays, and that nothing vanishes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.documents import to_document
from briefing.errors import DocumentError
from briefing.model import Document, RawDocument
from briefing.text import normalise, squeeze

TITLE = "Sample University opens laboratory with Example Institute"
FIRST = "Sample University and the Example Institute opened a joint laboratory for rare earth recovery on Monday, both said."
SECOND = "The laboratory has room for forty engineers, and its first results are due in two years, its director told reporters."
THIRD = "“We hope that others will join us,” she said."
ARTICLE = [TITLE, "", FIRST, "", SECOND, "", THIRD]
MENU = ["Home", "News", "World", "Business", "Sport", "Culture", "Opinion", "Weather", "Log in", "Subscribe"]


def document(*lines: str, path: str = "a.txt") -> Document:
    return to_document(RawDocument(path=path, content="\n".join(lines).encode(), sha256=""))


def rules(found: Document) -> dict[str, str]:
    return {line.text: line.rule for line in found.removed}


def test_a_clean_article_stays_as_it_is() -> None:
    """Title and paragraphs, and nothing removed."""
    found = document(*ARTICLE)
    assert (TITLE, f"{FIRST}\n\n{SECOND}\n\n{THIRD}", ()) == (found.title, found.text, found.removed)


def test_one_paragraph_a_line_needs_no_empty_lines() -> None:
    """Long lines of unlike lengths are paragraphs, each its own."""
    assert document(*ARTICLE).text == document(TITLE, FIRST, SECOND, THIRD).text


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines that end because they are full belong to one paragraph; a hyphenated word is not torn apart."""
    found = document(
        TITLE,
        "",
        "Sample University and the Example Institute opened a joint",
        "laboratory for rare earth recovery on Monday, both said. Its well-",
        "known director told reporters that it has room for forty engineers.",
        "",
        "The first results are due in two years, and they will be open to",
        "everybody who asks for them, she said. Nobody spoke of what it",
        "costs.",
    )
    assert 2 == len(found.text.split("\n\n"))
    assert "opened a joint laboratory for" in found.text
    assert "Its well-known director" in found.text
    assert found.text.endswith("Nobody spoke of what it costs.")


@pytest.mark.parametrize(
    ("expected", "end", "begin", "other"),
    [
        ("communication", "communi-", "cation", ""),
        ("co-operation", "co-", "operation", "They spoke of co-operation at length."),
        ("cooperation", "co-", "operation", "They spoke of cooperation at length."),
        ("self-reliance", "self-", "reliance", ""),
        ("highlands", "high-", "lands", "They spoke of the highlands at length."),
        ("hợp-tác", "hợp-", "tác", "Hai bên nói về hợp-tác nhiều."),
    ],
)
def test_a_word_that_a_line_end_tore_apart_is_whole_again(expected: str, end: str, begin: str, other: str) -> None:
    """Its hyphen goes, unless the text writes the word with one; and however short the lines, they are one."""
    found = document(TITLE, "", f"Both signed a pact on {end}", f"{begin} in the valley.", "", SECOND, "", other)
    assert [f"Both signed a pact on {expected} in the valley.", SECOND] == found.text.split("\n\n")[:2]


def test_entities_in_a_text_are_their_signs() -> None:
    """A page that was pasted as text keeps no `&amp;`; a line of blanks is none, and quoted tags are letters."""
    found = document(
        "Institute opens R&amp;D centre", "", f"{FIRST} It&#8217;s for R&amp;amp;D.", "&nbsp;", "", "They wrote &lt;b&gt; on it."
    )
    assert ("Institute opens R&D centre", f"{FIRST} It’s for R&D.\n\nThey wrote <b> on it.", ()) == (found.title, found.text, found.removed)
    page = f"&lt;!DOCTYPE html&gt;&lt;p&gt; is how a page begins. {FIRST}"
    assert page == document(page).text == document(document(page).text).text


@pytest.mark.parametrize(
    ("line", "following"),
    [("It costs more –", "much more."), ("In 2025-", "and after it."), ("Anglo-", "Saxon words"), ("both short-", "and long-term")],
)
def test_a_dash_at_a_line_end_tears_nothing(line: str, following: str) -> None:
    """Only a letter, a hyphen and a small letter are a torn word."""
    assert [line, following] == document(TITLE, "", FIRST, "", line, following, "", SECOND).text.split("\n\n")[1:3]


def test_narrow_columns_with_torn_words_are_joined() -> None:
    """A newspaper's column is narrower than an e-mail, and known by its torn words."""
    column = """The ministers of the two coun-
tries signed an agreement on
the mutual use of their labo-
ratories in Hanoi on Monday,
both governments said. It is
the first of its kind, and it
has no end."""
    found = document(TITLE, "", *column.split("\n"))
    assert (
        "The ministers of the two countries signed an agreement on the mutual use of their laboratories in Hanoi on Monday, "
        "both governments said. It is the first of its kind, and it has no end."
    ) == found.text


def test_a_whole_web_page_around_an_article_goes() -> None:
    """Menus, teasers, buttons and notices are taken out; the headline over the article is the title, not the page's name."""
    page = [
        f"{TITLE} | Daily Example",
        *MENU,
        TITLE,
        "By Sample Person",
        *ARTICLE[2:],
        "Share on Facebook",
        "Related articles",
        "Minister speaks about rare earths",
        "Ten things to know about laboratories",
        *MENU,
        "© 2026 Daily Example. All rights reserved.",
    ]
    found = document(*page)
    assert (TITLE, f"{FIRST}\n\n{SECOND}\n\n{THIRD}", "Daily Example") == (found.title, found.text, found.publisher)
    assert len([line for line in page if line]) - 4 == len(found.removed)
    assert "page title" == rules(found)[f"{TITLE} | Daily Example"]
    assert "related headlines" == rules(found)["Ten things to know about laboratories"]


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ("image marker", "![A laboratory](https://daily.example/a.jpg)"),
        ("image marker", "[image: the laboratory]"),
        ("image marker", "laboratory-opening.jpg"),
        ("caption", "(Photo: Example Institute)"),
        ("caption", "The director at the opening of the laboratory. Photo: VNA"),
        ("caption", "Lễ khánh thành phòng thí nghiệm. Ảnh: TTXVN"),
        ("caption", "Guests at the opening (AFP/Getty Images)"),
        ("caption", "Guests at the opening on Monday (VNA)"),
        ("caption", "Photo by Sample Person"),
        ("share buttons", "Share this article on Facebook"),
        ("share buttons", "Facebook Twitter Email"),
        ("share buttons", "Chia sẻ"),
        ("comments", "Comments (12)"),
        ("comments", "0 bình luận"),
        ("comments", "Leave a comment"),
        ("date line", "Thứ Sáu, 31/10/2025 16:23 (GMT+7)"),
        ("date line", "Published on 12 January 2026 at 10:15"),
        ("date line", "3 hours ago"),
        ("source line", "Source: https://daily.example/2026/01/12/laboratory"),
        ("source line", "Nguồn: Thông tấn xã Việt Nam"),
        ("source line", "https://daily.example/laboratory"),
        ("related headlines", "READ MORE: Minister speaks about rare earths"),
        ("related headlines", "Xem thêm: Bộ trưởng nói về đất hiếm"),
        ("caption", "Guests at the opening. — XNA/XNS Photo Sample Name"),
        ("caption", "Guests at the opening of the laboratory. Photo by Example/Sample Name"),
        ("caption", "Minister Sample (right) and his guest pose at the opening in Sample Town, Tuesday. (Yonhap)"),
        ("caption", "The ministers on Tuesday after their talks | POOL / VIA AFP-JIJI"),
        ("caption", "Guests at the opening - ảnh 1"),
        ("caption", "Illustrative photo, source: Example"),
        ("date line", "14 October 2025 | 3 min read"),
        ("date line", "Posted on October 14, 2025 by admin"),
        ("reading time", "Reading Time: 3 minutes"),
        ("contact line", "person@daily.example"),
        ("contact line", "Tel: 84-24-0000 0000"),
        ("menu", "Home / News / World"),
        ("menu", "Trang chủ » Khoa học"),
        ("call to readers", "Follow us on Google News"),
        ("call to readers", "Get the latest news delivered to your inbox. Subscribe to our free daily newsletter."),
        ("call to readers", "By signing up, you agree to our Terms of Use and Privacy Policy."),
        ("site notice", "We use cookies to make your visit better, to personalise content and to count visitors."),
        ("site notice", "This summary was generated by AI and reviewed by our editors."),
        ("site notice", "(Except for the headline, this story has not been edited by Daily Example and is published from a feed.)"),
        ("site notice", "Disclaimer: This post has been auto-published from a feed without any changes and no editor has read it"),
        ("site notice", "This image is AI-generated and shows no place that there is."),
        ("site notice", "(With inputs from agencies.)"),
        ("site notice", "With inputs from ANI"),
        ("site notice", "[Additional reporting by Sample Person]"),
        ("site notice", "Give Feedback"),
        ("site notice", "The press release issued by the Sample Office of Science on 14 October 2025."),
        ("advertisement", "ADVERTISEMENT"),
        ("contact line", "[Phone] 02-000-0000"),
        ("copyright", "[Copyright holder (c) Example TV Unauthorized reproduction and use prohibited]"),
        ("copyright", "Unauthorised reproduction of this text is prohibited."),
        ("copyright", "© 2026 Daily Example"),
        ("markup", "-----"),
        ("markup", "<br/>"),
    ],
)
def test_a_line_of_furniture_is_taken_out_by_its_rule(expected: str, line: str) -> None:
    """It goes wherever it stands, and says why; the article around it stays."""
    found = document(TITLE, "", FIRST, "", line, "", SECOND, "", THIRD)
    assert {line: expected} == rules(found)
    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == found.text


@pytest.mark.parametrize(
    "line",
    [
        "Source of energy: the sun, the director said, would be enough for the laboratory on most days of the year.",
        "“Share what you know,” the director said.",
        "Threads",
        "Background",
        "- forty engineers",
        "<script>alert(1)</script> {{ briefing }} file:///etc/passwd",
        "More than 1,200 comments were sent in by the public, the director said.",
        "He was born on 12 May 1970 in Sample Town.",
        "Net profit 37.4 mln vs 32.9 mln",
        "The laboratory will be open to everybody, the director said at the end of the meeting on Monday. (VNA)",
        "Photos from space showed how much of the rare earth mine had been flooded in the night.",
        "Copyright law will be revised by the end of the year, the minister said.",
        "More – much more – would be needed, she added.",
        "By signing the agreement, both governments said that the laboratory would be open to everybody.",
        "Follow the money, the director said, and you will find the mine.",
        "The law wants labels on AI-generated content, and on summaries that no person has read.",
        "With inputs from farmers, the ministry will write a plan for the laboratory.",
        "The press release issued by the office on 14 October 2025 names no sum.",
        "The video was generated by artificial intelligence, the police said on Monday.",
        "Unauthorised use of the mine had gone on for years, the minister said.",
        "More from farmers will be needed, she added.",
        "Cookies were served to the guests after the ceremony.",
        "Source of energy: the sun",
        "About forty engineers",
        "He left behind books, pictures: everything that the museum had hoped for in its long wait",
    ],
)
def test_what_could_be_the_articles_stays(line: str) -> None:
    """Losing the article is worse than keeping a line: subheadings, lists and sentences about such things are the article's."""
    assert line in document(TITLE, "", FIRST, "", line, "", SECOND, "", THIRD).text.split("\n\n")


def test_a_byline_under_the_headline_goes() -> None:
    """Who wrote it is not what was written; further down the same words may be a subheading."""
    found = document(TITLE, "By Sample Person and Other Person", *ARTICLE[2:], "By Other Person")
    assert {"By Sample Person and Other Person": "byline"} == rules(found)
    assert found.text.endswith("By Other Person")


@pytest.mark.parametrize("line", ["Staff Reporter", "ST Bureau", "SAMPLE NEWS DESK", "Our Special Correspondent", "News Network"])
def test_a_desk_over_an_article_is_no_title(line: str) -> None:
    """It is a byline, over the headline and where there is none; a longer line that ends so is a headline."""
    found = document(line, "", FIRST, "", SECOND)
    assert (None, f"{FIRST}\n\n{SECOND}", {line: "byline"}) == (found.title, found.text, rules(found))
    assert TITLE == document(line, "", *ARTICLE).title == document(TITLE, line, *ARTICLE[1:]).title
    assert "Institute opens first quantum network" == document("Institute opens first quantum network", "", FIRST, "", SECOND).title


def test_a_paragraph_that_breaks_off_is_joined_to_its_rest() -> None:
    """An empty line in the middle of a sentence is none; a list's entries, a heading and a whole sentence stay by themselves."""
    start, rest = "The laboratory, opened on Monday, is meant to promote exchange", "among students of both, its director told reporters."
    assert [FIRST, f"{start} {rest}", THIRD] == document(TITLE, "", FIRST, "", start, "", rest, "", THIRD).text.split("\n\n")
    entries = ["forty engineers from the university who work on rare earths", "ten guests of the institute for a year each."]
    assert entries == document(TITLE, "", FIRST, "", *entries, "", THIRD).text.split("\n\n")[1:3]
    assert ["What it costs", rest] == document(TITLE, "", FIRST, "", "What it costs", "", rest).text.split("\n\n")[1:]


def test_short_lines_in_another_script_at_the_edges_go() -> None:
    """They are of the page's frame; between the paragraphs, and in texts of that script, they stay."""
    frame, name = "来源: 时间:", "样本大学"
    found = document(TITLE, frame, FIRST, name, SECOND, frame)
    assert ([FIRST, name, SECOND], {frame: "other script"}) == (found.text.split("\n\n"), rules(found))
    assert (
        frame
        in document(
            "样本大学与样例研究院共建稀土实验室", "", "样本大学与样例研究院周一宣布共建稀土回收联合实验室，双方将投入四十名工程师。", frame
        ).text
    )


@pytest.mark.parametrize("head", ["More from Headlines", "More from Sample Town News:"])
def test_more_from_a_section_heads_a_box(head: str) -> None:
    """The headlines under it are other articles, marks between them or not."""
    found = document(*ARTICLE, "", head, "-", "Force of workers to shrink by ten million, a report says", "-", "Does it matter? Should it?")
    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == found.text


def test_references_below_a_text_go() -> None:
    """The word and the addresses under it; without an address it may be a subheading."""
    found = document(*ARTICLE, "", "Reference(s):", "Sample Journal, https://journal.example/1", "doi:10.0000/sample.1")
    assert (f"{FIRST}\n\n{SECOND}\n\n{THIRD}", {"end matter"}) == (found.text, set(rules(found).values()))
    assert "References" in document(TITLE, "", FIRST, "References", SECOND).text


@pytest.mark.parametrize(
    "last",
    [
        "Hanoi denied the report.",
        "The ministry declined to comment.",
        "Sample Town denies it. (VNA)",
        "Example Institute denied it. – TTXVN",
        "The other side said that it had not agreed to any transfer of technology to the institute. — VNS",
        "“We did not agree,” he said./.",
        "No contract was signed. XNA",
        "Hà Nội đã bác bỏ tin này./ NTH",
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        ["Share on Facebook", "Email"],
        ["Related articles", "Minister speaks about rare earths", *MENU, "© 2026 Daily Example. All rights reserved."],
        ["Comments (0)", "Subscribe to our newsletter.", "Facebook Twitter Email"],
        [*MENU, *MENU],
    ],
    ids=["buttons", "teasers", "comments", "menu"],
)
def test_the_last_line_of_an_article_stays_however_short(last: str, below: list[str]) -> None:
    """It may be the denial. What stands below it goes, and so does a sentence there that asks the reader for something."""
    found = document(*MENU, *ARTICLE, "", last, "", *below)
    assert [FIRST, SECOND, THIRD, last] == found.text.split("\n\n")


def test_the_first_line_of_an_article_stays_however_short() -> None:
    """A short lead over the long paragraphs is theirs, and so is a short sentence before a box that interrupts them."""
    box = ["Related articles", "Minister speaks about rare earths"]
    found = document(*MENU, TITLE, "The talks have failed.", FIRST, "Nobody signed anything.", *box, "It was late.", SECOND, THIRD, *MENU)
    assert ["The talks have failed.", FIRST, "Nobody signed anything.", "It was late.", SECOND, THIRD] == found.text.split("\n\n")


@pytest.mark.parametrize(
    ("expected", "day", "lines"),
    [
        ("Bamboo Wire", "2026-10-28", ["Bamboo Wire, 28 October 2026"]),
        ("Bamboo Wire", "2026-10-28", ["Bamboo Wire | October 28, 2026"]),
        ("Sample Town Herald", "2026-10-28", ["28 October 2026 - Sample Town Herald"]),
        ("VNA", "2026-10-28", ["VNA – 28/10/2026 10:15"]),
        ("Xinhua", "2026-10-28", ["(Xinhua) 08:32, October 28, 2026"]),
        ("Xinhua", "2026-10-28", ["Xinhua) 08:32, October 28, 2026"]),
        ("Sample Standard", "2026-10-28", ["Sample Standard", "28 October 2026"]),
        ("Review of the Press", "2026-10-28", ["By Sample Person", "28 October 2026", "Review of the Press"]),
    ],
)
def test_a_publishers_line_under_the_headline(expected: str, day: str, lines: list[str]) -> None:
    """It gives publisher and date, and is no part of the article."""
    found = document(TITLE, *lines, *ARTICLE[2:])
    assert found.published is not None
    assert (TITLE, f"{FIRST}\n\n{SECOND}\n\n{THIRD}", expected) == (found.title, found.text, found.publisher)
    assert (day, "publisher line") == (found.published.date.isoformat(), rules(found)[next(x for x in lines if expected in x)])


@pytest.mark.parametrize(
    "line",
    [
        "Hanoi, 28 October 2026",
        "Press Release, 28 October 2026",
        "World News | 28 October 2026",
        "Sample Person",
        "News of the Day",
        "Bamboo Wire, the agency",
        "The Daily News was founded on 28 October 2026",
    ],
)
def test_a_line_that_may_be_a_place_an_author_or_a_subheading_names_no_publisher(line: str) -> None:
    """A publisher is one by a name that the press has, and by its date."""
    found = document(TITLE, line, *ARTICLE[2:])
    assert (None, [line, FIRST, SECOND, THIRD]) == (found.publisher, found.text.split("\n\n"))


def test_a_button_is_one_beside_a_button() -> None:
    """ "X" and "Email" are buttons in a row of them."""
    assert {"Facebook", "X", "Email"} == set(rules(document(*ARTICLE, "X", "Facebook", "Email")))


def test_boxes_of_a_flattened_layout_table_go() -> None:
    """A cell under an image is its caption; headline and text between bars are a box with a link to another article."""
    box = ["| Minister speaks", "He spoke about rare earths on Friday. |"]
    found = document(FIRST, "![]() |", "| The director at the opening |", SECOND, *box, THIRD)
    assert ["image marker", "caption", "related headlines", "related headlines"] == [line.rule for line in found.removed]
    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == found.text


def test_an_article_inside_a_layout_table_stays() -> None:
    """Where the bars hold nearly everything, they hold the article."""
    assert SECOND in document(f"| {FIRST} |", f"| {SECOND}", f"{THIRD} |").text


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (TITLE, TITLE),
        ("Will the laboratory open in time?", "Will the laboratory open in time?"),
        ("Laboratory opens with partners from the U.S.", "Laboratory opens with partners from the U.S."),
        (None, "A joint laboratory for rare earth recovery was opened by Sample University and the Example Institute."),
        (None, "HANOI"),
        (None, "- forty engineers"),
    ],
)
def test_a_title_has_the_shape_of_one(expected: str | None, line: str) -> None:
    """A statement, a place and a list's item over an article are part of it."""
    assert expected == document(line, "", FIRST, "", SECOND).title


def test_a_repeated_title_is_told_once() -> None:
    """Its repetitions are removed, give or take case and punctuation."""
    found = document(TITLE, TITLE.upper() + "!", FIRST, SECOND)
    assert (TITLE, {TITLE.upper() + "!": "repeated headline"}) == (found.title, rules(found))


SITE = ["Daily Example", "Politics", "Business & Economy", "Science", "Education today", "Opinion", "Sign in", "Search", "Subscribe"]
RARE = "Joint laboratory for rare earth recovery opens at Sample University"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (SITE, ["12 January 2026"]),
        (["Skip to main content", *SITE, "Latest news"], ["By Sample Person | 12 January 2026", "Share this article"]),
        ([*SITE, f"Home / Science / {RARE}"], ["The director hopes for more.", "12 January 2026"]),
        ([*SITE, "Minister speaks about taxes and pensions", "Ten towns to see this year"], ["12 January 2026"]),
        (["Press release"], ["12 January 2026"]),
        (["Example Commission", "Science and technology"], []),
    ],
    ids=["menu", "buttons", "path", "other headlines", "notice", "names"],
)
def test_the_headline_shares_its_words_with_the_article(above: list[str], below: list[str]) -> None:
    """A page that was copied without its name has its headline somewhere over the article; what stands above it is not the title."""
    assert RARE == document(*above, RARE, *below, FIRST, SECOND, THIRD).title


def test_a_deck_under_the_headline_stays() -> None:
    """What stands between the headline and the article is read, but for menus and buttons."""
    deck = "The two hope for forty engineers and for much more than that."
    found = document(*SITE, RARE, deck, "Share this article", "12 January 2026", FIRST, SECOND, THIRD)
    assert [deck, FIRST, SECOND, THIRD] == found.text.split("\n\n")


def test_the_headline_in_a_menu_is_not_the_one_over_the_article() -> None:
    """The last before the article is, or the one with a date under it: captions say the headline too."""
    menu = [f"{RARE} - Daily Example", *SITE, RARE, *SITE]
    found = document(*menu, RARE, "12 January 2026", FIRST, RARE, SECOND, THIRD)
    assert (RARE, [FIRST, SECOND, THIRD]) == (found.title, found.text.split("\n\n"))


def test_a_summary_over_an_article_goes() -> None:
    """It is not the article's words, and often no person's."""
    points = ["- The laboratory is open.", "- Forty engineers will work in it."]
    found = document(*SITE, RARE, "Key takeaways", *points, "This summary was generated by AI.", FIRST, SECOND, THIRD)
    assert [FIRST, SECOND, THIRD] == found.text.split("\n\n")
    assert {"summary box", "site notice"} == {
        rules(found)[line] for line in ("Key takeaways", *points, "This summary was generated by AI.")
    }
    assert points[0] in document(RARE, FIRST, "Key points", *points, SECOND).text
    assert points[0] in document(*SITE, RARE, FIRST, SECOND, "Key points", *points, THIRD).text


def test_comments_go() -> None:
    """Each ends with a button to reply; a sentence of a reader is no sentence of the article."""
    said = ["They should have done this ten years ago, honestly, but better late than never.", "Who will pay for all of this in the end?"]
    talk = [line for text in said for line in ("sampleuser", "2 hours ago", text, "Reply", "Report")]
    found = document(*SITE, RARE, FIRST, SECOND, THIRD, "Comments", *talk, *MENU)
    assert [FIRST, SECOND, THIRD] == found.text.split("\n\n")
    assert "reader comment" == rules(found)[said[0]]


def test_a_label_that_stands_everywhere_goes() -> None:
    """Three times the same words that are no sentence are a box's; a question may be asked again."""
    question = "And what will it cost?"
    found = document(
        *SITE, RARE, FIRST, "Watch the video", question, SECOND, "Watch the video", question, THIRD, "Watch the video", question
    )
    assert "repeated label" == rules(found)["Watch the video"]
    assert question in found.text


def test_a_press_release_ends_before_its_contacts() -> None:
    """Whom to ask and who the publisher is are not the news; a subheading that begins with "About" is the text's."""
    end = [
        "About Example Corp",
        "Example Corp makes sample instruments and has offices in fourteen countries.",
        "Media Contact:",
        "Sample Person",
    ]
    found = document("FOR IMMEDIATE RELEASE", RARE, f"SAMPLE TOWN, Oct. 14, 2025 – {FIRST}", SECOND, THIRD, *end, "###")
    assert (RARE, [f"SAMPLE TOWN, Oct. 14, 2025 – {FIRST}", SECOND, THIRD]) == (found.title, found.text.split("\n\n"))
    assert {"end matter"} == {rules(found)[line] for line in end}
    assert "About forty engineers" in document(RARE, FIRST, SECOND, "About forty engineers", THIRD).text


def test_an_interview_keeps_its_short_answers() -> None:
    """Questions and answers are the article's to the last, however short."""
    talk = ["Q: What will you do first?", "A: We will build a pilot line for forty tonnes a year.", "Q: When?", "A: Soon."]
    found = document(*MENU, RARE, FIRST, *talk, "Share on Facebook", "Related articles", "Minister speaks")
    assert [FIRST, *talk] == found.text.split("\n\n")


def test_a_news_agency_in_the_pages_name_makes_it_no_caption() -> None:
    """ "Headline | Reuters" is what the page is called."""
    assert "page title" == rules(document(f"{RARE} | Yonhap News Agency", *SITE, RARE, FIRST, SECOND))[f"{RARE} | Yonhap News Agency"]


def test_a_headline_alone_is_the_text() -> None:
    """A file with one line is an article of one line."""
    assert (None, TITLE) == (document(TITLE).title, document(TITLE).text)


@pytest.mark.parametrize("lines", [["Facebook", "Twitter", "Share"], ["12 January 2026"], ["***", "1 2 3"], MENU + MENU])
def test_a_page_without_an_article_is_an_error(lines: list[str]) -> None:
    """It names the file, and says that there was only what stands around one."""
    with pytest.raises(DocumentError, match=r"^a\.txt: no article was found in it, only what stands around one$"):
        document(*lines)


def test_invisible_and_foreign_signs_are_normalised() -> None:
    """The text is NFC, without zero-width signs, with plain blanks; each paragraph is one line."""
    found = document("\ufeff" + TITLE, "", "To\u0302 La\u0302m\u00a0met\u200b them \u202eon\u202c Monday,\tsaid the institute in Hanoi.")
    assert "Tô Lâm met them on Monday, said the institute in Hanoi." == found.text


def test_the_id_is_of_title_and_text_alone() -> None:
    """Where the file lies and what stands around the article do not matter."""
    assert document(*ARTICLE).id == document(*ARTICLE, "Share on Facebook", path="b/c.txt").id
    assert document(*ARTICLE).id != document(*ARTICLE[:-1]).id


LINES = st.one_of(
    st.sampled_from([TITLE, f"{TITLE} - Daily Example", FIRST, SECOND, THIRD, "", "", "12 January 2026", "| A box", "text. |", "X"]),
    st.sampled_from([*MENU, "Share on Facebook", "Related articles", "Comments (3)", "Advertisement", "© 2026 Daily", "Minister speaks"]),
    st.sampled_from(["Hanoi denied it.", "They said no. — VNS", "Bamboo Wire, 28 October 2026", "Sample Standard", "By Sample Person"]),
    st.sampled_from(
        ["Staff Reporter", "The laboratory that both opened on Monday is meant to", "help them.", "来源: 时间:", "References:"]
    ),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
)
PAGES = st.lists(LINES, max_size=40)
OFTEN = settings(max_examples=300, deadline=None, derandomize=True)


@OFTEN
@given(PAGES)
def test_cleaning_twice_changes_nothing(lines: list[str]) -> None:
    """An article saved as its title and text is read as just that."""
    try:
        once = document(*lines)
    except DocumentError:
        return
    again = document(*([once.title, ""] if once.title else []), once.text)
    assert (once.title, once.text, once.id) == (again.title, again.text, again.id)
    assert () == again.removed


@OFTEN
@given(PAGES)
def test_no_line_vanishes(lines: list[str]) -> None:
    """Each line that holds something is in the title, in the text, or among what was removed."""
    try:
        found = document(*lines)
    except DocumentError:
        return
    kept = "\n".join([found.title or "", found.text, *(line.text for line in found.removed)])
    written = [squeeze(line) for line in normalise("\n".join(lines)).split("\n")]
    assert [] == [line for line in written if line not in kept]


@OFTEN
@given(PAGES)
def test_the_text_keeps_its_form(lines: list[str]) -> None:
    """Paragraphs are parted by one empty line, and none holds a line break or loose blanks."""
    try:
        found = document(*lines)
    except DocumentError:
        return
    paragraphs = found.text.split("\n\n")
    assert paragraphs == [squeeze(paragraph) for paragraph in paragraphs]
    assert all(paragraphs)


@pytest.mark.parametrize(
    "text",
    ["a" * 5_000_000, "word " * 10**6, "1/" * 10**6, "may " * 500_000 + "2020", "![](" * 500_000, "| " * 500_000, "http://" * 300_000],
    ids=["letters", "words", "fractions", "months", "images", "bars", "addresses"],
)
def test_a_line_of_megabytes_is_read(text: str) -> None:
    """No rule goes through a line more than a few times, whatever it holds."""
    try:
        document(TITLE, "", FIRST, text)
    except DocumentError:
        pytest.fail("the article is still in it")
