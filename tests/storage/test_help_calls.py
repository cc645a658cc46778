from dataclasses import replace

from kiosk.domain.stations import HelpCall
from kiosk.use_cases.ports import Store
from tests.storage.samples import LATER, NOW

FIRST = HelpCall("h2", "kiosk-1", "product", "waiting", NOW)
SECOND = HelpCall("h1", "kiosk-2", "product", "waiting", LATER)


def test_a_call_is_open_until_it_is_done(store: Store) -> None:
    store.write(lambda uow: uow.help_calls.add(FIRST))
    store.write(lambda uow: uow.help_calls.add(SECOND))
    assert store.read(lambda uow: uow.help_calls.open()) == [FIRST, SECOND]
    coming = replace(FIRST, state="coming")
    assert store.write(lambda uow: uow.help_calls.set_state("h2", "coming", LATER)) == coming
    assert store.read(lambda uow: uow.help_calls.open()) == [coming, SECOND]
    store.write(lambda uow: uow.help_calls.set_state("h2", "done", LATER))
    assert store.read(lambda uow: uow.help_calls.open()) == [SECOND]
    assert store.write(lambda uow: uow.help_calls.set_state("nothing", "done", LATER)) is None
