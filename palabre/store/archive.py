"""Record sets of the store itself: work that waits and events that are still followed move house too."""

from palabre.store.events import events
from palabre.store.jobs import jobs, schedules

RECORDS = (schedules, events, jobs)
