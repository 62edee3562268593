"""Colours: light, dark and print, and the at most eight hues that kinds of event share.

The hues start from Okabe and Ito's colour-blind-safe set; yellow is too faint on white and is left out. No hue ever
says something alone: shape, words beside the mark, the hover text and the table say it too.
"""

from __future__ import annotations

from dataclasses import dataclass

FONT = 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

# Thirteen kinds are more than eyes tell apart: they share eight hues and a grey.
GROUPS: dict[str, str] = {
    "statement": "Statements",
    "talks": "Meetings and agreements",
    "violence": "Attacks and military",
    "disaster": "Disasters",
    "decision": "Decisions and courts",
    "politics": "Elections and protests",
    "economic": "Economy",
    "movement": "Journeys and movements",
    "other": "Other",
}

_GROUP_OF_KIND = {
    "statement": "statement",
    "meeting": "talks",
    "agreement": "talks",
    "attack": "violence",
    "military": "violence",
    "disaster": "disaster",
    "movement": "movement",
    "decision": "decision",
    "legal": "decision",
    "election": "politics",
    "protest": "politics",
    "economic": "economic",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, all `#rrggbb`; `hues` has one for each of `GROUPS`."""

    name: str
    paper: str
    ink: str
    muted: str
    grid: str
    focus: str
    edge: str
    hues: dict[str, str]

    def pale(self, group: str) -> str:
        """The hue of a group mixed into the paper: for windows and soft fills."""
        return _mix(self.hues[group], self.paper, 0.24)

    def colours(self) -> list[str]:
        """Every colour that a figure of this theme can use, in an order that is the same for all themes."""
        plain = [self.paper, self.ink, self.muted, self.grid, self.focus, self.edge]
        return plain + [colour for group in GROUPS for colour in (self.hues[group], self.pale(group))]


def _mix(colour: str, ground: str, share: float) -> str:
    parts = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(top * share + below * (1 - share)):02x}" for top, below in parts)


_HUES = ("#0072b2", "#00875f", "#c84a00", "#c98a00", "#b5468b", "#3f2f9b", "#77771c", "#3d9bd6", "#6b7280")
_DARK_HUES = ("#5ab0ea", "#3fc79a", "#ff8c52", "#f2c14e", "#e58cc3", "#a99bff", "#c9c75a", "#9bd7ff", "#a3abb8")
_PRINT_HUES = ("#005a8f", "#006b4b", "#a83e00", "#a06e00", "#963671", "#2f2278", "#5c5c12", "#2a7fb5", "#50555f")


def _hues(values: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(GROUPS, values, strict=True))


THEMES: dict[str, Theme] = {
    "light": Theme("light", "#ffffff", "#1c2330", "#5d6675", "#e6e8ec", "#f3efe4", "#b9a878", _hues(_HUES)),
    "dark": Theme("dark", "#14181f", "#e8ebf0", "#a2abb9", "#2a313c", "#262419", "#8d8055", _hues(_DARK_HUES)),
    "print": Theme("print", "#fffffe", "#000000", "#404040", "#d9d9d9", "#f0f0f0", "#808080", _hues(_PRINT_HUES)),
}


def theme_named(name: str) -> Theme:
    """The theme of that name.

    Raises:
        ValueError: there is none.
    """
    if name not in THEMES:
        raise ValueError(f"no theme {name!r}: one of {', '.join(THEMES)}")
    return THEMES[name]


def group_of(kind: str) -> str:
    """The group (a key of `GROUPS`) that a kind of event is coloured as."""
    return _GROUP_OF_KIND.get(kind, "other")


def recolouring(source: str, target: str) -> dict[str, str]:
    """What each colour of one theme is in another: a page turns one figure dark with it."""
    return dict(zip(theme_named(source).colours(), theme_named(target).colours(), strict=True))
