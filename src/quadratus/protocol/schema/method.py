"""A complete method, and what is looked up in it by key."""

from __future__ import annotations

import json
from functools import cached_property
from hashlib import sha256

from quadratus.protocol.rules import Frozen
from quadratus.protocol.schema.evidence import Evidence, Topic
from quadratus.protocol.schema.exercises import Exercise, Place
from quadratus.protocol.schema.focuses import Focuses
from quadratus.protocol.schema.frame import Frame, Ladder, Phase, Strand
from quadratus.protocol.schema.measures import Measure
from quadratus.protocol.schema.screening import Condition, Question, Screening
from quadratus.protocol.schema.texts import decided_by


class Method(Frozen):
    """A complete training method, loaded and checked."""

    frame: Frame
    screening: Screening
    focuses: Focuses
    exercises: tuple[Exercise, ...]
    measures: tuple[Measure, ...]
    topics: tuple[Topic, ...]
    evidence: tuple[Evidence, ...]

    @property
    def language(self) -> str:
        """The language of its texts."""
        return self.frame.language

    @cached_property
    def fingerprint(self) -> str:
        """A short text that changes with whatever the method decides, but not with its texts or their language."""
        said = json.dumps({**decided_by(self), "frame": decided_by(self.frame.model_copy(update={"language": ""}))})
        return sha256(said.encode()).hexdigest()[:12]

    @cached_property
    def phase_by_key(self) -> dict[str, Phase]:
        """Phases by key."""
        return {phase.key: phase for phase in self.frame.phases}

    @cached_property
    def strand_by_key(self) -> dict[str, Strand]:
        """Strands by key."""
        return {strand.key: strand for strand in self.frame.strands}

    @cached_property
    def ladder_by_key(self) -> dict[str, Ladder]:
        """Ladders by key."""
        return {ladder.key: ladder for ladder in self.frame.ladders}

    @cached_property
    def rungs(self) -> dict[str, tuple[tuple[Exercise, Place], ...]]:
        """For each ladder its rungs from the lowest up, each as the exercise and its place."""
        by_ladder: dict[str, list[tuple[Exercise, Place]]] = {ladder.key: [] for ladder in self.frame.ladders}
        for exercise in self.exercises:
            for place in exercise.places:
                by_ladder[place.ladder].append((exercise, place))
        return {key: tuple(sorted(rungs, key=lambda rung: rung[1].rung)) for key, rungs in by_ladder.items()}

    @cached_property
    def rung_by_key(self) -> dict[str, tuple[Exercise, Place]]:
        """Rungs by their own key."""
        return {place.key: (exercise, place) for exercise in self.exercises for place in exercise.places}

    @cached_property
    def measure_by_key(self) -> dict[str, Measure]:
        """Measures by key."""
        return {measure.key: measure for measure in self.measures}

    @cached_property
    def question_by_key(self) -> dict[str, Question]:
        """Safety questions by key."""
        return {question.key: question for question in self.screening.questions}

    @cached_property
    def condition_by_key(self) -> dict[str, Condition]:
        """Conditions by key."""
        return {condition.key: condition for condition in self.screening.conditions}

    @cached_property
    def evidence_by_key(self) -> dict[str, Evidence]:
        """Evidence by key."""
        return {row.key: row for row in self.evidence}

    @cached_property
    def topic_by_key(self) -> dict[str, Topic]:
        """Topics of the evidence by key, in the order in which a person reads them."""
        return {topic.key: topic for topic in self.topics}

    @cached_property
    def names(self) -> dict[str, str]:
        """The words a person reads for the key of a rung, strand, ladder, condition, question, observation or thing."""
        return {
            **{thing.key: thing.name for thing in self.frame.equipment},
            **{observation.key: observation.ask for observation in self.focuses.observations},
            **{question.key: question.text for question in self.screening.questions},
            **{condition.key: condition.name for condition in self.screening.conditions},
            **{ladder.key: ladder.name for ladder in self.frame.ladders},
            **{strand.key: strand.name for strand in self.frame.strands},
            **{key: place.name or exercise.name for key, (exercise, place) in self.rung_by_key.items()},
        }
