"""What every step of the shortlist reads beside requirements and facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from providers.catalogue.facts import RegisterDays
from providers.catalogue.vocabulary import Vocabulary
from selector.method.schema import Method
from selector.method.texts import Texts

DECIMALS = 9  # sizes, fits and shares are compared after rounding, so that the noise of fractions never decides


@dataclass(frozen=True, slots=True)
class Basis:
    """The method, its words, the vocabulary, the day of the assessment, from which the age of evidence counts.

    `registers` has the days of the registers that the catalogue has read.
    """

    method: Method
    texts: Texts
    vocabulary: Vocabulary
    today: date
    registers: Mapping[str, RegisterDays] = field(default_factory=dict)
