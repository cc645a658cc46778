"""The agents of the shop: machines elsewhere that carry devices."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kiosk.domain.devices import SERVER
from kiosk.use_cases import pairing
from kiosk.use_cases.ports import UnitOfWork


@dataclass(frozen=True)
class KnownAgent:
    """`trusted`: it has a key that holds. One without may still be named by devices."""

    id: str
    name: str
    trusted: bool


def known(uow: UnitOfWork, named: Collection[str]) -> Sequence[KnownAgent]:
    """Those that have a key, and those that are `named` by devices; in the order of ids."""
    paired = pairing.agents(uow)
    everyone = paired.keys() | (set(named) - {SERVER})
    return [KnownAgent(agent, paired.get(agent, agent), agent in paired) for agent in sorted(everyone)]
