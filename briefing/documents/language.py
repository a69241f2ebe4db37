"""A text to the ISO 639-1 code of its language."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_ENGLISH = frozenset("the of and to in a is that for on was with as it by be at are from has his he an have this which not or will its".split())
# Letters that no other language in the Latin script has.
_VIETNAMESE = re.compile("[ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def identify(text: str) -> str:
    """The language's code. Plain English and Vietnamese are told by their words and letters; the rest costs a model (.6 s, once)."""
    sample = text[:_SAMPLE].lower()
    words = _WORDS.findall(sample)
    if not words:
        return "en"
    if sum(1 for word in words if _VIETNAMESE.search(word)) > 0.3 * len(words):
        return "vi"
    # .22: running English has .3 to .45 of these; Dutch and Scots stay under .15.
    if len(words) >= 20 and sum(word in _ENGLISH for word in words) > 0.22 * len(words):
        return "en"
    return _modelled(text[:_SAMPLE])


def _modelled(sample: str) -> str:
    import py3langid

    return str(py3langid.classify(sample)[0])
