"""What a person reads of a decision, a rule and a dose, in the language and with the names of a method.

The sentences of a decision come from its reasons and from nowhere else; the words stand in `words/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quadratus.prescription.last_time import SaidLastTime
from quadratus.prescription.prescription import Item
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.record.events import PlannedExercise, Side
from quadratus.prescription.today.timeline import repetitions_in
from quadratus.prescription.words import words_in
from quadratus.prescription.words.table import DoseWords, FactWords, LastTimeWords, Pair, Words
from quadratus.protocol.facts import FACTS
from quadratus.protocol.rules import AllOf, AnyOf, Predicate, Value
from quadratus.protocol.schema import Dose, Method

# Decisions -------------------------------------------------------------------------------------


def heading(choice: Choice, method: Method) -> str:
    """What was decided, in a few words."""
    return joined_heading((choice,), method)


def joined_heading(choices: Sequence[Choice], method: Method) -> str:
    """What was decided alike of several, in a few words."""
    subjects = ", ".join(subject(choice, method) for choice in choices)
    return words_in(method.language).headings[choices[0].outcome].format(subject=subjects)


def subject(choice: Choice, method: Method) -> str:
    """The name of what a decision is about; empty where it is about the day as a whole."""
    key = choice.subject
    if choice.outcome is Outcome.ZONE:
        return words_in(method.language).values.get(key, key)
    if choice.outcome in (Outcome.GATE_OPEN, Outcome.GATE_SHUT, Outcome.REVIEW_DUE):
        return next((gate.name for gate in method.frame.gates if gate.opens == key), key)
    if choice.outcome is Outcome.NO_CLEAR_FOCUS:
        return method.focuses.mixed_name
    if choice.outcome is Outcome.FOCUS:
        return next((focus.name for focus in method.focuses.focuses if focus.key == key), key)
    ladder = method.ladder_by_key.get(key)
    return ladder.name if ladder else method.names.get(key, key)


def told(choice: Choice, method: Method) -> tuple[str, tuple[str, ...]]:
    """The heading of a decision and the sentences of its reason."""
    return heading(choice, method), sentences(choice.reason, method)


def told_together(choices: Iterable[Choice], method: Method) -> Iterator[tuple[tuple[Choice, ...], tuple[str, ...]]]:
    """Decisions with the sentences of their reason: what was decided alike for the same reason stands together."""
    alike: dict[tuple[Outcome, tuple[str, ...]], list[Choice]] = {}
    for choice in choices:
        alike.setdefault((choice.outcome, sentences(choice.reason, method)), []).append(choice)
    return ((tuple(together), said) for (_, said), together in alike.items())


# Reasons ---------------------------------------------------------------------------------------


def sentences(reason: Reason, method: Method) -> tuple[str, ...]:
    """The sentences of the leaves that made the outcome, each once."""
    return tuple(dict.fromkeys(sentence(leaf, method) for leaf in reason.deciding()))


def sentence(reason: Reason, method: Method) -> str:
    """One sentence for a leaf, made from its fact, value, threshold and outcome."""
    words, spec = words_in(method.language), FACTS[reason.fact]
    fact, narrowing = words.facts[reason.fact], _named(reason.words, method)
    label = fact.label.format(**narrowing)
    patterns = words.sentences
    if spec.kind == "truth":
        if reason.value is None:
            if spec.subject in ("question", "observation"):
                return patterns.question_unknown.format(question=narrowing["of"])
            return patterns.truth_unknown.format(label=label)
        return _truth(words, fact, holds=bool(reason.value), narrowing=narrowing)
    if spec.kind == "word":
        pattern = patterns.word if reason.met else patterns.word_asked
        value, threshold = (_value(one, words, 0) for one in (reason.value, reason.threshold))
        return pattern.format(label=label, value=value, threshold=threshold)
    threshold = _value(reason.threshold, words, max(spec.decimals, 1))
    if reason.value is None:
        relation = words.relations[reason.operator, True]
        return patterns.number_unknown.format(label=label, relation=relation, threshold=threshold)
    relation = words.relations[reason.operator, reason.met]
    value = _amount(reason.value, fact.unit, words, spec.decimals)
    return patterns.number.format(label=label, value=value, relation=relation, threshold=threshold)


# Rules -----------------------------------------------------------------------------------------


def asks(rule: AllOf | AnyOf | Predicate, method: Method) -> tuple[str, ...]:
    """What a rule asks before anything is known of a person: a sentence for each predicate, one for an *any of*."""
    if isinstance(rule, AllOf):
        return tuple(line for part in rule.all_of for line in asks(part, method))
    if isinstance(rule, AnyOf):
        either = words_in(method.language).sentences.either
        return (either.join(" ".join(asks(part, method)) for part in rule.any_of),)
    return (asked(rule, method),)


def asked(predicate: Predicate, method: Method) -> str:
    """What one predicate asks."""
    words, spec = words_in(method.language), FACTS[predicate.fact]
    fact, narrowing, threshold = words.facts[predicate.fact], _named(predicate.narrowing, method), predicate.threshold
    if spec.kind == "truth":
        return _truth(words, fact, holds=bool(threshold), narrowing=narrowing)
    label = fact.label.format(**narrowing)
    if spec.kind == "word":
        return words.sentences.word.format(label=label, value=_value(threshold, words, 0))
    if (predicate.operator, threshold, spec.unit != "of 10") == ("at_most", 0, True):
        return words.sentences.asks_none.format(label=label)
    amount = _amount(threshold, fact.unit, words, max(spec.decimals, 1))
    relation = words.relations[predicate.operator, True]
    return words.sentences.asks_number.format(label=label, relation=relation, threshold=amount)


# Values ----------------------------------------------------------------------------------------


def shown(value: Value, decimals: int, language: str) -> str:
    """A value as a person reads it, in the rounding in which it is compared."""
    return _value(value, words_in(language), decimals)


def _value(value: Value, words: Words, decimals: int) -> str:
    if value is None:
        return words.not_known
    if isinstance(value, bool):
        return words.yes if value else words.no
    if isinstance(value, str):
        return words.values.get(value, value)
    text = f"{value:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", words.decimal_mark)


def _amount(value: Value, unit: Pair, words: Words, decimals: int) -> str:
    """A number with its unit."""
    one, many = unit
    single = isinstance(value, (int, float)) and words.singular(round(value, decimals))
    told = one if single else many
    return _value(value, words, decimals) + (f"{words.before_unit}{told}" if told else "")


def _named(narrowing: tuple[tuple[str, str], ...], method: Method) -> dict[str, str]:
    """What narrows a fact down, with names in place of keys."""
    names = method.names
    return {name: names.get(said, said) if name == "of" else said for name, said in narrowing}


def _truth(words: Words, fact: FactWords, *, holds: bool, narrowing: dict[str, str]) -> str:
    said = (fact.label if holds else fact.no_label).format(**narrowing)
    return said if said.endswith("?") else words.sentences.truth.format(label=said)


# Last time -------------------------------------------------------------------------------------


def last_time_words(said: SaidLastTime, language: str, where: Sequence[str] = ()) -> str:
    """What was said of an exercise last time and what that means now. `where` are the names of the areas that hurt."""
    words = words_in(language).last_time
    if said.choice.outcome is Outcome.TOO_HARD_LAST_TIME:
        return " ".join(_too_hard(said, words))
    hurt = words.hurt_where.format(where=", ".join(where)) if where else words.hurt
    return " ".join((hurt, _moved(said, words), words.leave_out))


def _too_hard(said: SaidLastTime, words: LastTimeWords) -> Iterator[str]:
    running, asked = _counted(said.choice.reason)
    yield words.too_hard_running.format(times=_times(running, words)) if said.choice.reason.met else words.too_hard
    if said.moved != "same":
        yield _moved(said, words)
    elif said.lowest:
        yield words.lowest
    else:
        yield words.same
        if asked > running:
            yield words.more[min(asked - running, 2) - 1].format(count=asked - running)


def _moved(said: SaidLastTime, words: LastTimeWords) -> str:
    return {"same": words.same, "down": words.down, "up": words.up}[said.moved]


def too_hard_words(said: SaidLastTime, language: str) -> str:
    """What it means if an exercise is called too hard now."""
    words, (running, asked) = words_in(language).last_time, _counted(said.choice.reason)
    if said.lowest:
        return words.noted_lowest
    if said.choice.reason.met:
        return words.noted_down.format(times=_times(running, words))
    return words.noted.format(times=_times(asked, words))


def _counted(reason: Reason) -> tuple[int, int]:
    """How many performances running, and how many the rule asks for."""
    return int(reason.value or 0), int(reason.threshold or 0)


def _times(count: int, words: LastTimeWords) -> str:
    return words.times[min(max(count, 1), len(words.times)) - 1].format(count=count)


# Doses -----------------------------------------------------------------------------------------


def side_words(side: Side, language: str) -> str:
    """A side of the body; empty where both work together."""
    return words_in(language).sides[side]


def dose_words(item: Item, language: str) -> str:
    """The dose as it will be done: 3 rounds of holds of 10 s, each side: 3, then 2, then 1."""
    words = words_in(language)
    if item.dose.minutes is not None:
        return _walk(sum(planned.target for planned in item.planned.sets), words)
    by_side = _repetitions_by_side(item.dose, item.planned)
    if Side.BOTH in by_side:
        return _rounds(item.dose, by_side[Side.BOTH], words.doses)
    return _on_sides(item.dose, by_side, words)


def place_words(dose: Dose, language: str, *, each_side: bool) -> str:
    """A dose as the ladder has it, before it is fitted to a day."""
    words = words_in(language)
    if dose.minutes is not None:
        return _walk(sum(dose.sets) * dose.minutes, words)
    return _rounds(dose, dose.sets, words.doses, each_side=each_side)


def _walk(minutes: float, words: Words) -> str:
    return _one_or_many(words.doses.walk, minutes, words).format(count=_value(minutes, words, 1))


def _one_or_many(pair: Pair, amount: float, words: Words) -> str:
    return pair[0] if words.singular(amount) else pair[1]


def _repetitions_by_side(dose: Dose, planned: PlannedExercise) -> dict[Side, list[int]]:
    by_side: dict[Side, list[int]] = {}
    for one in planned.sets:
        by_side.setdefault(one.side, []).append(repetitions_in(dose, one.target))
    return by_side


def _on_sides(dose: Dose, by_side: dict[Side, list[int]], words: Words) -> str:
    """What both sides do alike, then what one does beyond it; side after side where they are not alike."""
    fewest = min(map(len, by_side.values()))
    alike = next(iter(by_side.values()))[:fewest]
    if len(by_side) == 1 or any(rounds[:fewest] != alike for rounds in by_side.values()):
        return words.doses.between_sides.join(
            words.doses.one_side.format(side=words.sides[side], dose=_rounds(dose, rounds, words.doses))
            for side, rounds in by_side.items()
        )
    told = _rounds(dose, alike, words.doses, each_side=True)
    for side, rounds in by_side.items():
        if len(rounds) > fewest:
            more = words.doses.then.join(_more(dose, count, words.doses) for count in rounds[fewest:])
            told = words.doses.one_side_more.format(dose=told, more=more, side=words.sides[side])
    return told


def _rounds(dose: Dose, rounds: Sequence[int], words: DoseWords, *, each_side: bool = False) -> str:
    if max(rounds) == 1:
        # Rounds of a single carry are that many carries.
        rounds = (len(rounds),)
    unlike = len(set(rounds)) > 1
    pattern = words.other_rounds if unlike else words.one_round if len(rounds) == 1 else words.like_rounds
    told = pattern.format(rounds=len(rounds), count=rounds[0], what=_repetition(dose, max(rounds), words))
    if each_side:
        told = words.each_side.format(dose=told)
    return words.in_turn.format(dose=told, counts=words.then.join(map(str, rounds))) if unlike else told


def _more(dose: Dose, count: int, words: DoseWords) -> str:
    return words.more.format(count=count, what=_repetition(dose, count, words))


def _repetition(dose: Dose, count: int, words: DoseWords) -> str:
    pairs = {"hold": words.hold, "movement": words.movement, "breath": words.breath, "carry": words.carry}
    seconds = dose.hold_seconds or dose.breath_seconds
    return pairs[dose.kind][0 if count == 1 else 1].format(seconds=seconds, metres=dose.metres)
