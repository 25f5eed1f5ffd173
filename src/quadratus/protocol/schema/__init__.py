"""The shape of a method as data: what `protocol.toml` and its neighbours may say.

The values are immutable. Numbers that come from the literature carry `source`, a key of `evidence.toml`.
"""

from quadratus.protocol.schema.evidence import Evidence, EvidenceFile, HowWellKnown, Topic
from quadratus.protocol.schema.exercises import Dose, Exclusion, Exercise, Fault, Load, Place
from quadratus.protocol.schema.focuses import Focus, Focuses, Observation, Sign
from quadratus.protocol.schema.frame import (
    Absence,
    Baseline,
    Breath,
    Criterion,
    EaseDay,
    Equipment,
    Flare,
    Frame,
    Gate,
    Ladder,
    LoadCaps,
    Pacer,
    Pacing,
    Phase,
    Progression,
    Response,
    Review,
    SideRule,
    Strand,
    TestDay,
    Walking,
)
from quadratus.protocol.schema.measures import Measure
from quadratus.protocol.schema.method import Method
from quadratus.protocol.schema.screening import Action, Condition, Finding, Occasion, Question, Screening, Tier, Trigger
from quadratus.protocol.schema.words import EvidenceKey, Key, Language, PhaseKey, Reference, Text

__all__ = [
    "Absence",
    "Action",
    "Baseline",
    "Breath",
    "Condition",
    "Criterion",
    "Dose",
    "EaseDay",
    "Equipment",
    "Evidence",
    "EvidenceFile",
    "EvidenceKey",
    "Exclusion",
    "Exercise",
    "Fault",
    "Finding",
    "Flare",
    "Focus",
    "Focuses",
    "Frame",
    "Gate",
    "HowWellKnown",
    "Key",
    "Ladder",
    "Language",
    "Load",
    "LoadCaps",
    "Measure",
    "Method",
    "Observation",
    "Occasion",
    "Pacer",
    "Pacing",
    "Phase",
    "PhaseKey",
    "Place",
    "Progression",
    "Question",
    "Reference",
    "Response",
    "Review",
    "Screening",
    "SideRule",
    "Sign",
    "Strand",
    "TestDay",
    "Text",
    "Tier",
    "Topic",
    "Trigger",
    "Walking",
]
