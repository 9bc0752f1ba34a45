"""What a record of a register does not mean, in a sentence for whoever imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CAUTIONS: dict[str, _StrPromise] = {
    "registration": _(
        "A registration is not an approval: it says that a site is listed with the FDA, not that it was inspected."
    ),
    "inspection": _(
        "A classification is about one inspection and its product area; a site without one may not have been inspected."
    ),
    "letter": _(
        "The list names companies, not plants. Confirm a site only where the letter itself names it; no letter in the"
        " list is not a clean record."
    ),
    "recall": _(
        "A recall is about a product; the firm that recalls it need not have made it. No recall is not a clean record."
    ),
    "certificate": _(
        "A certificate is for its scope only, as its codes and remarks give it; no entry is not a clean record."
    ),
    "prequalification": _(
        "A prequalification is of a product, for procurement through agencies of the UN; it is no approval of a plant."
    ),
}
