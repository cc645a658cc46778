"""A small online shop for demonstrations and tests: a program of its own, with its own database.

It shares nothing with the store server but the contract in kiosk/channels/generic.openapi.yaml, and keeps to it honestly.
"""
