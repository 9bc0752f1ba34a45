"""How numbers are rounded and written: signs, thousands, percent. Rounding happens here and nowhere else."""

from __future__ import annotations

from selector.method.phrases import FormPhrases

MINUS = "−"


def signed(value: float, digits: int = 1) -> str:
    """With its sign, as scores and parts are written: +44.6, −16.7, 0.0."""
    text = f"{abs(value):,.{digits}f}"
    if not text.strip("0.,"):
        return text
    return ("+" if value > 0 else MINUS) + text


def plain(value: float, digits: int = 1) -> str:
    """Without a plus sign: 73.7, 10,000."""
    return signed(value, digits).removeprefix("+")


def whole(value: float) -> str:
    """Rounded to an integer: 68."""
    return plain(value, 0)


def line(value: float) -> str:
    """A threshold as it stands in the method: +25, −25, +12.5."""
    return signed(value, 0 if value == int(value) else 1)


def percent(form: FormPhrases, share: float, digits: int = 0) -> str:
    """A share (0..1) in percent. What is not all never reads 100, what is not nothing never 0: digits are added."""
    share = round(share, 9)
    text = f"{share * 100:.{digits}f}"
    if 0 < share < 1 and float(text) in {0.0, 100.0}:
        return percent(form, share, digits + 1)
    return form.percent.format(value=text)
