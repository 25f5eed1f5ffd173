"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from quadratus import __version__
from quadratus.cli import main
from quadratus.cli.showing import followed
from quadratus.protocol.loading import METHODS

ROOT = Path(__file__).parents[1]
STEADY = str(ROOT / "examples" / "steady.diary")
COMMANDS = ["check", "demo", "explain", "export", "figures", "rebuild", "remind", "replay", "serve"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="quadratus")


def outside(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a user starts it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from quadratus.cli import main; main()", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def short(tmp_path: Path) -> Path:
    file = tmp_path / "ada.diary"
    file.write_text(
        "person Ada\nborn 1970\nstarts 2026-01-05\nday 1\n  screening all no\n"
        "  baseline usual 3 worst 5\n  session before 3 highest 3 effort 4\ndays 2-3\n  morning 3\n"
    )
    return file


# Help, version, wrong use ------------------------------------------------------------------------


def test_version() -> None:
    assert run("--version").output == f"quadratus {__version__}\n"


def test_help_lists_every_command() -> None:
    said = run("--help")
    assert said.exit_code == 0
    assert all(f"  {command} " in said.output for command in COMMANDS)
    assert sorted(main.commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    assert "Usage: quadratus" in run(command, "--help").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rplay"], "quadratus: No such command 'rplay'"),
        (["replay"], "quadratus: Missing argument 'DIARY'. See: quadratus replay --help"),
        (["replay", "nobody.diary"], "quadratus: Invalid value for 'DIARY': File 'nobody.diary' does not exist"),
        (["explain", "--day", "tomorrow"], "quadratus: Invalid value for '--day'"),
        (["serve", "--port", "99999"], "quadratus: Invalid value for '--port'"),
    ],
)
def test_wrong_use_is_one_line_on_standard_error(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)
    assert len(result.stderr.splitlines()) == 1


def test_help_does_not_load_what_it_does_not_need() -> None:
    code = (
        "import sys; from quadratus.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('django', 'pydantic', 'rich', 'uvicorn') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"


# Check -------------------------------------------------------------------------------------------


def test_check_of_the_shipped_method_is_fine() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("Lower Back Mastery ")
    assert ": fine (" in result.stdout
    assert result.stderr == ""


def test_check_tells_file_key_fault_and_mend(tmp_path: Path) -> None:
    folder = copytree(METHODS / "lower_back_mastery", tmp_path / "mine")
    frame = folder / "protocol.toml"
    frame.write_text(frame.read_text().replace("adults_from = 18", "adults_from = 12"))
    result = run("check", str(folder))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("protocol.toml: adults_from: ")
    assert result.stderr.endswith("quadratus: 1 problem in mine.\n")


def test_check_of_no_method_says_which_there_are() -> None:
    result = run("check", "upper_back")
    assert result.exit_code == 1
    assert result.stderr == "quadratus: There is no method 'upper_back'. Name a folder, or: lower_back_mastery\n"


# Figures -----------------------------------------------------------------------------------------


def test_figures_are_drawn_into_a_folder(tmp_path: Path) -> None:
    done = run("figures", "--only", "bird_dog", "--out", str(tmp_path / "drawn"))
    assert (done.exit_code, done.stderr) == (0, "")
    names = {file.name for file in (tmp_path / "drawn").iterdir()}
    assert {"sheet.html", "bird_dog_leg.small.svg", "bird_dog_leg.pair.svg", "bird_dog_leg.strip.svg"} <= names
    sheet = (tmp_path / "drawn" / "sheet.html").read_text(encoding="utf-8")
    assert sheet.count("<section>") == 3


def test_figures_of_an_unknown_exercise_say_which_there_are(tmp_path: Path) -> None:
    done = run("figures", "--only", "handstand", "--out", str(tmp_path))
    assert done.exit_code == 1
    assert "There is no motion 'handstand'. Name one of: " in done.stderr


def test_check_tells_what_is_wrong_with_a_motion(tmp_path: Path) -> None:
    copytree(METHODS / "lower_back_mastery", tmp_path / "method")
    file = tmp_path / "method" / "motions" / "bird_dog.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("knee = 4", "knee = -8", 1), encoding="utf-8")
    done = run("check", str(tmp_path / "method"))
    assert done.exit_code == 1
    assert "motions/bird_dog.toml: poses.leg_long.right_leg.knee: knee of -8 degrees is outside 0 to 150" in done.stderr


def test_check_tells_of_a_rung_without_a_motion(tmp_path: Path) -> None:
    folder = copytree(METHODS / "lower_back_mastery", tmp_path / "method")
    for own in (folder, folder / "locale" / "fr"):
        (own / "motions" / "walking.toml").unlink()
    done = run("check", str(folder))
    assert (done.exit_code, done.stderr) == (
        1,
        "motions/walking.toml: rungs.walking: no motion shows this rung. Add it\nquadratus: 1 problem in method.\n",
    )


# Replay and explain of a diary -------------------------------------------------------------------


def test_replay_prints_each_day_with_doses_and_reasons(short: Path) -> None:
    result = run("replay", str(short))
    assert result.exit_code == 0
    assert "Day 1, Mon 2026-01-05: strength day (Phase One, clearance clear)" in result.stdout
    assert "  Dead bug: heel slide" in result.stdout
    assert "2 rounds of 2 holds of 5 s, each side" in result.stdout
    assert "  A practice day. Days since the last full session: 1 day" in result.stdout
    assert "  Gate: " in result.stdout


def test_replay_as_json_is_one_line_a_day(short: Path) -> None:
    days = [json.loads(line) for line in run("replay", str(short), "--json").stdout.splitlines()]
    assert [day["date"] for day in days] == ["2026-01-05", "2026-01-06", "2026-01-07"]
    assert [day["kind"] for day in days] == ["strength", "practice", "strength"]
    assert [day["zone"] for day in days] == [None, "green", "green"]


def test_replay_of_a_broken_diary_tells_every_fault(short: Path) -> None:
    short.write_text(short.read_text().replace("morning 3", "mornig 3").replace("highest 3", "highest 30"))
    result = run("replay", str(short))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "ada.diary, line 7: the highest pain: 30 is not between 0 and 10. Correct the number",
        "ada.diary, line 9: the entry: there is no 'mornig'. Did you mean 'morning'?",
        "quadratus: Nothing was lived through. See docs/diary-format.md",
    ]


def test_explain_of_a_diary_shows_the_tree_with_sources(short: Path) -> None:
    result = run("explain", str(short), "--day", "2026-01-06")
    assert result.exit_code == 0
    assert "Tuesday 2026-01-06: practice day (Phase One, week 1, Lower Back Mastery 1.0.0)" in result.stdout
    assert "all of these: not met" in result.stdout
    assert "how well known: " in result.stdout
    assert "Gate to Phase Two" in result.stdout


def test_explain_of_a_day_outside_the_diary(short: Path) -> None:
    result = run("explain", str(short), "--day", "2026-02-01")
    assert result.exit_code == 1
    assert "runs from 2026-01-05 to 2026-01-07. Give --day within it" in result.stderr


# In a process of its own -------------------------------------------------------------------------


def test_exit_codes_outside(short: Path) -> None:
    assert outside("--version").returncode == 0
    assert outside("replay", str(short)).returncode == 0
    broken = outside("check", "nothing")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert outside("replay").returncode == 2


def test_no_color_and_pipes_get_plain_text(short: Path) -> None:
    assert "\x1b" not in outside("replay", str(short)).stdout
    forced = outside("replay", str(short), FORCE_COLOR="1")
    assert "\x1b[1m" in forced.stdout
    plain = outside("replay", str(short), FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b[3" not in plain


def test_a_reader_that_leaves_is_no_traceback() -> None:
    code = f"{sys.executable} -c 'from quadratus.cli import main; main()' replay {STEADY} | head -n 1"
    said = subprocess.run(code, shell=True, capture_output=True, text=True, check=True)
    assert said.stdout.startswith("Day 1, ")
    assert "Traceback" not in said.stderr


def test_serve_on_a_port_that_is_taken_says_what_to_do() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"quadratus: Cannot listen on 127.0.0.1, port {port}")
    assert f"quadratus serve --port {port + 1}" in result.stderr


def test_progress_passes_everything_on() -> None:
    assert list(followed(range(5), 5, "Counting")) == [0, 1, 2, 3, 4]


# People who train here ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A data folder with the demo person."""
    folder = str(tmp_path_factory.mktemp("home"))
    made = outside("demo", QUADRATUS_DATA=folder)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == "Demo is ready. Open it with: quadratus serve\n"
    return folder


def test_nobody_trains_here_yet(tmp_path: Path) -> None:
    for command in ("explain", "export"):
        said = outside(command, QUADRATUS_DATA=str(tmp_path))
        assert said.returncode == 1
        assert said.stderr == "quadratus: Nobody trains here yet. Start with: quadratus serve\n"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"QUADRATUS_DATA": "/proc/nowhere"}, "quadratus: The data folder cannot be used: "),
        ({"DATABASE_URL": "nonsense"}, "quadratus: The database cannot be opened: "),
    ],
)
def test_a_record_that_cannot_be_opened(environment: dict[str, str], said: str) -> None:
    result = outside("rebuild", **environment)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(said)
    assert len(result.stderr.splitlines()) == 1


def test_demo_is_not_made_twice_unless_asked(home: str) -> None:
    again = outside("demo", QUADRATUS_DATA=home)
    assert again.returncode == 1
    assert "quadratus demo --anew" in again.stderr


def test_export_gives_twelve_weeks_that_end_today(home: str) -> None:
    said = outside("export", QUADRATUS_DATA=home)
    events = json.loads(said.stdout)["events"]
    days = {event["day"] for event in events}
    assert abs((datetime.now(UTC).date() - date.fromisoformat(max(days))).days) <= 1
    assert len(days) >= 80
    kinds = {event["kind"] for event in events}
    assert kinds >= {"joined", "screened", "set_done", "morning", "flare_declared", "hold_tested", "measure"}


def test_explain_shows_a_kept_decision(home: str) -> None:
    said = outside("explain", "Demo", QUADRATUS_DATA=home)
    assert said.returncode == 0
    assert "Phase Two" in said.stdout
    assert "how well known: " in said.stdout
    unknown = outside("explain", "Bo", QUADRATUS_DATA=home)
    assert unknown.stderr == "quadratus: Nobody here, and no diary file, called 'Bo'. Name one of: Demo\n"
    early = outside("explain", "--day", "2020-01-01", QUADRATUS_DATA=home)
    assert "No decision was shown on 2020-01-01. The last days with one: " in early.stderr


def test_rebuild(home: str) -> None:
    assert outside("rebuild", QUADRATUS_DATA=home).stdout == "Rebuilt 1 person from their events.\n"
