"""The WSGI server: gunicorn with real threads, one worker process. Devices and sockets belong to exactly one process."""

import logging
import os
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication


class Server(BaseApplication):  # type: ignore[misc]
    """`make_app` runs in the worker, after the fork: threads and connections must not cross it. `close` runs when it ends."""

    def __init__(
        self,
        host: str,
        port: int,
        threads: int,
        make_app: Callable[[], Flask],
        ready: Callable[[], None],
        close: Callable[[], None],
    ) -> None:
        self._bind = f"{host}:{port}"
        self._threads = threads
        self._make_app = make_app
        self._ready = ready
        self._close = close
        super().__init__()

    def load_config(self) -> None:
        settings: dict[str, Any] = {
            "bind": self._bind,
            "workers": 1,
            "worker_class": "gthread",
            "threads": self._threads,
            "keepalive": 30,
            "graceful_timeout": 5,
            "loglevel": "warning",
            "post_worker_init": lambda worker: self._ready(),
            "worker_exit": self._left,
        }
        for key, value in settings.items():
            self.cfg.set(key, value)

    def _left(self, _: Any, worker: Any) -> None:
        """The worker ends. Where its parent was killed, nobody is left to end the threads that still wait for open screens:
        they would keep those screens at a server that answers nothing, while another has taken its place."""
        self._close()
        if os.getppid() != worker.ppid:
            logging.shutdown()
            os._exit(1)

    def load(self) -> Flask:
        return self._make_app()
