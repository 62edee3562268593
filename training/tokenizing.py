"""spaCy's English tokenizer, brought closer to how English treebanks cut words.

Universal Dependencies keeps a prefix with its word ("pre-emptive", "mid-July", "non-profit"), a run of marks ("!!!")
and a telephone number whole; spaCy cuts all of them. The rules are stored with the pipeline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

# Prefixes that EWT and GUM do not cut off, as their training parts show.
PREFIXES = (
    "anti co counter cross e ex inter intra mega micro mid mini multi neo non over post pre pro pseudo quasi re semi "
    "sub super trans ultra un under"
).split()
_RUNS = [r"[!?]{2,}", r"\.\?", r">{2,}", r"<{2,}", r"\*{2,}", r"={2,}", r"_{2,}"]
_MINUS = r"-(?=[$\d])"
_CLOCK = r"(?<=[0-9])(?:am|pm|AM|PM)"
_TELEPHONE = r"(?:\d{3}-)?\d{3}-\d{4}"


def like_treebanks(nlp: Language) -> Language:
    """Change the tokenizer of an English pipeline in place, and give the pipeline back."""
    kept = "".join(f"(?<!\\b{p})(?<!\\b{p.title()})(?<!\\b{p.upper()})" for p in PREFIXES)
    infixes = [_spare(str(rule), kept) for rule in nlp.Defaults.infixes]
    tokenizer = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, _MINUS, *nlp.Defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, _CLOCK, *nlp.Defaults.suffixes]).search
    tokenizer.token_match = re.compile(rf"^(?:{_TELEPHONE})$").match
    return nlp


def _spare(rule: str, kept: str) -> str:
    """An infix rule that cuts at hyphens between letters, but not behind the prefixes."""
    return rule.replace("(?:-|", f"{kept}(?:-|", 1) if "(?:-|" in rule else rule
