"""English expressions of time, made up from the lexicon: what the proofs of `test_values` are run on."""

from __future__ import annotations

from hypothesis import strategies as st

from chrono.temporal.lexicon import read_toml

WORDS = read_toml("en.words.toml")


def named(kind: str) -> st.SearchStrategy[str]:
    """A word of a kind, as a sentence has it: names of days and months in capitals."""
    capital = kind in {"month", "weekday", "weekdays", "holiday", "sure_season"}
    return st.sampled_from([word.title() if capital and kind != "sure_season" else word for word in WORDS[kind]])


def said(pattern: str, **slots: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A pattern of `str.format` with its slots filled."""
    return st.fixed_dictionaries(slots).map(lambda filled: pattern.format(**filled))


def one_of(*patterns: str, **slots: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One of several patterns, each with the slots that it names."""
    return st.one_of([said(p, **{k: v for k, v in slots.items() if f"{{{k}}}" in p}) for p in patterns])


def numbers(low: int, high: int) -> st.SearchStrategy[str]:
    return st.integers(low, high).map(str)


def ordinal(number: int) -> str:
    end = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"


MONTHS = named("month")
DAYS = numbers(1, 31) | st.integers(1, 31).map(ordinal)
YEARS = numbers(1000, 2100)
WEEKDAYS, HOLIDAYS, SEASONS, PARTS = named("weekday"), named("holiday"), named("season"), named("part")
NTH = st.sampled_from(list(WORDS["ordinal"])) | st.integers(1, 21).map(ordinal)
COUNTS = st.sampled_from(list(WORDS["numeral"])) | numbers(1, 5000) | st.sampled_from(
    ["twenty-five", "two hundred", "1,500", "2.5", "1,234,567.5", "2 1/2", "3 1/3", "5½", "0.1", "12.25"]
)  # fmt: skip
VAGUE, UNIT, UNITS = named("vague"), named("unit"), named("units")
ZONES = st.sampled_from(["", *(" " + z.upper() for z in WORDS["zone"] if " " not in z), " local time"])
CLOCKS = one_of(
    "{h}:{m}{z}", "{h}:{m} {half}{z}", "{twelve} {half}{z}", "{h}:{m}:{s}{z}", "{twelve} o'clock", "noon", "midnight",
    "{twelve} in the {part}",
    h=numbers(0, 24), m=st.integers(0, 59).map("{:02}".format), s=st.integers(0, 59).map("{:02}".format),
    twelve=numbers(1, 12), half=st.sampled_from(["am", "pm", "a.m.", "p.m."]), z=ZONES, part=PARTS,
)  # fmt: skip
DATES = one_of(
    "{month} {day}", "{month} {day}, {year}", "{day} {month} {year}", "{weekday}, {month} {day}", "{month} {year}",
    "{weekday}, {day} {month} {year}", "{weekday}", "last {weekday}", "next {weekday}", "this {weekday}",
    "{weekday} {part}",
    "the week of {month} {day}", "last {month}", "next {month}", "this {month}", "that same {weekday}", "the {nth}",
    "{year}-{mm}-{dd}", "{dd}/{mm}/{year}", "{dd}.{mm}.{year}", "{day} {month} ’{yy}", "{month} ’{yy}",
    month=MONTHS, day=DAYS, year=YEARS, weekday=WEEKDAYS, part=PARTS, nth=st.integers(1, 31).map(ordinal),
    mm=st.integers(1, 12).map("{:02}".format), dd=st.integers(1, 31).map("{:02}".format),
    yy=st.integers(10, 99).map(str),
)  # fmt: skip
PERIODS = one_of(
    "{year}", "the year {year}", "{year} BC", "{month} {bc} BC", "the {season} of {bc} BC", "the {nth} century BC",
    "the {decade}s BC", "AD {bc}", "{bc}–{low} BC", "the {decade}s", "the ’{short}s", "the {tens}", "the {nth} century",
    "the {quarter} quarter", "the {quarter} quarter of {year}", "Q{q} {year}", "this year's {quarter} quarter",
    "{half} {year}", "{half} this year", "{half} the year", "the {season} of {year}", "{season} {year}",
    "last {season}",
    "next {season}", "this {season}", "the {season}", "the previous {season}", "the weekend", "last weekend",
    "next weekend",
    "this weekend", "{holiday}", "{holiday} {year}", "{holiday} {part}", "fiscal {year}", "fiscal-{quarter} quarter",
    "the fiscal year", "the {final} {long} of {month}", "the {nth} {long} of {month} {year}",
    "the last {long} of {year}",
    "{month} last year", "{month} {day} next year", "the spring of next year", "{weekday} of last week", "year-end",
    "year-end {year}", "the year-ago period", "the latest quarter",
    year=YEARS, bc=numbers(1, 4000), low=numbers(1, 4000), month=MONTHS, season=SEASONS, nth=NTH, day=DAYS,
    decade=st.integers(1, 210).map(lambda n: str(n * 10)), short=st.integers(1, 9).map(lambda n: str(n * 10)),
    tens=named("decade_word"), quarter=st.sampled_from(["first", "second", "third", "fourth"]), q=numbers(1, 4),
    half=named("half_of"), holiday=HOLIDAYS, part=PARTS, final=named("final"), long=named("long_unit"),
    weekday=WEEKDAYS,
)  # fmt: skip
SHIFTS = one_of(
    "today", "yesterday", "the day after tomorrow", "tomorrow {part}", "tonight", "this {part}", "last {part}",
    "that {part}", "the next {part}", "last {unit}", "next {unit}", "this {unit}", "that {unit}",
    "the following {unit}",
    "the previous {unit}", "the end of the {unit}", "{n} {units} ago", "{vague} {units} ago", "{n} {units} later",
    "{n} {units} earlier", "{units} later", "a {unit} ago", "an additional {unit} later", "now", "recently",
    "the future",
    "recent {units}", "the coming {units}", "the {unit} before.",
    part=PARTS, unit=UNIT, units=UNITS, n=COUNTS, vague=VAGUE,
)  # fmt: skip
LENGTHS = one_of(
    "{n} {units}", "{vague} {units}", "a {unit}", "{n}-{unit}", "{n} and a half {units}", "a {unit} and a half",
    "half a {unit}", "half an hour", "the past {n} {units}", "another {n} {units}", "a fortnight", "{n} fortnights",
    "{units} of talks", "the first {n} {units} of {year}", "a {unit}-long", "{n} more {units}",
    n=COUNTS, units=UNITS, unit=UNIT, vague=VAGUE, year=YEARS,
)  # fmt: skip
SETS = one_of(
    "every {weekday}", "each {month}", "every {n} {units}", "each {season}", "every {part}", "{weekdays}", "{often}",
    "every {unit}", "per {unit}", "at night",
    weekday=WEEKDAYS, month=MONTHS, n=COUNTS, units=UNITS, season=SEASONS, part=PARTS, weekdays=named("weekdays"),
    often=named("frequency"), unit=UNIT,
)  # fmt: skip
PLAIN = DATES | PERIODS | SHIFTS | LENGTHS | SETS | CLOCKS
RANGES = one_of(
    "from {a} to {b}", "between {a} and {b}", "{a}–{b}", "{month} {d}–{e}", "{month} {d}-{e}, {year}", "{year}–{yy}",
    "{d} to {e} {month}", "{month} {d}, {e} and {f}", "{month}–{other} {year}",
    a=DATES | PERIODS | CLOCKS, b=DATES | PERIODS | CLOCKS, month=MONTHS, other=MONTHS, d=numbers(1, 31),
    e=numbers(1, 31),
    f=numbers(1, 31), year=YEARS, yy=numbers(10, 99),
)  # fmt: skip
MODS = [word for kind in WORDS if kind.startswith("mod_") for word in WORDS[kind]]
EXPRESSIONS = st.one_of(
    PLAIN, RANGES, said("{mod} {one}", mod=st.sampled_from([*MODS, "mid-", "earlier", "later"]), one=PLAIN),
    said("{clock} on {date}", clock=CLOCKS, date=DATES), said("{date} at {clock}", date=DATES, clock=CLOCKS),
    said("the {part} of {date}", part=PARTS, date=DATES), said("{date}, {clock}", date=DATES, clock=CLOCKS),
)  # fmt: skip
TEXTS = st.lists(
    st.tuples(st.sampled_from(["They met {}.", "They met on {}.", "They will meet in {}.", "Since {} it has held.",
    "{}"]),
              EXPRESSIONS).map(lambda t: t[0].format(t[1])),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
