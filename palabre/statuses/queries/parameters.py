"""Parameters that several statements share, typed so that both engines know them."""

from sqlalchemy import bindparam

from palabre.store.schema import Id

ACCOUNT = bindparam("account_id", type_=Id)
STATUS = bindparam("status_id", type_=Id)
VIEWER = bindparam("viewer_id", type_=Id)
LIMIT = bindparam("limit", type_=Id)
BY = bindparam("by", type_=Id)
NOW = bindparam("now", type_=Id)
