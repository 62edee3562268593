"""The language pipeline: sentences, and for each its parse and names."""

from chrono.language.pipeline import LanguageError, analyse, load
from chrono.language.sentence import Sentence, Simplification

__all__ = ["LanguageError", "Sentence", "Simplification", "analyse", "load"]
