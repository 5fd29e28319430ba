"""What may go wrong outside, as named errors."""

from palabre.ground.errors import Invalid, TooLarge, Unavailable


class Refused(Invalid):
    """An address that is never asked: no web address, or one that leads inside."""

    code = "address_refused"


class Unreached(Unavailable):
    """No answer, none in time, or none that can be read."""

    code = "unreached"


class TooLong(TooLarge):
    """The answer has more bytes than are taken."""

    code = "answer_too_long"
