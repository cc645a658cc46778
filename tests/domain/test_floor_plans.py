from kiosk.domain.floor_plans import HEIGHT, PLAIN, WIDTH, FloorPlan, placed, within


def test_stations_without_a_place_stand_apart_from_each_other_and_from_those_with_one() -> None:
    stations = [f"kiosk-{n}" for n in range(8)]
    spots = placed(FloorPlan(places={"kiosk-3": (500, 290)}), stations)
    assert list(spots) and set(spots) == set(stations) and spots["kiosk-3"] == (500, 290)
    taken = list(spots.values())
    assert len(set(taken)) == len(taken)
    assert all(abs(x - 500) > 190 or abs(y - 290) > 110 for name, (x, y) in spots.items() if name != "kiosk-3")


def test_more_stations_than_room_are_still_all_shown() -> None:
    stations = [str(n) for n in range(40)]
    assert set(placed(PLAIN, stations)) == set(stations)


def test_a_card_stays_on_the_plan() -> None:
    assert within(-500, 9999) == (110, HEIGHT - 60)
    assert within(WIDTH // 2, HEIGHT // 2) == (WIDTH // 2, HEIGHT // 2)
