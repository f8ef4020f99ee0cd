"""Places on the earth, and how far apart two of them are."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import attrs

from creditline.alike import alike, hashed
from creditline.money.number import ratio_of, read_decimal, write_decimal
from creditline.shown import shown

DECIMALS = 6
"""A micro-degree is a ninth of a metre: finer than anything that says where it is."""

MICRO = 1_000_000
LATITUDE_MAX = 90
LONGITUDE_MAX = 180

Degrees = str | int | Decimal


def _micro_degrees(name: str, value: Degrees) -> int:
    """Whole micro-degrees, exact."""
    denominator: int
    if type(value) is str:
        digits, decimals = read_decimal(value)
        numerator, denominator = digits * MICRO, 10**decimals
    elif type(value) is int:
        numerator, denominator = value * MICRO, 1
    elif type(value) is Decimal:
        whole, denominator = ratio_of(value)
        numerator = whole * MICRO
    else:
        message = f"{name} is in degrees as text, a whole number or a Decimal such as '39.9042', not {value!r}"
        raise TypeError(message)
    if numerator % denominator:
        message = f"{name} has at most {DECIMALS} decimals of a degree, not as in {value}"
        raise ValueError(message)
    return numerator // denominator


def _degrees(name: str, value: Degrees, most: int) -> str:
    """Plain decimals of a degree, none more than needed."""
    micro = _micro_degrees(name, value)
    if abs(micro) > most * MICRO:
        message = f"{name} lies between -{most} and {most} degrees, and {value} does not"
        raise ValueError(message)
    return write_decimal(micro, DECIMALS).rstrip("0").removesuffix(".")


def _latitude(value: Degrees) -> str:
    return _degrees("latitude", value, LATITUDE_MAX)


def _longitude(value: Degrees) -> str:
    return _degrees("longitude", value, LONGITUDE_MAX)


@attrs.frozen
class Place:
    """
    A place on the earth by latitude and longitude, exact to the micro-degree.

    Args:
        latitude: Degrees north of the equator, -90 to 90, both included; south is negative.
        longitude: Degrees east of Greenwich, -180 to 180, both included; west is negative.

    Degrees are text, whole numbers or `Decimal`, of at most six decimals; they are never rounded.

    >>> Place("39.9042", "116.4074").metres_to(Place("31.2304", "121.4737"))
    1067312
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    latitude: str = attrs.field(converter=_latitude)
    longitude: str = attrs.field(converter=_longitude)
    micro: tuple[int, int] = attrs.field(init=False, eq=False, repr=False)
    """Latitude and longitude in whole micro-degrees."""

    def __attrs_post_init__(self) -> None:
        """Read once what every comparison needs."""
        micro: Any = (_micro_degrees("latitude", self.latitude), _micro_degrees("longitude", self.longitude))
        object.__setattr__(self, "micro", micro)

    def metres_to(self, other: Place) -> int:
        """
        The great-circle distance to another place in whole metres, rounded to the nearest.

        On a sphere, which is right to about 0.5 % of the distance on the ellipsoid of the earth.
        """
        return great_circle_metres(self.micro, other.micro)


def great_circle_metres(one: tuple[int, int], other: tuple[int, int]) -> int:
    """
    The haversine formula on a sphere of the mean radius of the earth, 6,371,008.8 m (IUGG), in whole metres.

    The only floats of the house that decide anything: no money, and nothing finer than the metre, is made of them.
    """
    (latitude, longitude), (latitude_too, longitude_too) = (
        (math.radians(north / 1e6), math.radians(east / 1e6)) for north, east in (one, other)
    )
    across = math.sin((longitude_too - longitude) / 2) ** 2
    upright = math.sin((latitude_too - latitude) / 2) ** 2
    half = upright + math.cos(latitude) * math.cos(latitude_too) * across
    return round(2 * 6_371_008.8 * math.asin(min(1.0, math.sqrt(half))))
