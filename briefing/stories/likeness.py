"""Says how alike documents are: by the terms that they share, less what is common anywhere, and by the days between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING

from briefing.model import Fingerprint
from briefing.stories import background, copies
from briefing.stories.merging import Pair

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.integer]
    Floats = npt.NDArray[np.floating]
    Bools = npt.NDArray[np.bool_]

# Tuned 2026-11 on nine hundred news articles of two collections and on six hundred folders of six to twelve of them, of many stories and of
# as many stories as articles, alike in subject and not: the mean of BCubed F1 in large and small, one threshold for all, either half.
BACKGROUND = 200
"""What is common anywhere weighs as much as so many documents: 20 .915, 50 .927, 200 .930, 1000 .926."""
KNOWN, STRANGE = 0.1, 8
"""Where fewer of a text's words are known, nothing is known of its language (of any that is, four in ten are). Then there are just so many
documents that do not have a word; with the table thrown away, small folders: 0 .78, 4 .84, 8 .89, 16 .85, 200 .42."""
RAREST = 0.005
"""A term is not taken to be rarer than this: so the same likeness means the same in a large batch and a small one."""
POWER = 1.25
"""Of how telling a term is, the logarithm of its rarity: 1 .929, 1.25 .933, 1.5 .929, 2 .922. Counts weigh by their root: logarithms .001
less, counts as they are .01 less in large batches."""
KEPT = 128
"""So many terms of a document count, those of most weight, or a long text is less like any other than a short one: 60 .927, 100 to 200
.932; all of them want a threshold of .16 in large batches and .21 in small ones."""
TELLING = 24
"""Two documents are compared that share one of so many terms of most weight; 16 .929, 40 the same as 24."""
NEIGHBOURS = 30
"""So many of those that have such a term follow a document in time and are compared with it; 100 the same."""
FEW, TOO_LITTLE, ENOUGH = 4, 0.015, 0.035
"""Two reports that share the names of an institution and of who speaks for it may tell two things that it did. So likeness falls where the
cosine without the few names of most weight is less than enough, to nothing where it is too little. Of short items on nine institutions, two
unlike things of each, six pairs were one story, now none; of eight others, looked at later, six and now none; no reports of one thing were
parted. In large batches 4 to 6 names, and .01 to .04, are the same to .003 (one half loses .009 by it, the other gains .005); 5 and more
part events of which only names are shared. The cosine of all words but names in place of this: .002 worse; names at half weight: .015."""
LEAST = 0.05
"""What is less alike is not alike at all; 0 and .06 the same."""
ELSEWHERE = 0.1
"""What is left of the likeness of two articles about other partners: a minister receives two ambassadors on one day in the same words
(.77 alike). Of 75 articles of 2017 to 2025, retold within one week, in small folders, wrong merges across countries fell from 143 to 96 and
no right one was lost; the two collections +.002. Where partners alone are asked for, three right ones are lost."""
DAYS = 7.0
"""The Gaussian's σ; 3 to 10 the same."""
FAR = 60
"""Copies are one story so many days apart; what is printed again later is a thing that recurs."""
COPY, SHARED_BY_COPIES = 0.5, 3
"""Copies are looked for among documents so alike, and with so many telling terms in common."""


Days = tuple[int, int]
"""The first and the last day of what is reported, one and the same for a single report."""


def alike(prints: Sequence[Fingerprint], days: Sequence[Days | None], *, fresh: int | None = None) -> Iterable[Pair]:
    """Pairs of documents, by number, and how alike they are, 0 to 1; those that are hardly alike are left out, and those without one of the
    first `fresh` (None: all).

    The cosine of their terms' weights counts the less the more days (None where unknown) lie between them, save where one's text stands in
    the other, and the less where they share hardly any words but names; and hardly at all where they are about other partners.
    """
    import numpy as np

    terms, weights, is_name = _vectors(prints)
    first, last = np.array([day or (np.nan, np.nan) for day in days]).reshape(-1, 2).T
    one, other, shared = _candidates(terms[:, :TELLING], weights[:, :TELLING], last)
    apart = np.nan_to_num(np.maximum(np.maximum(first[one] - last[other], first[other] - last[one]), 0))
    near = np.exp(-((apart / DAYS) ** 2) / 2)
    looked_at = ((near >= LEAST) | ((apart <= FAR) & (shared >= SHARED_BY_COPIES))) & (one < (len(prints) if fresh is None else fresh))
    one, other, near, apart = one[looked_at], other[looked_at], near[looked_at], apart[looked_at]
    cosine = _cosines(terms, weights, one, other)
    likeness = cosine * near
    close = likeness >= LEAST
    rest = _rests(terms, weights, is_name, one[close], other[close])
    likeness[close] *= np.clip((rest - TOO_LITTLE) / (ENOUGH - TOO_LITTLE), 0, 1)
    likeness[close] *= np.where(_elsewhere(prints, one[close], other[close]), ELSEWHERE, 1)
    for at in np.flatnonzero((near < 1) & (apart <= FAR) & (cosine >= COPY)):
        if copies.are_copies(prints[one[at]], prints[other[at]]):
            likeness[at] = cosine[at]
    kept = likeness >= LEAST
    return zip(one[kept].tolist(), other[kept].tolist(), likeness[kept].tolist(), strict=True)


def _elsewhere(prints: Sequence[Fingerprint], one: Ints, other: Ints) -> Bools:
    """Whether each pair is about partners of its own, of whom the other does not even speak."""
    import numpy as np

    partners = [frozenset(print.partners) for print in prints]
    countries = [frozenset(print.countries) | about for print, about in zip(prints, partners, strict=True)]
    return np.array(
        [
            bool(partners[a] and partners[b]) and partners[a].isdisjoint(countries[b]) and partners[b].isdisjoint(countries[a])
            for a, b in zip(one.tolist(), other.tolist(), strict=True)
        ],
        dtype=bool,
    )


def _vectors(prints: Sequence[Fingerprint]) -> tuple[Ints, Floats, Bools]:
    """A row for each document: the terms of most weight that another document has too, the heaviest first, as numbers; their weights; and
    whether they are names, with a capital in at least half of the documents.

    Rows are filled up with a number that no term has, and a weight of 0.
    """
    import numpy as np

    spellings: dict[str, int] = defaultdict(count().__next__)
    lengths = np.array([len(one.terms) for one in prints], np.int32)
    total = int(lengths.sum())
    spelt = np.fromiter(map(spellings.__getitem__, chain.from_iterable(one.terms for one in prints)), np.int32, total)
    documents = np.repeat(np.arange(len(prints), dtype=np.int32), lengths)
    counts = np.fromiter(chain.from_iterable(one.counts for one in prints), np.float32, total)
    numbers: dict[str, int] = defaultdict(count().__next__)
    terms = np.array([numbers[spelling.casefold()] for spelling in spellings], np.int32)[spelt]
    is_capital = np.array([spelling != spelling.casefold() for spelling in spellings], bool)
    having = np.bincount(terms, minlength=len(numbers))
    is_name = 2 * np.bincount(terms, is_capital[spelt], minlength=len(numbers)) >= having
    telling = _telling(np.array([background.share(term) for term in numbers]), having, terms, documents, counts)
    weights = np.sqrt(counts) * telling.astype(np.float32)[terms]
    order = np.lexsort((-weights, documents))  # ties stay in the order of the alphabet
    order = order[_places(lengths) < KEPT]
    documents, terms, weights = documents[order], terms[order], weights[order]
    norms = np.sqrt(np.bincount(documents, weights.astype(np.float64) ** 2, minlength=len(prints)))
    shared = (having[terms] > 1) & (weights > 0)
    documents, terms, weights = documents[shared], terms[shared], weights[shared]
    places = _places(np.bincount(documents, minlength=len(prints)))
    shape = len(prints), KEPT
    rows = np.full(shape, len(numbers), np.int32), np.zeros(shape, np.float32), np.zeros(shape, bool)
    rows[0][documents, places] = terms
    rows[1][documents, places] = weights / norms[documents]
    rows[2][documents, places] = is_name[terms]
    return rows


def _telling(usual: Floats, having: Ints, terms: Ints, documents: Ints, counts: Floats) -> Floats:
    """How telling each term is, by its `usual` share and by how many have it here."""
    import numpy as np

    words = np.bincount(documents, counts)
    known = np.bincount(documents, counts * (usual[terms] > 0)) >= KNOWN * words
    strangers = np.bincount(terms, ~known[documents], minlength=len(usual)) == having  # terms of strange languages alone
    size = np.count_nonzero(words)
    ours = (having + usual * BACKGROUND + 0.5) / (size + BACKGROUND + 1)
    theirs = (having + 0.5) / (np.count_nonzero(~known) + STRANGE + 1)
    telling: Floats = np.log(1 / np.clip(np.where(strangers, theirs, ours), RAREST, 1)) ** POWER
    return telling


def _places(lengths: Ints) -> Ints:
    """Places in runs of these lengths: 0, 1, 2 … in each."""
    import numpy as np

    starts = (np.cumsum(lengths) - lengths).astype(np.int32)
    return np.arange(lengths.sum(), dtype=np.int32) - np.repeat(starts, lengths)


def _candidates(terms: Ints, weights: Floats, when: Floats) -> tuple[Ints, Ints, Ints]:
    """Pairs of documents that share one of their most telling terms, in order, and how many of these they share.

    Of the many that share a common one, each is paired with those that are nearest in time, so that the work grows as the documents do.
    """
    import numpy as np

    size = len(terms)
    documents, places = np.nonzero(weights)
    telling = terms[documents, places]
    order = np.lexsort((documents, when[documents], telling))
    telling, documents = telling[order], documents[order]
    pairs = []
    for step in range(1, NEIGHBOURS + 1):
        same = telling[:-step] == telling[step:]
        one, other = documents[:-step][same], documents[step:][same]
        pairs.append(np.minimum(one, other) * size + np.maximum(one, other))
    found, shared = np.unique(np.concatenate(pairs), return_counts=True)
    return found // max(size, 1), found % max(size, 1), shared


def _cosines(terms: Ints, weights: Floats, one: Ints, other: Ints) -> Floats:
    """Of each pair."""
    import numpy as np

    cosines = np.zeros(len(one))
    for pairs, mine in _by_term(terms, weights, one):
        theirs = other[pairs]
        cosines[pairs] = np.einsum("ij,ij->i", mine[terms[theirs]], weights[theirs])
    return cosines


def _rests(terms: Ints, weights: Floats, is_name: Bools, one: Ints, other: Ints) -> Floats:
    """Of each pair, what of its cosine is left without the few names of most weight in it."""
    import numpy as np

    rests = np.zeros(len(one))
    for pairs, mine in _by_term(terms, weights, one):
        theirs = other[pairs]
        products = mine[terms[theirs]] * weights[theirs]
        few = np.partition(products * is_name[theirs], -FEW)[:, -FEW:]
        rests[pairs] = products.sum(axis=1) - few.sum(axis=1)
    return rests


def _by_term(terms: Ints, weights: Floats, one: Ints) -> Iterator[tuple[slice, Floats]]:
    """Runs of pairs with the same first document (`one` is in order), and its weights laid out by term."""
    import numpy as np

    by_term = np.zeros(terms.max(initial=0) + 1)
    starts = np.flatnonzero(np.diff(one, prepend=-1)).tolist()
    for start, end in zip(starts, [*starts, len(one)][1:], strict=True):
        mine = one[start]
        by_term[terms[mine]] = weights[mine]
        yield slice(start, end), by_term
        by_term[terms[mine]] = 0
