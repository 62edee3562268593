"""Words of events as data: kinds, reporting verbs, cues of factuality."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Sense:
    """The kind that a word has beside certain others; an empty set asks for nothing.

    Attributes:
        kind: the kind.
        subject, object: lemmas of the verb's subject and object, one of which must stand there.
        near: lemmas of which one must stand in its clause.
        examples, counter: sentences in which the word has this kind, and has not.
    """

    kind: str
    subject: frozenset[str]
    object: frozenset[str]
    near: frozenset[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """What a language's event file says; every word is a lemma in lower case, names as they are written."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    senses: dict[str, tuple[Sense, ...]]
    forms: dict[str, str]
    harming: frozenset[str]
    harmed_in: frozenset[str]
    reporting: frozenset[str]
    recording: frozenset[str]
    denying: frozenset[str]
    sources: frozenset[str]
    content: frozenset[str]
    planned: frozenset[str]
    possible: frozenset[str]
    planning: frozenset[str]
    moved: frozenset[str]
    appointing: frozenset[str]
    supposing: frozenset[str]
    going: frozenset[str]
    yet: dict[str, str]
    undoing: frozenset[str]
    cancelling: frozenset[str]
    bringing: frozenset[str]
    qualifying: dict[str, str]
    negations: frozenset[str]
    not_only: frozenset[str]
    holding: frozenset[str]
    joining: frozenset[str]
    conditions: frozenset[str]
    endings: tuple[str, ...]
    things: frozenset[str]
    containers: frozenset[str]
    pronouns: frozenset[str]
    person_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    honorifics: frozenset[str]
    placing: frozenset[str]
    within: frozenset[str]
    acting: frozenset[str]
    suffering: frozenset[str]
    apart: frozenset[str]
    pledging: frozenset[str]
    holdings: frozenset[str]
    separating: frozenset[str]
    ways: frozenset[str]
    befalling: tuple[tuple[frozenset[str], frozenset[str]], ...]
    undergone: frozenset[str]
    since: frozenset[str]
    apposing: frozenset[str]
    dated_works: frozenset[str]
    before_now: frozenset[str]
    shown: dict[str, str]
    back: frozenset[str]
    ahead: frozenset[str]
    filling: frozenset[str]
    whole: frozenset[str]
    inside: frozenset[str]
    distance: frozenset[str]
    perfect: frozenset[str]
    going_back: frozenset[str]
    earlier: frozenset[str]
    moments: frozenset[str]
    happening: frozenset[str]
    all_through: frozenset[str]
    between_times: frozenset[str]
    occasions: frozenset[str]
    accusing: frozenset[str]
    adverbs: frozenset[str]
    versus: frozenset[str]
    than: frozenset[str]
    compared: frozenset[str]
    limiting: frozenset[str]
    starting: frozenset[str]
    levels: frozenset[str]
    gone: frozenset[str]
    parts: frozenset[str]
    of_figures: frozenset[str]
    moving: frozenset[str]
    aspectual: frozenset[str]
    figures: frozenset[str]
    audiences: frozenset[str]
    deadlines: frozenset[str]
    maturing: frozenset[str]
    light: frozenset[str]
    stative: frozenset[str]
    simultaneous: frozenset[str]
    until: frozenset[str]
    through: frozenset[str]
    prior: frozenset[str]
    weakening: frozenset[str]
    putting_off: frozenset[str]
    then: dict[str, str]
    passive: dict[str, str]
    definite: str
    reported: frozenset[str]
    sufficient: frozenset[str]
    asking: frozenset[str]
    offices: frozenset[str]
    particles: frozenset[str]
    phrasal: dict[str, list[str]]
    resulting: frozenset[str]
    publishing: frozenset[str]
    wider: dict[str, frozenset[str]]
    bodies: frozenset[str]
    companies: frozenset[str]
    lying: frozenset[str]
    of_itself: dict[str, str]
    judging: frozenset[str]
    comparing: frozenset[str]
    linking: frozenset[str]
    comparison: frozenset[str]
    moving_from: frozenset[str]
    risen: frozenset[str]
    accompanying: frozenset[str]
    showing: frozenset[str]
    measured: frozenset[str]
    earning: frozenset[str]
    settings: frozenset[str]
    quantities: frozenset[str]
    weighing: frozenset[str]
    given_names: frozenset[str]
    possessive: dict[str, str]
    belonging: frozenset[str]
    forms_of_business: frozenset[str]

    def kind_of_verb(self, lemma: str) -> str | None:
        """The kind of what a verb tells, though a tagger left its form as it is ("sank")."""
        return self.verbs.get(self.forms.get(lemma, lemma))

    def is_event_noun(self, lemma: str) -> bool:
        """Whether a noun names something that happens ("bombardment"), not a thing or a person."""
        if lemma in self.nouns or lemma in self.figures:
            return True
        return len(lemma) > 6 and lemma.endswith(self.endings) and lemma not in self.things


@cache
def load(language: str = "en") -> EventLexicon:
    """The event lexicon of a language.

    Raises:
        FileNotFoundError: chrono has no event file for it.
    """
    data = tomllib.loads((files("chrono.events") / "languages" / f"{language}.toml").read_text(encoding="utf-8"))
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for kind, words in data["kinds"].items():
        for verb in words["verbs"]:
            verbs.setdefault(verb, kind)
        for noun in words["nouns"]:
            nouns.setdefault(noun, kind)
    factuality, reporting, nominal = (data[k] for k in ("factuality", "reporting", "nominal"))
    return EventLexicon(
        verbs=verbs,
        nouns=nouns,
        senses=_senses(language),
        forms=data["forms"],
        harming=frozenset(data["harming"]["verbs"]),
        harmed_in=frozenset(data["harming"]["within"]),
        reporting=frozenset(reporting["verbs"]),
        recording=frozenset(reporting["recording"]),
        denying=frozenset(reporting["denying"]),
        sources=frozenset(reporting["sources"]),
        content=frozenset(reporting["content"]),
        planned=frozenset(factuality["planned"]),
        possible=frozenset(factuality["possible"]),
        planning=frozenset(factuality["planning"]),
        appointing=frozenset(factuality["appointing"]),
        moved=frozenset(factuality["moved"]),
        supposing=frozenset(factuality["supposing"]),
        going=frozenset(factuality["going"]),
        yet=factuality["yet"],
        undoing=frozenset(factuality["undoing"]),
        cancelling=frozenset(factuality["cancelling"]),
        bringing=frozenset(factuality["bringing"]),
        qualifying={word: said for said, words in factuality["qualifying"].items() for word in words},
        negations=frozenset(factuality["negations"]),
        not_only=frozenset(factuality["not_only"]),
        holding=frozenset(factuality["holding"]),
        joining=frozenset(factuality["joining"]),
        conditions=frozenset(factuality["conditions"]),
        endings=tuple(nominal["endings"]),
        things=frozenset(nominal["things"]),
        containers=frozenset(nominal["containers"]),
        pronouns=frozenset(data["participants"]["pronouns"] + data["participants"]["thing_pronouns"]),
        person_pronouns=frozenset(data["participants"]["pronouns"]),
        plural_pronouns=frozenset(data["participants"]["plural_pronouns"]),
        honorifics=frozenset(data["participants"]["honorifics"]),
        placing=frozenset(data["participants"]["placing"]),
        within=frozenset(data["participants"]["within"]),
        acting=frozenset(data["participants"]["acting"]),
        suffering=frozenset(data["participants"]["suffering"]),
        apart=frozenset(data["participants"]["apart"]),
        pledging=frozenset(data["participants"]["pledging"]),
        separating=frozenset(data["participants"]["separating"]),
        ways=frozenset(data["participants"]["ways"]),
        holdings=frozenset(data["participants"]["holdings"]),
        befalling=tuple((frozenset(one["before"]), frozenset(one["after"])) for one in data["befalling"]),
        undergone=frozenset(data["headlines"]["undergone"]),
        since=frozenset(data["times"]["since"]),
        apposing=frozenset(data["times"]["apposing"]),
        dated_works=frozenset(data["times"]["dated_works"]),
        before_now=frozenset(data["times"]["before_now"]),
        shown=data["times"]["shown"],
        figures=frozenset(data["anchoring"]["figures"]),
        deadlines=frozenset(data["anchoring"]["deadlines"]),
        audiences=frozenset(data["anchoring"]["audiences"]),
        maturing=frozenset(data["anchoring"]["maturing"]),
        back=frozenset(data["lasting"]["back"]),
        ahead=frozenset(data["lasting"]["ahead"]),
        filling=frozenset(data["lasting"]["filling"]),
        whole=frozenset(data["lasting"]["whole"]),
        inside=frozenset(data["lasting"]["inside"]),
        distance=frozenset(data["lasting"]["distance"]),
        perfect=frozenset(data["lasting"]["perfect"]),
        going_back=frozenset(data["implying"]["going_back"]),
        earlier=frozenset(data["implying"]["earlier"]),
        moments=frozenset(data["implying"]["moments"]),
        happening=frozenset(data["implying"]["happening"]),
        all_through=frozenset(data["lasting"]["all_through"]),
        between_times=frozenset(data["anchoring"]["between_times"]),
        occasions=frozenset(data["anchoring"]["occasions"]),
        accusing=frozenset(data["anchoring"]["accusing"]),
        adverbs=frozenset(data["anchoring"]["adverbs"]),
        versus=frozenset(data["anchoring"]["versus"]),
        than=frozenset(data["anchoring"]["than"]),
        compared=frozenset(data["anchoring"]["compared"]),
        limiting=frozenset(data["anchoring"]["limiting"]),
        starting=frozenset(data["anchoring"]["starting"]),
        levels=frozenset(data["anchoring"]["levels"]),
        gone=frozenset(data["anchoring"]["gone"]),
        parts=frozenset(data["anchoring"]["parts"]),
        of_figures=frozenset(data["anchoring"]["of_figures"]),
        moving=frozenset(data["anchoring"]["moving"]),
        aspectual=frozenset(data["anchoring"]["aspectual"]),
        light=frozenset(data["anchoring"]["light"]),
        stative=frozenset(data["anchoring"]["stative"]),
        simultaneous=frozenset(data["anchoring"]["simultaneous"]),
        until=frozenset(data["bounding"]["until"]),
        through=frozenset(data["bounding"]["through"]),
        prior=frozenset(data["bounding"]["prior"]),
        weakening=frozenset(data["bounding"]["weakening"]),
        putting_off=frozenset(data["bounding"]["putting_off"]),
        then=data["bounding"]["then"],
        passive=data["headlines"]["passive"],
        definite=data["headlines"]["definite"],
        reported=frozenset(data["headlines"]["reported"]),
        sufficient=frozenset(data["headlines"]["sufficient"]),
        asking=frozenset(data["headlines"]["asking"]),
        offices=frozenset(data["headlines"]["offices"]),
        particles=frozenset(data["headlines"]["particles"]),
        phrasal=data["headlines"]["phrasal"],
        resulting=frozenset(data["headlines"]["resulting"]),
        publishing=frozenset(data["headlines"]["publishing"]),
        wider={word: frozenset(one["for"]) for one in data["headlines"]["wider"] for word in one["words"]},
        comparing=frozenset(data["headlines"]["comparing"]),
        linking=frozenset(data["headlines"]["linking"]),
        comparison=frozenset(data["headlines"]["comparison"]),
        moving_from=frozenset(data["headlines"]["moving_from"]),
        measured=frozenset(data["headlines"]["measured"]),
        risen=frozenset(data["headlines"]["risen"]),
        accompanying=frozenset(data["headlines"]["accompanying"]),
        showing=frozenset(data["headlines"]["showing"]),
        earning=frozenset(data["headlines"]["earning"]),
        settings=frozenset(data["headlines"]["settings"]),
        quantities=frozenset(data["headlines"]["quantities"]),
        weighing=frozenset(data["headlines"]["weighing"]),
        given_names=frozenset(data["headlines"]["given_names"]),
        belonging=frozenset(data["headlines"]["belonging"]),
        possessive=data["headlines"]["possessive"],
        bodies=frozenset(data["headlines"]["bodies"]),
        companies=frozenset(data["headlines"]["companies"]),
        lying=frozenset(data["headlines"]["lying"]),
        of_itself=data["headlines"]["of_itself"],
        judging=frozenset(data["headlines"]["judging"]),
        forms_of_business=frozenset(data["headlines"]["forms_of_business"]),
    )


def _senses(language: str) -> dict[str, tuple[Sense, ...]]:
    """The senses of words, by word, in the order of the file; none where the language has no such file."""
    file = files("chrono.events") / "languages" / f"{language}.senses.toml"
    found: dict[str, tuple[Sense, ...]] = {}
    for one in tomllib.loads(file.read_text(encoding="utf-8"))["sense"] if file.is_file() else ():
        subject, object_, near = (frozenset(one.get(name, ())) for name in ("subject", "object", "near"))
        sense = Sense(one["kind"], subject, object_, near, tuple(one["examples"]), tuple(one["counter"]))
        found[one["word"]] = (*found.get(one["word"], ()), sense)
    return found
