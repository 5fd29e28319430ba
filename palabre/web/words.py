"""What a page says, in the reader's language: sentences, numbers, moments."""

from datetime import timedelta
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_month_names
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from babel.units import format_unit
from markupsafe import Markup, escape

from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR, MINUTE
from palabre.ground.language import catalogue, is_language, is_right_to_left

RECENT = 6 * DAY


class Words:
    """Speaks one language. Sentences come from the catalogue, with `{placeholders}`; what fills them is escaped."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.direction = "rtl" if is_right_to_left(locale) else "ltr"
        self._catalogue = catalogue(locale)

    def gettext(self, text: str, /, **values: object) -> Markup:
        """A sentence."""
        return escape(self._catalogue.gettext(text)).format(**values)

    def translate(self, text: str) -> str:
        """A sentence whose placeholders someone else fills (`PalabreError.public_text`)."""
        return self._catalogue.gettext(text)

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """A sentence that counts; `{number}` is written as the language writes numbers."""
        chosen = self._catalogue.ngettext(one, many, number)
        return escape(chosen).format(number=self.number(number), **values)

    def pgettext(self, context: str, text: str, **values: object) -> Markup:
        """A word that means different things in different places."""
        return escape(self._catalogue.pgettext(context, text)).format(**values)

    def number(self, number: int) -> str:
        """A whole number with this language's separators."""
        return format_decimal(number, locale=self.locale)

    def short_number(self, number: int) -> str:
        """A whole number in few characters, such as 12K."""
        if number < 10_000:
            return self.number(number)
        return format_compact_decimal(number, locale=self.locale, fraction_digits=1)

    def percent(self, share: int) -> str:
        """Whole hundredths, as the language writes them."""
        return format_percent(share / 100, locale=self.locale)

    def factor(self, factor: float) -> str:
        """A factor, with at most two decimals."""
        return format_decimal(round(factor, 2), locale=self.locale)

    def ago(self, at: int) -> str:
        """How long ago, in few characters, or the day when it is long ago."""
        age = clock.now() - at
        if age < MINUTE:
            return self.gettext("now")
        if age < RECENT:
            return format_timedelta(timedelta(milliseconds=age), format="narrow", threshold=1, locale=self.locale)
        return self.day(at)

    def until(self, at: int) -> str:
        """How far off a moment is, in words: in 3 hours, 2 days ago."""
        return format_timedelta(
            timedelta(milliseconds=at - clock.now()), add_direction=True, threshold=1, locale=self.locale
        )

    def lasting(self, milliseconds: int) -> str:
        """A length of time, such as 30 minutes, 6 hours or 30 days."""
        unit, size = ("duration-day", DAY) if milliseconds >= 2 * DAY else ("duration-hour", HOUR)
        if milliseconds < HOUR:
            unit, size = "duration-minute", MINUTE
        if milliseconds < HOUR:
            unit, size = "duration-minute", MINUTE
        return format_unit(round(milliseconds / size), unit, length="long", locale=self.locale)

    def megabytes(self, size: int) -> str:
        """The size of a file, in whole megabytes."""
        return format_unit(max(1, size // 1_048_576), "digital-megabyte", length="short", locale=self.locale)

    def day(self, at: int) -> str:
        """A day, without the year when it is this one."""
        moment = clock.as_datetime(at)
        skeleton = "MMMd" if moment.year == clock.as_datetime(clock.now()).year else "yMMMd"
        return format_skeleton(skeleton, moment, locale=self.locale)

    def long_day(self, at: int) -> str:
        """A day in full."""
        return format_date(clock.as_datetime(at), "long", locale=self.locale)

    def month(self, number: int) -> str:
        """The name of a month (1 to 12), as it stands alone."""
        return str(get_month_names("wide", "stand-alone", self.locale)[number])

    def moment(self, at: int) -> str:
        """A moment in full, UTC."""
        moment = clock.as_datetime(at)
        day = format_date(moment, "long", locale=self.locale)
        return f"{day}, {format_time(moment, 'short', locale=self.locale)} UTC"

    def size(self, count: int) -> str:
        """How big a file is, such as 12 MB."""
        unit, bytes_each = ("digital-megabyte", 1_000_000) if count >= 1_000_000 else ("digital-kilobyte", 1_000)
        return format_unit(max(1, round(count / bytes_each)), unit, length="short", locale=self.locale)

    def language(self, tag: str) -> str:
        """The name of a language, in this one."""
        if not is_language(tag):
            return tag
        name = Locale.parse(tag, sep="-").get_display_name(self.locale)
        return name[:1].upper() + name[1:] if name else tag


@cache
def words_in(locale: str) -> Words:
    """The words of a supported locale."""
    return Words(locale)
