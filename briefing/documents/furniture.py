"""What stands on web pages around an article: the words and shapes of share bars, menus, captions, teasers and notices, by language.

Each rule looks at one line alone and names what it took; where a line stands, `clean` weighs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.documents.dates import is_date_line

_CAPTION_LENGTH = 320  # longer lines are paragraphs, whatever stands at their ends

NETWORKS = frozenset(
    """facebook twitter x threads instagram linkedin whatsapp telegram pinterest reddit youtube tiktok messenger viber zalo line wechat weibo
    kakaotalk xing tumblr flipboard pocket bluesky mastodon vk snapchat skype email e-mail mail print rss sms fb""".split()
)
_SHARE_VERBS = frozenset("share tweet pin like follow post send save copy teilen partager compartir condividi delen udostępnij dela chia sẻ".split())
_SHARE_FILL = frozenset(
    """on via by to this the article story page link with us friends icon button in a an and or auf per sur par en por con su op via med na
    lên qua bài viết url i""".split()
)

# Whole lines that are never an article's, wherever they stand.
_COMMENTS = frozenset(
    """comments|comment|leave a comment|add a comment|post a comment|write a comment|show comments|view comments|join the conversation
    |be the first to comment|leave a reply|join the discussion|bình luận|gửi bình luận|ý kiến|kommentare|kommentar schreiben|kommentieren
    |kommentar verfassen|commentaires|laisser un commentaire|réagir|comentarios|deja un comentario|comentários|commenti|lascia un commento
    |reacties|komentarze|dodaj komentarz|kommentarer""".replace("\n", "").replace("    ", "").split("|")
)
_ADVERTS = frozenset(
    """advertisement|advertisements|advertisement continues below|article continues after advertisement|story continues below advertisement
    |continue reading below|sponsored|sponsored content|paid content|promoted|ad|ads|anzeige|werbung|quảng cáo|publicité|publicidad|pubblicità
    |advertentie|reklama|reklame|annons|annonce|scroll to continue|skip ad|close ad""".replace("\n", "").replace("    ", "").split("|")
)
_TEASER_HEADS = frozenset(
    """related|related articles|related article|related stories|related story|related news|related content|related posts|related topics
    |related links|related coverage|related video|related videos|more on this story|more on this topic|more on this|more from|more stories
    |more news|more like this|read more|read next|read also|also read|see also|see more|up next|don't miss|dont miss|do not miss|recommended
    |recommended for you|recommended stories|you may also like|you might also like|you may like|you might like|more for you|trending
    |trending now|trending stories|most read|most viewed|most view|most popular|most shared|most commented|most discussed|popular|popular now
    |popular posts|popular stories|latest|latest news|latest stories|latest articles|latest posts|latest video|latest videos|recent posts
    |recent articles|recent news|editors' picks|editor's picks|editors' pick|editor's pick|editor’s picks|top stories|what to read next
    |read the full story|show more|load more|view all|see all|view more|next article|previous article|next post|previous post|next|previous
    |other news|in other news|from the web|around the web|promoted stories|tags|topics|tag|filed under|keywords
    |tin liên quan|bài liên quan|tin cùng chuyên mục|cùng chuyên mục|tin mới|tin mới nhất|mới nhất|đọc nhiều|tin đọc nhiều|xem nhiều|xem thêm
    |đọc thêm|đọc tiếp|có thể bạn quan tâm|bạn có thể quan tâm|tin nổi bật|nổi bật|tin khác|các tin khác|tin xem nhiều|từ khóa|từ khoá|chủ đề
    |mehr zum thema|das könnte sie auch interessieren|lesen sie auch|lesen sie mehr|auch interessant|meistgelesen|weitere artikel|weiterlesen
    |mehr lesen|aktuelle nachrichten|neueste nachrichten|beliebt|ähnliche artikel|schlagwörter|stichwörter|themen|à lire aussi|lire aussi
    |à lire également|voir aussi|les plus lus|articles similaires|sur le même sujet|en savoir plus|lire la suite|mots-clés|le plus populaire
    |te puede interesar|también te puede interesar|noticias relacionadas|lo más leído|lo más visto|más noticias|ver más|leer más|temas
    |leia também|leia mais|mais lidas|notícias relacionadas|veja também|leggi anche|potrebbe interessarti|articoli correlati|i più letti
    |lees ook|lees meer|meest gelezen|gerelateerde artikelen|czytaj także|czytaj też|zobacz także|zobacz też|najczęściej czytane|polecane
    |läs mer|läs också|mest läst|les også|mest lest|læs også""".replace("\n", "").replace("    ", "").split("|")
)
_MENU = frozenset(
    """home|menu|search|log in|login|sign in|sign up|register|subscribe|subscribe now|contact|contact us|about|about us|privacy|privacy policy
    |terms|terms of use|terms of service|terms and conditions|terms & conditions|cookie policy|cookies|sitemap|site map|careers|newsletter
    |newsletters|advertise|advertise with us|faq|help|archive|archives|back to top|skip to content|skip to main content|toggle navigation
    |site_logo|site logo|logo|close|follow us|follow us on|share|share:|share this|share this article|share this story|copy link|copied
    |copy url|link copied|print|save|download app|listen|listen to this article|text size|font size|photo gallery|main menu|open menu|navigation
    |trang chủ|đăng nhập|đăng ký|liên hệ|tìm kiếm|giới thiệu|theo dõi|theo dõi chúng tôi|chia sẻ|in bài viết|cỡ chữ|gửi email|lưu bài viết
    |startseite|anmelden|suche|impressum|datenschutz|kontakt|über uns|abonnieren|drucken|teilen|merken|zum inhalt springen|nach oben
    |accueil|connexion|recherche|mentions légales|s'abonner|abonnez-vous|partager|imprimer|contactez-nous|inicio|buscar|iniciar sesión
    |suscríbete|suscribirse|compartir|contacto|aviso legal|imprimir|início|entrar|pesquisar|assine|compartilhar|contato|accedi|cerca|abbonati
    |condividi|contatti|stampa|inloggen|zoeken|abonneren|delen|zaloguj|szukaj|udostępnij|drukuj""".replace("\n", "").replace("    ", "").split("|")
)

_IMAGE = re.compile(r"!\[[^\]]{0,300}\](?:\([^)\s]{0,2000}(?: \"[^\"]{0,200}\")?\))?|\[(?:image|img|photo|video|audio|gallery|embed|ảnh|hình ảnh|bild|foto)\b[^\]]{0,200}\]", re.IGNORECASE)
_CREDIT_WORD = r"(?:photos?|pictures?|images?|pics?|illustration|illustrative photo|file photo|graphics?|video|ảnh|ảnh minh họa|hình|hình ảnh|nguồn ảnh|đồ họa|fotos?|bild|bilder|bildquelle|grafik|crédit photo|crédits?|credits?|photo credit|image credit|foto di|zdjęcie|fot)"
_CREDIT_START = re.compile(rf"[(\[|–—-]?\s*{_CREDIT_WORD}\.?(?:\s*(?:credit|by|courtesy(?: of)?|source|from|via)\s*[:=]?\s+\S|\s*[:=©]\s*\S)", re.IGNORECASE)
_CREDIT_END = re.compile(rf"[(\[.|/–—,;:!?”\"’)-]\s*{_CREDIT_WORD}\s*(?:credit|by|courtesy(?: of)?)?\s*[:=/©]\s*[^.:;]{{1,60}}\.?\s*[)\]|]?\s*\|?$", re.IGNORECASE)
_CAPTION_START = re.compile(r"(?:caption|image caption|media caption|photo caption|bildunterschrift)\b\s*[:,]?\s*\S", re.IGNORECASE)
_AGENCY_END = re.compile(r"(?:[|/©]\s*|\()(?:AFP|AP|AP Photo|Reuters|Getty|Getty Images|EPA|VNA|TTXVN|Xinhua|dpa|Shutterstock|iStock|Bloomberg|Yonhap)(?:[/ ][\w ]{1,30})?\)?\.?$")

_COMMENT_COUNT = re.compile(
    r"(?:comments?|bình luận|ý kiến|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|komentarze|replies|views|likes|shares|lượt xem)\s*[:(\[]?\s*\d[\d.,]*k?\s*[)\]]?"
    r"|[(\[]?\d[\d.,]*k?[)\]]?\s+(?:comments?|bình luận|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|komentarz[ey]?|replies|views|likes|shares|reads|lượt xem)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:source|sources|original source|article source|originally published (?:at|on)|nguồn|theo|quelle|fuente|fonte|bron|źródło|via|link|url|permalink|read the original(?: article)?(?: here)?|full article)\s*[:：]\s*(?P<name>\S.{0,300})",
    re.IGNORECASE,
)
URL = re.compile(r"https?://[^\s<>\"'|\\^`{}\[\]]{3,2000}", re.IGNORECASE)
_BARE_URL = re.compile(r"<?(?:https?://|www\.)\S{3,2000}>?", re.IGNORECASE)
_TEASER = re.compile(
    r"(?:read more|read also|also read|read next|see also|see more|related|related articles?|related stor(?:y|ies)|more|watch|watch more|recommended|don[’']t miss|must read|trending|up next|also see|learn more"
    r"|xem thêm|đọc thêm|xem tiếp|tin liên quan|lesen sie auch|lesen sie mehr|mehr dazu|auch interessant|mehr zum thema|lire aussi|à lire aussi|à lire|voir aussi|lea también|leer más|lee también|te puede interesar|leia também|leia mais|leggi anche|lees ook|lees meer|czytaj także|czytaj też|zobacz też|läs mer|läs också|les også|læs også)"
    r"\s*[:>»→|–—…]+\s*\S",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s?(?:19|20)\d\d|copyright\b|bản quyền\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos)", re.IGNORECASE)
_RIGHTS_END = re.compile(r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\W*$", re.IGNORECASE)
_MARKUP = re.compile(r"[\W_]*|(?:&nbsp;?|&#\d{1,6};|<!--.{0,300}-->|</?(?:div|span|br|p|hr|img|table|tr|td|ul|li|a)\b[^<>]{0,300}>|\s)+", re.IGNORECASE)
_ENDMARK = re.compile(r"[(\[]?(?:ends?|more to come|hết|ende|fin)[)\]]?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_EDGES = " \t:;.,…|•·»«›‹>→▸▶▼▲*#+-–—_()[]✕×"


def rule_of(line: str) -> str | None:
    """The name of the rule by which the line is never part of an article, or None. `line` is squeezed."""
    if len(line) > _CAPTION_LENGTH:
        return "source line" if len(line) < 2200 and _BARE_URL.fullmatch(line) else None
    for name, holds in _RULES:
        if holds(line):
            return name
    return None


def is_network(line: str) -> bool:
    """A lone name that is a button beside other buttons, and a word elsewhere ("X", "Line", "Email")."""
    return line.strip(_EDGES).casefold() in NETWORKS


def is_teaser_head(line: str) -> bool:
    """A heading over links to other articles."""
    return line.strip(_EDGES).casefold().replace("’", "'") in _TEASER_HEADS


def is_menu(line: str) -> bool:
    """A word of menus and footers; in an article it may be a subheading."""
    return line.strip(_EDGES).casefold().replace("’", "'") in _MENU


def source_of(line: str) -> tuple[str | None, str | None]:
    """(address, name) of a line that says where the article comes from."""
    found = _SOURCE.fullmatch(line)
    if not found and not _BARE_URL.fullmatch(line):
        return None, None
    address = URL.search(line)
    if address:
        return address.group().rstrip(").,;>"), None
    name = found["name"].strip(_EDGES) if found else ""
    return None, name if 0 < len(name.split()) <= 5 and not name.endswith(".") else None


def _is_share(line: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(line)]
    if not words or len(words) > 12:
        return False
    known = sum(word in NETWORKS for word in words)
    verbs = sum(word in _SHARE_VERBS for word in words)
    fill = sum(word in _SHARE_FILL for word in words)
    if known + verbs + fill < len(words) or line[-1] in ".!?":
        return False
    return known >= 2 or (verbs >= 1 and (known >= 1 or len(words) <= 4 and verbs + fill == len(words) and words[0] in _SHARE_VERBS and len(words) > 1)) or line.rstrip(":").casefold() in ("share", "tweet", "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "teilen", "chia sẻ", "partager")


def _is_image(line: str) -> bool:
    return bool(_IMAGE.match(line)) or bool(re.fullmatch(r"\S{1,200}\.(?:jpe?g|png|gif|webp|svg)", line, re.IGNORECASE))


def _is_caption(line: str) -> bool:
    return bool(_CREDIT_START.match(line) or _CREDIT_END.search(line) or _CAPTION_START.match(line)) or (len(line) < 250 and bool(_AGENCY_END.search(line)) and not line.endswith("."))


def _is_source(line: str) -> bool:
    if _BARE_URL.fullmatch(line):
        return True
    found = _SOURCE.fullmatch(line)
    return bool(found) and (bool(URL.search(line)) or (len(found["name"].split()) <= 5 and not line.endswith((".", "!", "?", ":", "”", '"')))) if found else False


def _is_copyright(line: str) -> bool:
    return bool(_COPYRIGHT.match(line)) or bool(_RIGHTS_END.search(line))




def _among(phrases: frozenset[str]) -> Callable[[str], bool]:
    return lambda line: line.strip(_EDGES).casefold() in phrases


_RULES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("image marker", _is_image),
    ("markup", lambda line: bool(_MARKUP.fullmatch(line))),
    ("comment counter", lambda line: bool(_COMMENT_COUNT.fullmatch(line))),
    ("comment counter", _among(_COMMENTS)),
    ("share widget", _is_share),
    ("date line", is_date_line),
    ("source line", _is_source),
    ("teaser", lambda line: bool(_TEASER.match(line))),
    ("caption", _is_caption),
    ("advertisement", _among(_ADVERTS)),
    ("copyright", _is_copyright),
)
