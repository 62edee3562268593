"""What spaCy's configs call by name (`spacy train --code`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

from training.augmenting import name_variants, syntax_variants
from training.tokenizing import like_treebanks

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


def tokenizer() -> Callable[[Language], Language]:
    """The tokenizer that cuts as treebanks do; the pipeline stores its rules, not this callback."""
    return like_treebanks


def resumable() -> Callable[[Language], Language]:
    """A lemmatizer that was loaded goes on learning.

    spaCy 3.8 does not store which label stands for which edit tree beyond their order, and a loaded lemmatizer would
    take every tree for the first one.
    """

    def mend(nlp: Language) -> Language:
        if nlp.has_pipe("trainable_lemmatizer"):
            lemmatizer = nlp.get_pipe("trainable_lemmatizer")
            lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
        return nlp

    return mend


spacy.registry.augmenters("chrono.syntax_variants.v1", func=syntax_variants)
spacy.registry.augmenters("chrono.name_variants.v1", func=name_variants)
spacy.registry.callbacks("chrono.tokenizer.v1", func=tokenizer)
spacy.registry.callbacks("chrono.resumable.v1", func=resumable)
