"""Places are exact, and as far apart as is published."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from creditline.terms import Place

BEIJING, SHANGHAI = Place("39.9042", "116.4074"), Place("31.2304", "121.4737")
LYON, PARIS = Place("45.7597", "4.8422"), Place("48.8567", "2.3508")
BIG_BEN, LIBERTY = Place("51.5007", "-0.1246"), Place("40.6892", "-74.0445")


class TestDistances:
    def test_beijing_and_shanghai(self) -> None:
        """Source: https://www.worldcountrydata.com/en/distance/beijing-to-shanghai: 1,067 km."""
        assert 1_066_500 <= BEIJING.metres_to(SHANGHAI) < 1_067_500

    def test_lyon_and_paris_to_the_metre(self) -> None:
        """Source: https://github.com/mapado/haversine, README: 392.2172595594006 km on the same sphere."""
        assert LYON.metres_to(PARIS) == 392_217

    def test_big_ben_and_the_statue_of_liberty(self) -> None:
        """Source: https://github.com/dmacvicar/iu, test/test.cpp: 5574.840 km, on a sphere of 6371 km."""
        assert abs(BIG_BEN.metres_to(LIBERTY) - 5_574_840 * 6_371_008_8 // 6_371_000_0) <= 1

    @pytest.mark.parametrize(
        ("one", "other", "km"),
        [
            (("35.68", "139.77"), ("51.15", "-0.18"), 9609),
            (("1.37", "103.92"), ("41.78", "-87.75"), 15092),
            (("51.15", "-0.18"), ("-34.58", "-58.48"), 11112),
        ],
        ids=["Tokyo-London", "Singapore-Chicago", "London-Buenos Aires"],
    )
    def test_three_of_a_contest(self, one, other, km) -> None:
        """Source: https://www.openjudges.com/p/D4531, on a sphere of 6378.1 km."""
        metres = Place(*one).metres_to(Place(*other))
        assert round(metres * 63781 / 63710.088 / 1000) == km

    def test_it_is_the_same_both_ways(self) -> None:
        assert BEIJING.metres_to(SHANGHAI) == SHANGHAI.metres_to(BEIJING)

    def test_a_place_is_no_way_from_itself(self) -> None:
        assert BEIJING.metres_to(BEIJING) == 0

    def test_opposite_ends_are_half_way_round(self) -> None:
        assert Place(90, 0).metres_to(Place(-90, 120)) == 20_015_114
        assert Place(0, "-90").metres_to(Place(0, 90)) == 20_015_114

    def test_the_date_line_is_no_barrier(self) -> None:
        assert Place(0, 180).metres_to(Place(0, -180)) == 0
        assert Place(0, "179.999").metres_to(Place(0, "-179.999")) == 222


class TestDegrees:
    def test_they_are_kept_as_whole_micro_degrees(self) -> None:
        place = Place(Decimal("39.904200"), -116)

        assert place.micro == (39_904_200, -116_000_000)
        assert place == Place("39.9042", "-116.000000")
        assert repr(place) == "Place(latitude='39.9042', longitude='-116')"
        assert hash(place) == hash(Place("39.9042", "-116"))

    def test_a_place_moves_by_evolving(self) -> None:
        assert attrs.evolve(BEIJING, longitude="121.4737").micro == (39_904_200, 121_473_700)

    @pytest.mark.parametrize("value", [39.9, True, None, "39,9", "1e1", "north"])
    def test_what_is_not_exact_is_refused(self, value) -> None:
        with pytest.raises((TypeError, ValueError)):
            Place(value, 0)

    def test_the_message_says_what_to_write(self) -> None:
        with pytest.raises(TypeError, match=r"latitude is in degrees as text, .* such as '39.9042', not 39.9$"):
            Place(39.9, 0)  # type: ignore[arg-type]

    def test_a_seventh_decimal_is_refused_and_never_rounded(self) -> None:
        with pytest.raises(ValueError, match="longitude has at most 6 decimals of a degree, not as in 116.4074001"):
            Place("39.9042", "116.4074001")

    @pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180)])
    def test_the_ends_are_included(self, latitude, longitude) -> None:
        assert Place(latitude, longitude).micro == (latitude * 10**6, longitude * 10**6)

    @pytest.mark.parametrize(("latitude", "longitude"), [("90.000001", 0), (-91, 0), (0, "180.000001"), (0, -181)])
    def test_what_lies_beyond_is_refused(self, latitude, longitude) -> None:
        with pytest.raises(ValueError, match="lies between"):
            Place(latitude, longitude)
