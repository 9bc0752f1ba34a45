"""The sheet that computes: weights in cells, and fit, bounds and rank by the arithmetic of the method's section 5.

Each fit is the mean of a row's dimensions by weight, over those that have requirements. The rank counts who comes
before: whoever shows what decides, then the higher fit at nine decimals, then what decides between level fits, which no
weight moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selector.report.ranking import step
from selector.report.scorecard import Scorecard
from selector.report.scores import Fits, ScoreRow

from .workbook import Book, Formula, Margins, Paper, Sheet, Value, letter

LABELS, INPUT, SHARE, STORED, NEEDS, GROUPS, HEAD = 3, 4, 5, 6, 7, 9, 10
COLUMNS = (
    "rank", "name", "list", "gate", "fits", "fit", "low", "high",
    "fit_now", "low_now", "high_now", "rank_now", "move", "best", "worst", "first", "known",
    "list_number", "order", "lows", "highs",
)  # fmt: skip
PER_DIMENSION = frozenset({"fits", "lows", "highs"})
WIDTHS = {"rank": 7.0, "name": 32.0, "list": 19.0, "gate": 18.0, "move": 15.0, "fits": 10.5}
WIDTH = 8.5


class Layout:
    """Where things stand: the first column of each name, and the columns of the dimensions in play."""

    def __init__(self, card: Scorecard) -> None:
        self.count, self.rows = len(card.dimensions), len(card.rows)
        self.start, at = {}, 1
        for name in COLUMNS:
            self.start[name] = at
            at += self.count if name in PER_DIMENSION else 1
        self.end = at - 1
        self.used = [place for place, dimension in enumerate(card.dimensions) if dimension.u]

    def cell(self, name: str, row: int, place: int = 0) -> str:
        """A cell of a column in a row, such as E11."""
        return f"{letter(self.start[name] + place)}{row}"

    def fixed(self, row: int, place: int) -> str:
        """A cell above the fits that stays when a formula is copied, such as $E$5."""
        return f"${letter(self.start['fits'] + place)}${row}"

    @property
    def total(self) -> str:
        """The sum of the weights in play."""
        return self.fixed(INPUT, self.count)

    def all(self, name: str) -> str:
        """All rows of a column, such as $M$11:$M$69."""
        column = letter(self.start[name])
        return f"${column}${HEAD + 1}:${column}${HEAD + self.rows}"


def fit_sheet(book: Book, card: Scorecard, margins: Margins) -> None:
    """Write the sheet."""
    at, say = Layout(card), card.words
    sheet = book.sheet(say.sheets["scorecard"], tuple(_widths(at)))
    sheet.put(1, 1, say.sheets["scorecard"], "title")
    sheet.put(2, 1, card.hidden or say.reading["scorecard"], "lead", across=at.start["move"])
    if not card.rows:
        sheet.arrange(Paper(), margins)
        return
    _weights(sheet, card, at)
    _heads(sheet, card, at)
    for row, score in enumerate(card.rows, HEAD + 1):
        _row(sheet, card, at, row, score)
    sheet.fold(at.start["list_number"], at.end)
    last = at.cell("known", HEAD + at.rows)
    frozen = at.cell("list", HEAD + 1)
    sheet.arrange(Paper(frozen, f"A{HEAD}:{last}", head_rows=f"{HEAD}:{HEAD}"), margins)
    sheet.page.print_area = f"A1:{last}"


def _widths(at: Layout) -> Iterator[float]:
    for name in COLUMNS:
        yield from [WIDTHS.get(name, WIDTH)] * (at.count if name in PER_DIMENSION else 1)


def _weights(sheet: Sheet, card: Scorecard, at: Layout) -> None:
    """The weights to change, their shares, and what was assessed; a dimension without requirements has no share."""
    say, first, after = card.words, at.start["fits"], at.start["fits"] + at.count
    rows = {INPUT: "weight", SHARE: "share", STORED: "stored", NEEDS: "needs"}
    for row, key in rows.items():
        sheet.put(row, first - 2, say.head[key], "term", across=2)
    used = sum(card.dimensions[place].weight for place in at.used)
    for place, dimension in enumerate(card.dimensions):
        column, weight = first + place, at.fixed(INPUT, place)
        share = dimension.weight / used if used else 0.0
        sheet.put(LABELS, column, dimension.short, "head")
        sheet.put(INPUT, column, dimension.weight, "input")
        live = Formula(f"IF({at.total}=0,0,{weight}/{at.total})", share)
        sheet.put(SHARE, column, live if dimension.u else "–", "share")
        sheet.put(STORED, column, dimension.weight, "rank")
        sheet.put(NEEDS, column, dimension.u, "rank")
    sheet.put(LABELS, after, say.head["total"], "head")
    for row in (INPUT, STORED):
        together = "+".join(at.fixed(row, place) for place in at.used)
        sheet.put(row, after, Formula(together, used), "rank")
    same = ",".join(f"{at.fixed(INPUT, place)}={at.fixed(STORED, place)}" for place in range(at.count))
    words = Formula(
        f"IF(AND({same}),{_quoted(say.weights['same'])},{_quoted(say.weights['other'])})", say.weights["same"]
    )
    sheet.put(INPUT, after + 1, words, "words now")
    sheet.ask(f"{letter(first)}{INPUT}:{letter(after - 1)}{INPUT}", say.entry)


def _heads(sheet: Sheet, card: Scorecard, at: Layout) -> None:
    say, shorts = card.words, [dimension.short for dimension in card.dimensions]
    groups = {"fits": "dimensions", "fit": "stored", "fit_now": "now", "best": "draws", "list_number": "working"}
    for name, key in groups.items():
        sheet.put(GROUPS, at.start[name], say.groups[key], "group")
    named = {**say.columns} | {f"{key}_now": say.columns[key] for key in ("fit", "low", "high")}
    for name in COLUMNS:
        heads = [named[name]] if name not in PER_DIMENSION else shorts
        if name in {"lows", "highs"}:
            heads = [say.bounds[name.removesuffix("s")].format(dimension=short) for short in shorts]
        sheet.line(HEAD, heads, "head", column=at.start[name])


def _row(sheet: Sheet, card: Scorecard, at: Layout, row: int, score: ScoreRow) -> None:
    values: dict[str, tuple[Value, str]] = {
        "rank": (score.rank, "rank"),
        "name": (score.name, "term"),
        "list": (card.words.lists["shown" if score.list_number == 1 else "asked"], "text"),
        "gate": (score.gate, "text"),
        "fit": (score.fit, "fit"),
        "low": (score.fit_low, "fit"),
        "high": (score.fit_high, "fit"),
        "fit_now": (Formula(_fit(at, "fits", row), score.fit), "now"),
        "low_now": (Formula(_fit(at, "lows", row), score.fit_low), "now"),
        "high_now": (Formula(_fit(at, "highs", row), score.fit_high), "now"),
        "rank_now": (Formula(_rank(at, row), score.rank), "rank now"),
        "move": (Formula(_move(card, at, row), card.words.move["same"]), "words now"),
        "best": (score.best_rank, "rank"),
        "worst": (score.worst_rank, "rank"),
        "first": (score.first, "share"),
        "known": (score.known, "percent"),
        "list_number": (score.list_number, "rank"),
        "order": (score.order, "rank"),
    }
    for name, (value, style) in values.items():
        sheet.put(row, at.start[name], value, style)
    for name, fits in {"fits": score.fits, "lows": score.lows, "highs": score.highs}.items():
        _fits(sheet, row, at.start[name], fits)


def _fits(sheet: Sheet, row: int, column: int, fits: Fits) -> None:
    for place, fit in enumerate(fits, column):
        if fit is None:
            sheet.put(row, place, "–", "fit")
        else:
            sheet.put(row, place, fit, f"fit {step(fit)}")


def _fit(at: Layout, name: str, row: int) -> str:
    """The mean by weight over the dimensions in play; 0 where those weigh nothing."""
    parts = "+".join(f"{at.fixed(INPUT, place)}*{at.cell(name, row, place)}" for place in at.used)
    return f"IF({at.total}=0,0,({parts})/{at.total})"


def _rank(at: Layout, row: int) -> str:
    lists, own_list = at.all("list_number"), at.cell("list_number", row)
    fits, own_fit = f"ROUND({at.all('fit_now')},9)", f"ROUND({at.cell('fit_now', row)},9)"
    level = f"({fits}={own_fit})*({at.all('order')}<{at.cell('order', row)})"
    return f"1+SUMPRODUCT(({lists}<{own_list})+({lists}={own_list})*(({fits}>{own_fit})+{level}))"


def _move(card: Scorecard, at: Layout, row: int) -> str:
    say, before, now = card.words.move, at.cell("rank", row), at.cell("rank_now", row)
    up, down = _told(say["up"], f"{before}-{now}"), _told(say["down"], f"{now}-{before}")
    return f"IF({now}={before},{_quoted(say['same'])},IF({now}<{before},{up},{down}))"


def _told(pattern: str, count: str) -> str:
    """A pattern with {count} as a formula that joins words and a number."""
    parts: Sequence[str] = pattern.partition("{count}")
    return f"{_quoted(parts[0])}&({count})&{_quoted(parts[2])}"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
