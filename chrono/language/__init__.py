"""Language: sentences, and for chosen ones their parse and names."""

from chrono.language.analysing import Reading, analyse
from chrono.language.names import Name, Names, collect
from chrono.language.pipeline import LanguageError, Word, forgetting, load, own_process, parts_of_speech
from chrono.language.sentence import Sentence, Simplification
from chrono.language.sentences import split
from chrono.language.tokens import Token, text_of

__all__ = [
    "LanguageError",
    "Name",
    "Names",
    "Reading",
    "Sentence",
    "Simplification",
    "Token",
    "Word",
    "analyse",
    "collect",
    "forgetting",
    "load",
    "own_process",
    "parts_of_speech",
    "split",
    "text_of",
]
