"""Record sets of the room `policy`, in the order in which they can be written."""

from palabre.policy.tables import policies

RECORDS = (policies,)
