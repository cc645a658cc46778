"""The demo's other store: its devices hang at an agent, a process of its own with its own key, as on another machine."""

from datetime import datetime
from pathlib import Path

from kiosk.domain.keys import Key, KeyKind
from kiosk.use_cases import pairing
from kiosk.use_cases.ports import NewId, Store, UnitOfWork
from kiosk.use_cases.signing_in import NewToken

AGENT = "agent-sadovaya"
NAME = "Садовая, 12"


def pair(store: Store, folder: Path, now: datetime, new_id: NewId, new_token: NewToken) -> None:
    """Give the agent in that folder a key, unless it has one that holds: in the demo nobody has to accept its code."""
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / "agent.key"
    token = kept.read_text(encoding="ascii").strip() if kept.exists() else ""
    if token and store.read(lambda uow: pairing.agent_of(uow, token)) == AGENT:
        return
    token = new_token()

    def work(uow: UnitOfWork) -> None:
        for old in pairing.holders(uow, KeyKind.AGENT, AGENT):
            uow.keys.revoke(old.id, now)
        uow.keys.add(Key(new_id(), KeyKind.AGENT, AGENT, NAME, now, pairing.DEMO), token)

    store.write(work)
    kept.touch(mode=0o600)
    kept.write_text(f"{token}\n", encoding="ascii")
