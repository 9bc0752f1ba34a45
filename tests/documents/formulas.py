"""Computes the formulas of a sheet from its own cells, and what LibreOffice makes of them where it is installed."""

import ast
import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from openpyxl import load_workbook

OFFICE = shutil.which("soffice")
REFERENCE = r"\$?[A-Z]{1,3}\$?[0-9]+"
TOKEN = re.compile(rf'("(?:[^"]|"")*")|({REFERENCE}:{REFERENCE})|({REFERENCE})|(<>|<=|>=|=)')
OPERATORS = {"=": "==", "<>": "!="}
ACTS: dict[type, Any] = {
    ast.Add: lambda one, other: one + other,
    ast.Sub: lambda one, other: one - other,
    ast.Mult: lambda one, other: one * other,
    ast.Div: lambda one, other: one / other,
    ast.BitAnd: lambda one, other: _text(one) + _text(other),
    ast.Lt: lambda one, other: one < other,
    ast.Gt: lambda one, other: one > other,
    ast.Eq: lambda one, other: one == other,
}


class Sheet:
    """A sheet whose formulas are computed when they are read, on the cells as they stand."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self._known: dict[str, Any] = {}

    def value(self, cell: str) -> Any:
        """What a cell comes to."""
        if cell not in self._known:
            found = self.page[cell].value
            is_formula = self.page[cell].data_type == "f"
            self._known[cell] = self._run(_parsed(found[1:])) if is_formula else found
        return self._known[cell]

    def area(self, cells: str) -> Any:
        """What a column of cells comes to."""
        if cells not in self._known:
            self._known[cells] = np.array([self.value(cell.coordinate) for (cell,) in self.page[cells]], dtype=float)
        return self._known[cells]

    def _run(self, node: ast.expr) -> Any:
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.BinOp):
            return ACTS[type(node.op)](self._run(node.left), self._run(node.right))
        if isinstance(node, ast.Compare):
            return ACTS[type(node.ops[0])](self._run(node.left), self._run(node.comparators[0]))
        assert isinstance(node, ast.Call)
        assert isinstance(node.func, ast.Name)
        return self._call(node.func.id, node.args)

    def _call(self, name: str, given: list[ast.expr]) -> Any:
        if name == "IF":
            return self._run(given[1] if self._run(given[0]) else given[2])
        values = [self._run(one) for one in given]
        calls: dict[str, Callable[..., Any]] = {
            "cell": self.value,
            "area": self.area,
            "ROUND": np.round,
            "AND": lambda *parts: all(parts),
            "SUMPRODUCT": lambda part: int(np.sum(part)),
        }
        return calls[name](*values)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _parsed(formula: str) -> ast.expr:
    return ast.parse(TOKEN.sub(_python, formula), mode="eval").body


def _python(found: re.Match[str]) -> str:
    words, area, cell, operator = found.groups()
    if words:
        return repr(words[1:-1].replace('""', '"'))
    if operator:
        return OPERATORS.get(operator, operator)
    return f"{'area' if area else 'cell'}('{(area or cell).replace('$', '')}')"


def by_office(content: bytes, folder: Path) -> Any:
    """The workbook with the values that LibreOffice computes anew."""
    (folder / "card.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE or "", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    command += ["--outdir", str(folder / "out"), str(folder / "card.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return load_workbook(BytesIO((folder / "out" / "card.xlsx").read_bytes()), data_only=True)
