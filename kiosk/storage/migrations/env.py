"""Run by alembic for every migration. The connection, and the transaction around it, come from `upgrade_on`.

The tables of today are not handed in: a migration names everything itself, for it must do the same forever.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
