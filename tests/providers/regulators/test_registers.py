"""The catalogue knows the registers that have parsers, and the key of each source is one."""

from providers.catalogue.record_source import record_source
from providers.catalogue.registers import KNOWN
from providers.catalogue.rules import SOURCE_KEY
from providers.regulators.register import REGISTERS


def test_the_catalogue_knows_the_registers_that_have_parsers() -> None:
    assert {one.key for one in REGISTERS} == KNOWN.keys()


def test_a_reference_becomes_the_key_of_a_source() -> None:
    assert record_source("eudragmdp", "certificate", "DE_1.2-3") == "eudragmdp.certificate.DE_1.2-3"
    odd = record_source("eudragmdp", "certificate", "MT/047 HM/2026")
    assert odd.startswith("eudragmdp.certificate.MT-047-HM-2026.")
    assert SOURCE_KEY.holds(odd)


def test_two_references_have_two_keys() -> None:
    keys = {record_source("eudragmdp", "certificate", one) for one in ("A/1", "A-1", "A 1", "A//1")}
    assert len(keys) == 4
