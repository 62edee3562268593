"""The spaCy pipeline: chrono's own English one, or any other of Universal Dependencies that the user names."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from chrono.errors import ChronoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

GUIDE, NAMES = "chrono_guide", "chrono_names"
"""Names of the two components that every pipeline is given."""
_OWN = Path(__file__).parent / "model"
# Labels of Universal Dependencies without which the rooms after this one cannot read a parse.
_NEEDED = {"nsubj", "obj", "obl", "nmod", "ccomp", "case"}
_ONE = Lock()
_own_process = False
_MARKS = ".,:;!?()[]\"'“”‘’"
_MOST_KEPT = 20_000  # words with the marks at them: some 12 MB
_KEPT: WeakKeyDictionary[Language, set[str]] = WeakKeyDictionary()  # by pipeline, the words that its tokenizer keeps
_TAGGING = {"tok2vec", "transformer", "tagger", "morphologizer"}


class LanguageError(ChronoError):
    """A pipeline cannot be loaded, or is not one of Universal Dependencies."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its offsets, and its part of speech (Universal Dependencies' UPOS)."""

    start: int
    end: int
    pos: str


def load(name: str | None = None) -> Language:
    """The pipeline by name or path; chrono's own where none is named. Loaded once a process, when first asked for.

    The marks of sentences guide its parser (`guiding`), and the gazetteer corrects its names (`naming`).

    Raises:
        LanguageError: there is no such pipeline, or its parser's labels are not Universal Dependencies.
    """
    return _loaded(name)


@cache  # which would take `load()` and `load(None)` for two
def _loaded(name: str | None) -> Language:
    import spacy

    from chrono.language import guiding, inference, lemmatizing, naming, stepping  # noqa: F401 - two of them register components

    try:
        nlp = spacy.load(name or _OWN)
    except OSError as error:
        raise LanguageError(f"there is no spaCy pipeline {name!r}: {str(error).splitlines()[0]}") from None
    labels = set(nlp.get_pipe("parser").labels) if nlp.has_pipe("parser") else set()
    if not labels >= _NEEDED:
        missing = ", ".join(sorted(_NEEDED - labels))
        raise LanguageError(f"the pipeline {name!r} is not one of Universal Dependencies (its parser lacks {missing})")
    _single_precision(nlp)
    inference.quicken(nlp)
    stepping.step_together(nlp)
    lemmatizing.remember_lemmas(nlp)
    nlp.add_pipe(GUIDE, first=True)
    nlp.add_pipe(NAMES, last=True)
    if _own_process:
        # A pipeline stays to the end: the collector of garbage need not walk through it again and again.
        gc.freeze()
    return nlp


def own_process() -> None:
    """Say that this process is chrono's own, the command line's or a worker's, and that nothing else lives in it.

    What stands in memory when the pipeline has been loaded is then never looked through for garbage. In a process that
    only imports chrono, that would keep garbage of others for good.
    """
    global _own_process
    if not _own_process and _loaded.cache_info().currsize:
        gc.freeze()
    _own_process = True


@contextmanager
def forgetting(name: str | None = None, texts: Iterable[str] = ()) -> Iterator[None]:
    """Forget in the end the words that a pipeline met inside: names and numbers are new in every article.

    A spaCy pipeline keeps every word that it ever saw, one or two kilobytes each. Nothing of spaCy's that is made
    inside (no sentence, no token) may be used after it. One thread at a time is let in.

    Args:
        name: the pipeline's name or path.
        texts: what will be read inside: its common words, which every article has, are kept, so that they are cut
            into tokens once. This changes nothing but the speed.
    """
    with _ONE:
        nlp = load(name)
        _keep_common(nlp, texts)
        with nlp.memory_zone():
            yield


def _keep_common(nlp: Language, texts: Iterable[str]) -> None:
    """Cut the words of texts that the pipeline has vectors for, and keep how, up to a number of them.

    spaCy's tokenizer remembers how it cut a word only outside a memory zone; inside it cuts "the" anew each time.
    """
    from spacy.strings import get_string_id

    kept, known = _KEPT.setdefault(nlp, set()), nlp.vocab.vectors.key2row
    for text in texts:
        for word in dict.fromkeys(text.split()):
            if len(kept) >= _MOST_KEPT:
                return
            if word not in kept and get_string_id(word.strip(_MARKS)) in known:
                kept.add(word)
                nlp.tokenizer(word)


def _single_precision(nlp: Language) -> None:
    """Weights stored in half precision, which is as good and half as large, are worked with in single precision."""
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            for name in node.param_names:
                if node.has_param(name) and node.get_param(name).dtype == "float16":
                    node.set_param(name, node.get_param(name).astype("float32"))
    if nlp.vocab.vectors.data.dtype == "float16":
        nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")


def parts_of_speech(texts: Iterable[str], name: str | None = None) -> Iterator[tuple[Word, ...]]:
    """The words of short texts (a sentence each) with their parts of speech; nothing is parsed.

    For a word that only its part of speech tells from a time ("may", "march", "second").
    """
    nlp = load(name)
    others = [pipe for pipe in nlp.pipe_names if pipe not in _TAGGING]
    for doc in nlp.pipe(texts, disable=others):
        yield tuple(Word(token.idx, token.idx + len(token), token.pos_) for token in doc if not token.is_space)
