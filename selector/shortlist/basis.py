"""What every step of the shortlist reads beside requirements and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from providers.catalogue.vocabulary import Vocabulary
from selector.method.schema import Method
from selector.method.texts import Texts

DECIMALS = 9  # sizes, fits and shares are compared after rounding, so that the noise of fractions never decides


@dataclass(frozen=True, slots=True)
class Basis:
    """The method, its words, the vocabulary, the day of the assessment, from which the age of evidence counts."""

    method: Method
    texts: Texts
    vocabulary: Vocabulary
    today: date
