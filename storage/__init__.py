"""What is kept: tables, migrations, one module per noun, read-only reports and the outbox.

Guarantees by keys and conditional writes what the rules decided, and hands out domain values, never
rows. SQLAlchemy lives here alone, and nothing here commits: the edge does. Imports `domain`.
"""
