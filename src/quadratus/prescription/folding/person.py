"""What the person says of themselves, what is measured, and what a coach adds."""

from __future__ import annotations

from quadratus.prescription.folding.draft import Draft
from quadratus.prescription.record import events as happened
from quadratus.prescription.rules import gates
from quadratus.prescription.state import Observed, WalkedToday


def joined(draft: Draft, event: happened.Joined) -> None:
    """The person joined."""
    draft.set(joined=event)


def circumstances(draft: Draft, event: happened.CircumstancesGiven) -> None:
    """What a session has to fit."""
    draft.set(circumstances=event)


def confidence(draft: Draft, event: happened.ConfidenceGiven) -> None:
    """The last confidence in a strand counts."""
    draft.set(confidence={**draft.so_far.confidence, event.strand: event.score})


def baseline(draft: Draft, event: happened.BaselineGiven) -> None:
    """A baseline may raise the one in force only if a screening was answered since."""
    state, usual = draft.so_far, float(event.usual_pain)
    may_rise = state.baseline is None or state.screenings > draft.screenings_at_baseline
    counts = usual if may_rise or state.baseline is None else min(state.baseline, usual)
    draft.screenings_at_baseline = state.screenings
    observed = Observed(event.day, event.observations, event.sitting_hours)
    draft.set(baseline_given=event, baseline=counts, baseline_due=False, observed=observed)


def observations(draft: Draft, event: happened.ObservationsGiven) -> None:
    """What was said before no longer counts, whatever was answered now."""
    if draft.so_far.baseline_given is not None:
        draft.set(observed=Observed(event.day, event.observations, event.sitting_hours))


def walk_done(draft: Draft, event: happened.WalkDone) -> None:
    """Walks of one day add up."""
    before = draft.so_far.walked
    already = before.minutes if before and before.day == event.day else 0
    draft.set(walked=WalkedToday(event.day, already + event.minutes))


def gate_mode(draft: Draft, event: happened.GateModeChosen) -> None:
    """The strict reading of the gate, or the one against the baseline."""
    draft.set(strict_gate=event.strict)


def maintenance_wished(draft: Draft, event: happened.MaintenanceWished) -> None:
    """The wish opens Maintenance out of Phase Two."""
    if draft.so_far.phase == "two":
        draft.enter("maintenance", event.day)


def hold_tested(draft: Draft, event: happened.HoldTested) -> None:
    """A timed hold of one side."""
    draft.set(holds=(*draft.so_far.holds, event))


def bend_tested(draft: Draft, event: happened.BendTested) -> None:
    """A side bend to one side."""
    draft.set(bends=(*draft.so_far.bends, event))


def coach_joined(draft: Draft, event: happened.CoachJoined) -> None:
    """A coach has begun; an earlier sign-off was another's."""
    draft.set(coach=event.coach, coach_asks_sign_off=event.asks_sign_off, coach_signed_off=False)


def coach_left(draft: Draft, _: happened.CoachLeft) -> None:
    """What the coach had opened closes."""
    draft.set(coach=None, coach_asks_sign_off=False, coach_signed_off=False, opened=())


def coach_signed_off(draft: Draft, _: happened.CoachSignedOff) -> None:
    """Only somebody's coach can sign off."""
    if draft.so_far.coach is not None:
        draft.set(coach_signed_off=True)


def coach_opened(draft: Draft, event: happened.CoachOpenedLadder) -> None:
    """A coach opens a single ladder, once the review of the gate is due."""
    standing = draft.standing()
    gate = gates.gate_ahead(standing)
    if draft.so_far.coach and gate and gate.review and standing.days_in_phase >= gate.review.after_days:
        draft.set(opened=tuple(dict.fromkeys((*draft.so_far.opened, event.ladder))))
