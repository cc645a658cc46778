"""Devices on another machine: carries them there, prints what it accepted even while the server is away, and tells the server.

messages   what server and agent say to each other
parts      a message in pieces small enough for the socket, put together again in order
journal    what was accepted and what became of it, on disk before it is said
jobs       one thread a printer: from accepted to an outcome
outbox     news on its way to the server; a scan that would come late is dropped
uplink     the connection out, with back-off
agent      all of it together; `python -m pos_bridge.agent` runs it
"""
