"""Two stages of one training as one pipeline: their weights averaged, which is surer than either.

Both must have grown from the same weights. Method: Wortsman and others 2022, "Model soups".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

import training.registry  # noqa: F401 - the second stage's config names what stands there

if TYPE_CHECKING:
    from pathlib import Path


def average(first: Path, second: Path, target: Path) -> Path:
    """The mean of two pipelines of the same shape, saved as a third."""
    nlp, other = spacy.load(first), spacy.load(second)
    for name, component in nlp.pipeline:
        if not hasattr(component, "model"):
            continue
        for a, b in zip(component.model.walk(), other.get_pipe(name).model.walk(), strict=True):
            for parameter in a.param_names:
                if a.has_param(parameter):
                    a.set_param(parameter, (a.get_param(parameter) + b.get_param(parameter)) / 2)
    nlp.to_disk(target)
    return target
