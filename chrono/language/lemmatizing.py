"""Lemmas by spaCy's edit trees, each tree applied to a form once: a text has few forms, and asks for them often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import LEMMA
from spacy.pipeline import EditTreeLemmatizer

from chrono.language.documents import stretches, text_of_doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

_MOST_KEPT = 50_000  # forms with their trees, some 10 MB


def remember_lemmas(nlp: Language) -> None:
    """Let the lemmatizers of a pipeline that take the best tree only, or else the form, remember what they made."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, EditTreeLemmatizer) and pipe.top_k == 1 and pipe.backoff == "orth" and not pipe.overwrite:
            _Remembering(pipe)


class _Remembering:
    """Takes the place of the two steps of a lemmatizer: choosing trees, and applying them."""

    def __init__(self, pipe: Any) -> None:
        self.pipe = pipe
        self.lemmas: dict[tuple[int, str], str] = {}
        pipe._scores2guesses_top_k_equals_1 = self.trees
        pipe.set_annotations = self.annotate

    def trees(self, _: Iterable[Doc], scores: Sequence[Any]) -> list[Any]:
        """The best tree of each token, whether or not it fits the form."""
        labels = np.array(self.pipe.cfg["labels"])
        return [labels[some.argmax(axis=1)] for some in scores]

    def annotate(self, docs: Iterable[Doc], trees: Sequence[Any]) -> None:
        """Set the lemmas of documents; a form that its tree does not fit is its own lemma."""
        for doc, chosen in zip(docs, trees, strict=True):
            if not len(doc):
                continue
            text, add = text_of_doc(doc), doc.vocab.strings.add
            known = doc.to_array(LEMMA)
            made = [
                add(self.lemma(tree, text[start:end]))
                for tree, (start, end) in zip(chosen.tolist(), stretches(doc), strict=True)
            ]
            lemmas = np.where(known == 0, np.array(made, dtype="uint64"), known)
            doc.from_array([LEMMA], lemmas.reshape(-1, 1))

    def lemma(self, tree: int, form: str) -> str:
        """What a tree makes of a form."""
        found = self.lemmas.get((tree, form))
        if found is None:
            if len(self.lemmas) >= _MOST_KEPT:
                self.lemmas.clear()
            applied = self.pipe.trees.apply(tree, form)
            self.lemmas[tree, form] = found = form if applied is None else str(applied)
        return found
