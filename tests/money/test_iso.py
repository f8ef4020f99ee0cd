"""The currencies of ISO 4217 have the decimals of the standard."""

from __future__ import annotations

import pytest

from creditline import money
from creditline.money import CNY, ISO_4217, JPY, KWD, UYW, Currency

# Source: ISO 4217 List One (SIX Group), 178 active codes,
# https://www.six-group.com/dam/download/financial-information/data-center/iso-currrency/lists/list-one.xml,
# by datasets/currency-codes, data/codes-all.csv and archive/table_a1.xml @ab9b0ae8.
# That copy is dated 2024-06-25; its codes are those of January 2026, with XAD, XCG and ZWG, without ANG and BGN.
DECIMALS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW "
        "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF "
        "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK "
        "MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP "
        "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG "
        "YER ZAR ZMW ZWG"
    ),
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
NO_MINOR_UNIT = ["XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX"]


@pytest.mark.parametrize("decimals", DECIMALS)
def test_every_currency_has_the_decimals_of_the_standard(decimals: int) -> None:
    mine = {code for code, currency in ISO_4217.items() if currency.exponent == decimals}

    assert mine == set(DECIMALS[decimals].split())


def test_the_list_is_whole() -> None:
    assert len(ISO_4217) + len(NO_MINOR_UNIT) == 178


@pytest.mark.parametrize("code", NO_MINOR_UNIT)
def test_what_has_no_minor_unit_is_not_payable(code: str) -> None:
    assert code not in ISO_4217
    assert not hasattr(money, code)


@pytest.mark.parametrize("code", ISO_4217)
def test_every_currency_is_a_constant_of_the_room(code: str) -> None:
    currency = getattr(money, code)

    assert currency is ISO_4217[code]
    assert currency.code == code
    assert currency.name
    assert code in money.__all__


@pytest.mark.parametrize(
    ("currency", "name"),
    [(CNY, "Yuan Renminbi"), (JPY, "Yen"), (KWD, "Kuwaiti Dinar"), (UYW, "Unidad Previsional")],
)
def test_names_are_those_of_the_standard(currency: Currency, name: str) -> None:
    assert currency.name == name


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        ISO_4217["XAU"] = Currency("XAU", 4)  # type: ignore[index]


def test_every_public_name_is_there() -> None:
    assert all(hasattr(money, name) for name in money.__all__)
    assert len(set(money.__all__)) == len(money.__all__)
