"""Says how alike documents are: by the terms that they share, less what is common anywhere, and by the days between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
LEAST = 0.05
"""What is less alike is not alike at all; 0 and .06 the same."""
DAYS = 7.0
"""The Gaussian's σ; 3 to 10 the same."""
FAR = 60
"""Copies are one story so many days apart; what is printed again later is a thing that recurs."""
COPY, SHARED_BY_COPIES = 0.5, 3
"""Copies are looked for among documents so alike, and with so many telling terms in common."""


def alike(prints: Sequence[Fingerprint], days: Sequence[int | None]) -> Iterable[Pair]:
    """Pairs of documents, by number, and how alike they are, 0 to 1; those that are hardly alike are left out.

    The cosine of their terms' weights counts the less the more days (None where unknown) lie between them, save where one's text stands in
    the other.
    """
    import numpy as np

    terms, weights = _vectors(prints)
    when = np.array([np.nan if day is None else day for day in days])
    one, other, shared = _candidates(terms[:, :TELLING], weights[:, :TELLING], when)
    apart = np.nan_to_num(np.abs(when[one] - when[other]))
    near = np.exp(-((apart / DAYS) ** 2) / 2)
    looked_at = (near >= LEAST) | ((apart <= FAR) & (shared >= SHARED_BY_COPIES))
    one, other, near, apart = one[looked_at], other[looked_at], near[looked_at], apart[looked_at]
    cosine = _cosines(terms, weights, one, other)
    likeness = cosine * near
    for at in np.flatnonzero((near < 1) & (apart <= FAR) & (cosine >= COPY)):
        if copies.are_copies(prints[one[at]], prints[other[at]]):
            likeness[at] = cosine[at]
    kept = likeness >= LEAST
    return zip(one[kept].tolist(), other[kept].tolist(), likeness[kept].tolist(), strict=True)


def _vectors(prints: Sequence[Fingerprint]) -> tuple[Ints, Floats]:
    """A row for each document: the terms of most weight that another document has too, the heaviest first, as numbers, and their weights.

    Rows are filled up with a number that no term has, and a weight of 0.
    """
    import numpy as np

    numbers: dict[str, int] = defaultdict(count().__next__)
    lengths = np.array([len(one.terms) for one in prints], np.int32)
    total = int(lengths.sum())
    terms = np.fromiter(map(numbers.__getitem__, chain.from_iterable(one.terms for one in prints)), np.int32, total)
    documents = np.repeat(np.arange(len(prints), dtype=np.int32), lengths)
    counts = np.fromiter(chain.from_iterable(one.counts for one in prints), np.float32, total)
    having = np.bincount(terms, minlength=len(numbers))
    telling = _telling(np.array([background.share(term) for term in numbers]), having, terms, documents, counts)
    weights = np.sqrt(counts) * telling.astype(np.float32)[terms]
    order = np.lexsort((-weights, documents))  # ties stay in the order of the alphabet
    order = order[_places(lengths) < KEPT]
    documents, terms, weights = documents[order], terms[order], weights[order]
    norms = np.sqrt(np.bincount(documents, weights.astype(np.float64) ** 2, minlength=len(prints)))
    shared = (having[terms] > 1) & (weights > 0)
    documents, terms, weights = documents[shared], terms[shared], weights[shared]
    places = _places(np.bincount(documents, minlength=len(prints)))
    rows = np.full((len(prints), KEPT), len(numbers), np.int32), np.zeros((len(prints), KEPT), np.float32)
    rows[0][documents, places] = terms
    rows[1][documents, places] = weights / norms[documents]
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
    """Of each pair. `one` is in order: a document's weights are laid out by term once for all its pairs."""
    import numpy as np

    cosines = np.zeros(len(one))
    by_term = np.zeros(terms.max(initial=0) + 1)
    starts = np.flatnonzero(np.diff(one, prepend=-1))
    for start, end in zip(starts, np.append(starts, len(one))[1:], strict=True):
        mine, theirs = one[start], other[start:end]
        by_term[terms[mine]] = weights[mine]
        cosines[start:end] = np.einsum("ij,ij->i", by_term[terms[theirs]], weights[theirs])
        by_term[terms[mine]] = 0
    return cosines
