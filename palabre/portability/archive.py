"""What the room `portability` keeps, in the order in which it can be written anew."""

from palabre.portability.tables import copies, departures, import_batches, imports

RECORDS = (copies, imports, import_batches, departures)
