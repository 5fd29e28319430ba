"""What the room `timelines` keeps, in the order in which it can be written anew. Homes are read, not kept."""

from palabre.timelines.tables import (
    conversation_statuses,
    conversations,
    filter_keywords,
    filter_statuses,
    filters,
    markers,
    notification_permissions,
    notification_policies,
    notification_requests,
    notifications,
    push_keys,
    push_subscriptions,
    tag_follows,
)

RECORDS = (
    notifications,
    markers,
    conversations,
    conversation_statuses,
    notification_policies,
    notification_requests,
    notification_permissions,
    filters,
    filter_keywords,
    filter_statuses,
    tag_follows,
    push_keys,
    push_subscriptions,
)
