"""Figures are well-formed, alike in structure, the same every time, and named for those who do not see them."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from quadratus.body.arrows import arrow
from quadratus.body.camera import Disc, View, hull
from quadratus.body.figure import Frames, frames, pair, still, strip, style_sheet
from quadratus.body.furniture import standing
from quadratus.body.motion import Camera, Motion
from quadratus.body.moving import Way, breath_at
from quadratus.body.paths import Round, around, closed, line, rounded
from quadratus.body.pose import Contact
from quadratus.body.posture import gap
from quadratus.body.proportions import SIDES
from quadratus.body.props import Arrow, Block
from quadratus.body.scene import Scene
from tests.body.drawn import every_motion, motion

SVG = "{http://www.w3.org/2000/svg}"
ALL = pytest.mark.parametrize("drawn", every_motion(), ids=lambda one: one.rung)


def commands(d: str) -> str:
    """The structure of path data: its letters, and how many numbers follow each."""
    return "".join(
        letter + str(len(re.findall(r"-?\d*\.?\d+", rest))) for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", d)
    )


def spots(d: str) -> list[tuple[float, float]]:
    """The corners of path data as a reader of SVG finds them; of a curve the corners that it is drawn within."""
    found: list[tuple[float, float]] = []
    x = y = 0.0
    for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", rest)]
        for index, (dx, dy) in enumerate(zip(numbers[::2], numbers[1::2], strict=True)):
            spot = (x + dx, y + dy) if letter in "lq" else (dx, dy)
            found.append(spot)
            if letter != "q" or index % 2:
                x, y = spot
    return found


def test_path_data_is_short_and_says_what_it_should() -> None:
    assert closed([(0.04, 1.0), (0.5, -1.25), (10.0, 0.0)]) == "M0 1l.5-2.2 9.5 1.2z"
    assert line([(0.0, -0.5), (12.34, 5.0)]) == "M0-.5L12.3 5"
    corners = [(0.3, 0.7), (1.1, -4.2), (-7.9, 3.0), (0.05, 0.04)]
    for found, corner in zip(spots(closed(corners)), corners, strict=True):
        assert found == pytest.approx(corner, abs=0.051)


def test_a_rounded_polygon_touches_the_middle_of_each_edge_and_closes() -> None:
    square = Round([(0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 2.0)])
    assert rounded(square) == "M0 1q0-1 2-1 2 0 2 1 0 1-2 1-2 0-2-1z"
    assert set(spots(rounded(square))) >= {(2.0, 0.0), (4.0, 1.0), (2.0, 2.0), (0.0, 1.0)}


def test_the_outline_around_points_leaves_out_what_lies_within() -> None:
    assert set(around([(0, 0), (2, 0), (2, 2), (0, 2), (1, 1)])) == {(0, 0), (2, 0), (2, 2), (0, 2)}


def test_the_outline_around_two_discs_touches_both() -> None:
    corners = hull([Disc(0, 0, 1, 0, 1), Disc(10, 0, 4, 0, 4)], 24)
    assert min(x for x, _ in corners) == pytest.approx(-1)
    assert max(x for x, _ in corners) == pytest.approx(12)
    assert max(y for _, y in corners) == pytest.approx(2, abs=0.01)


@pytest.mark.parametrize(
    ("azimuth", "right_of_picture"), [(0, (1, 0, 0)), (90, (0, 0, -1)), (180, (-1, 0, 0)), (-90, (0, 0, 1))]
)
def test_the_azimuth_says_from_where_the_figure_is_seen(
    azimuth: float, right_of_picture: tuple[float, float, float]
) -> None:
    view = View(Camera(azimuth=azimuth, elevation=0))
    assert view.right == pytest.approx(right_of_picture, abs=1e-9)
    assert view.down == pytest.approx((0, -1, 0), abs=1e-9)


@ALL
def test_every_picture_is_well_formed_named_and_without_a_style_of_its_own(drawn: Motion) -> None:
    for svg in (still(drawn), still(drawn, "end", "left", "small"), pair(drawn), strip(drawn)):
        root = ElementTree.fromstring(svg)
        assert root.attrib["role"] == "img"
        assert root.attrib["aria-label"] == root.findtext(f"{SVG}title")
        assert len(root.attrib["aria-label"]) > 30
        assert "style" not in svg
        assert "nan" not in svg.lower()
        assert not re.search(r"\d\.\d\d", svg)


def test_a_file_by_itself_brings_its_style_and_no_other_does() -> None:
    assert "<style>" in still(motion("bird_dog"), alone=True)
    assert "<style>" not in still(motion("bird_dog"))


def test_every_class_that_is_drawn_has_a_colour() -> None:
    used = {
        name for one in every_motion() for found in re.findall(r'class="([^"]*)"', still(one)) for name in found.split()
    }
    plain = {"q-body", "q-fine"}
    assert [name for name in sorted(used - plain) if f".{name}" not in style_sheet()] == []


@ALL
def test_frames_share_their_structure_and_lie_within_the_box(drawn: Motion) -> None:
    shown = frames(drawn, count=8)
    assert len(shown.frames) == 8
    structure = [commands(d) for d in shown.frames[0]]
    assert all([commands(d) for d in frame] == structure for frame in shown.frames)
    left, top, wide, high = map(float, shown.view_box.split())
    for frame in shown.frames:
        for x, y in (spot for d in frame for spot in spots(d)):
            assert left - 1 <= x <= left + wide + 1
            assert top - 1 <= y <= top + high + 1


@ALL
def test_the_first_picture_of_the_frames_marks_the_paths_that_move(drawn: Motion) -> None:
    shown = frames(drawn, count=8)
    moving = [path for path in ElementTree.fromstring(shown.svg).iter(f"{SVG}path") if "data-moves" in path.attrib]
    assert [path.attrib["data-moves"] for path in moving] == [str(number) for number in range(len(moving))]
    assert tuple(path.attrib["d"] for path in moving) == shown.frames[0]


def test_a_hold_is_entered_once_and_then_breathes() -> None:
    shown = frames(motion("bird_dog"), count=16)
    assert (shown.loop, shown.loops_from) == ("hold", 8)
    assert shown.frames[8] != shown.frames[0]
    assert shown.frames[8] != shown.frames[11]


def test_a_breath_fills_the_trunk_and_moves_nothing_else() -> None:
    way = Way(motion("breathing_legs_on_chair"))
    empty, full = way.at(0.0, 0.0).volume, way.at(0.0, 1.0).volume
    changed = {name for name in empty.balls if empty.balls[name] != full.balls[name]}
    assert "chest_4" in changed
    assert all(name.startswith("chest_") or name.partition(" ")[2] in ARM for name in changed)


ARM = ("shoulder", "biceps", "elbow", "forearm", "wrist", "palm", "fingers", "thumb")


def test_the_breath_goes_in_for_two_fifths_and_out_for_the_rest() -> None:
    assert [round(breath_at(share), 3) for share in (0, 0.2, 0.4, 0.7, 0.999)] == [0, 0.5, 1, 0.5, 0]


def test_a_movement_ends_where_it_began() -> None:
    way = Way(motion("cat_camel"))
    for name, ball in way.at(0.0).volume.balls.items():
        assert ball.centre == pytest.approx(way.at(1.0).volume.balls[name].centre, abs=1e-9)


@pytest.mark.parametrize(
    ("share", "moves", "because"),
    [(0.06, False, "a breath in the side plank"), (0.26, True, "on the way down"), (0.47, False, "a breath in front"),
     (0.66, True, "on the way back"), (0.78, False, "there and on to the floor")],
)  # fmt: skip
def test_a_body_stops_at_a_key_pose_unless_it_goes_through(share: float, moves: bool, because: str) -> None:
    way = Way(motion("side_plank_roll"))
    a, b = (way.at(share + step).volume.balls["left shoulder"].centre for step in (-0.004, 0.004))
    assert (max(abs(x - y) for x, y in zip(a, b, strict=True)) > 0.01) is moves, because


def test_whoever_walks_has_a_foot_on_the_floor_at_every_moment() -> None:
    way = Way(motion("suitcase_walk"))
    for step in range(24):
        posture = way.at(step / 24)
        nearest = min(gap(posture, Contact(part=f"{side} foot"), ()) for side in SIDES)
        assert -0.015 < nearest < 0.03


def test_fewer_than_four_pictures_are_no_movement() -> None:
    with pytest.raises(ValueError, match="four"):
        frames(motion("bird_dog"), count=3)
    assert len(frames(motion("bird_dog"), count=4).frames) == 4


def test_frames_come_back_from_json() -> None:
    shown = frames(motion("hip_hinge"), count=6)
    table = json.loads(shown.as_json())
    assert Frames(**{**table, "frames": tuple(map(tuple, table["frames"]))}) == shown


@ALL
def test_the_left_is_drawn_as_the_mirror_image_of_the_right(drawn: Motion) -> None:
    for at in ("start", "end"):
        right, left = (Way(drawn.of(side)) for side in SIDES)
        view, mirrored = View(right.motion.camera), View(left.motion.camera)
        one, other = (getattr(way, at).volume for way in (right, left))
        for name, ball in one.balls.items():
            side, _, rest = name.partition(" ")
            twin = {"right": f"left {rest}", "left": f"right {rest}"}.get(side, name)
            x, y = view.spot(ball.centre)
            assert mirrored.spot(other.balls[twin].centre) == pytest.approx((-x, y), abs=1e-6)


def test_the_working_side_is_marked_and_changes_with_the_side() -> None:
    svg = still(motion("wall_side_lean"))
    assert svg.count("q-working") == svg.count("q-resting") == 1
    walk = motion("suitcase_walk")
    assert walk.working("right") == ("left",)
    assert walk.working("left") == ("right",)


def test_a_body_that_rolls_from_front_to_side_shows_both_flanks() -> None:
    assert Scene(motion("side_plank_roll"), "right").near_side is None
    assert Scene(motion("front_plank_feet"), "right").near_side == "right"
    assert Scene(motion("side_plank_stacked"), "right").near_side is None


def test_the_same_motion_gives_the_same_picture() -> None:
    again = motion("dead_bug").of("right")
    still.cache_clear()
    first = still(again)
    still.cache_clear()
    assert still(motion("dead_bug")) == first


FROM_THE_RIGHT = View(Camera(azimuth=0, elevation=0))


def test_an_arrow_goes_through_its_points_and_points_where_it_leads() -> None:
    line_, heads = arrow(Arrow(kind="arrow", way=((0, 0.5, 0), (0.5, 0.5, 0), (0.5, 1, 0))), FROM_THE_RIGHT)
    (way,), (head,) = line_.outlines, heads.outlines
    for point in ((0, -100), (100, -100), (100, -200)):
        assert any(spot == pytest.approx(point, abs=0.01) for spot in way)
    tip = head[0]
    assert tip == pytest.approx((100, -210), abs=4)
    assert all(tip[1] < y for _, y in head[1:])


@pytest.mark.parametrize(("heads", "count"), [("last", 1), ("both", 2)])
def test_an_arrow_has_a_head_at_its_end_or_at_both(heads: str, count: int) -> None:
    prop = Arrow.model_validate({"kind": "arrow", "way": ((0, 0, 0), (1, 0, 0)), "heads": heads})
    assert len(arrow(prop, FROM_THE_RIGHT)[1].outlines) == count


def test_an_arrow_is_drawn_over_the_body_and_does_not_move() -> None:
    drawn = frames(motion("lying_tilt"), count=4)
    last = re.findall(r'<path (data-moves)?[^>]*class="([^"]+)"', drawn.svg)[-2:]
    assert last == [("", "q-arrow"), ("", "q-head")]


@pytest.mark.parametrize(("above", "lowest"), [(0.0, 0.0), (0.1, -20.0)])
def test_a_cushion_that_lies_on_something_begins_above_the_floor(above: float, lowest: float) -> None:
    cushion = Block(kind="cushion", size=(0.2, 0.2), height=0.2, above=above)
    (drawn,) = standing(cushion, FROM_THE_RIGHT)
    ys = [y for points in drawn.outlines for _, y in points]
    assert (max(ys), min(ys)) == pytest.approx((lowest, -40.0))
