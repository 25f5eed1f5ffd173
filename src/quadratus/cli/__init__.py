"""The command `quadratus`. What a command needs is imported when it runs, so that help is quick."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quadratus import __version__

if TYPE_CHECKING:
    from quadratus.prescription.prescription import Prescription
    from quadratus.protocol.overlays import Overlay
    from quadratus.protocol.schema import Method
    from quadratus.trials.diary import Diary

FINE, PROBLEM, USAGE, INTERRUPTED = 0, 1, 2, 130
SHIPPED = "lower_back_mastery"


class _Commands(click.Group):
    """A group whose errors are one line on standard error that says what to do."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002
        **extra: Any,
    ) -> Any:
        """Run and exit: 0 fine, 1 problem, 2 wrong use, 130 interrupted."""
        name = prog_name or "quadratus"
        try:
            code = super().main(args, name, complete_var, standalone_mode=False, **extra)
            sys.exit(code or FINE)
        except Exception as problem:
            sys.exit(_tell(problem, name))
        except KeyboardInterrupt:
            _say("Stopped.")
            sys.exit(INTERRUPTED)


def _tell(problem: Exception, name: str) -> int:
    """Say what went wrong and what to do about it; the exit code."""
    if isinstance(problem, click.UsageError):
        path = problem.ctx.command_path if problem.ctx else name
        _say(f"{problem.format_message().rstrip('.')}. See: {path} --help")
        return USAGE
    if isinstance(problem, click.ClickException):
        _say(problem.format_message())
        return PROBLEM
    if isinstance(problem, click.Abort):
        _say("Stopped.")
        return INTERRUPTED
    if isinstance(problem, BrokenPipeError):
        # The reader of the pipe left; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEM
    raise problem


def _say(line: str) -> None:
    click.echo(f"quadratus: {line}", err=True)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quadratus", message="%(prog)s %(version)s")
def main() -> None:
    """Staged, reasoned training for people with long-standing low back pain.

    Exit codes: 0 fine, 1 a problem that is told on standard error, 2 wrong use of a command.
    Colours are left out where NO_COLOR is set or the output is no terminal.
    """


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port.")
def serve(host: str, port: int) -> None:
    """Start the site and print where it is.

    On loopback a single person needs no password; any other address asks for one.
    """
    _refuse_taken(host, port)
    from quadratus.cli.home import opening
    from quadratus.site.server import serve as start

    with opening():
        start(host=host, port=port)


def _refuse_taken(host: str, port: int) -> None:
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as taken:
            fault = f"Cannot listen on {host}, port {port}: {taken.strerror or taken}."
            mend = f"Try another port: quadratus serve --port {port % 65535 + 1}"
            raise click.ClickException(f"{fault} {mend}") from taken


@main.command()
@click.argument("method", default=SHIPPED)
def check(method: str) -> None:
    """Check a method with its motions: the folder METHOD, or one that is shipped by its name.

    Every rung has its motion. Its texts in other languages are checked as well: what is missing, and
    what cannot be used. Each problem is one line on standard error: file, key, what is wrong, what to write.
    """
    from quadratus.cli.motions import motions_of
    from quadratus.protocol.checking import load_method
    from quadratus.protocol.files import BrokenMethodError
    from quadratus.protocol.overlays import languages_of, read_overlay

    folder = _folder(method)
    try:
        checked = load_method(folder)
        overlays = [read_overlay(folder, checked, language) for language in languages_of(folder)]
    except BrokenMethodError as broken:
        raise _problems(broken.problems, folder) from broken
    _, faults = motions_of(folder, checked)
    told = [fault for overlay in overlays for fault in (*overlay.problems, *overlay.missing)]
    if told:
        for overlay in overlays:
            click.echo(_completeness(overlay))
    if told or faults:
        raise _problems([*sorted(told), *faults], folder)
    parts = f"{len(checked.exercises)} exercises, {len(checked.rung_by_key)} rungs, all of them drawn"
    click.echo(f"{checked.frame.name} {checked.frame.version}: fine ({parts}).")
    for overlay in overlays:
        click.echo(_completeness(overlay))


def _folder(method: str) -> Path:
    from quadratus.protocol.loading import METHODS

    folder = Path(method) if Path(method).is_dir() else METHODS / method
    if not folder.is_dir():
        known = ", ".join(sorted(found.name for found in METHODS.iterdir() if found.is_dir()))
        raise click.ClickException(f"There is no method '{method}'. Name a folder, or: {known}")
    return folder


def _problems(problems: Sequence[object], folder: Path) -> click.ClickException:
    """Tell every problem, and how many there are."""
    for problem in problems:
        click.echo(str(problem), err=True)
    count = len(problems)
    return click.ClickException(f"{count} {'problem' if count == 1 else 'problems'} in {folder.name}.")


@main.command()
@click.argument("method", default=SHIPPED)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write into."
)
@click.option("--only", metavar="EXERCISE", help="Draw one exercise only.")
@click.option("--png", is_flag=True, help="Make a picture of the sheet as well; needs Chromium.")
def figures(method: str, out: Path, only: str | None, png: bool) -> None:
    """Draw the figures of a method into a folder.

    For every rung a small still, start and end, and a film strip; sheet.html shows them all. What is wrong
    with a motion is told, and drawn all the same.
    """
    from quadratus.body.loading import BrokenMotionsError, read_motions
    from quadratus.cli.motions import draw, faults, photograph

    folder = _folder(method)
    try:
        motions = read_motions(folder / "motions")
    except BrokenMotionsError as broken:
        raise _problems(broken.problems, folder) from broken
    if only is not None:
        if only not in motions:
            raise click.ClickException(f"There is no motion '{only}'. Name one of: {', '.join(motions)}")
        motions = {only: motions[only]}
    for problem in faults(motions):
        click.echo(str(problem), err=True)
    sheet = draw(motions, out)
    click.echo(f"Drew {sum(len(file.rungs) for file in motions.values())} rungs: {sheet}")
    if png:
        click.echo(f"The sheet as a picture: {photograph(sheet)}")


@main.command()
@click.argument("diary", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a day.")
def replay(diary: Path, as_json: bool) -> None:
    """Live through the file DIARY and print what each day asked, and why.

    The format of a diary is described in docs/diary-format.md.
    """
    from quadratus.cli.showing import console, followed, show_days
    from quadratus.trials.replay import json_line
    from quadratus.trials.replay import replay as days_of

    method = _method()
    written = _diary(diary, method)
    with _told():
        days = tuple(followed(days_of(written, method), written.last_day, "Living through it"))
    if as_json:
        for day in days:
            click.echo(json_line(day))
    else:
        show_days(days, method, console())


@main.command()
@click.argument("person", required=False)
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day; the last one if left out.",
)
def explain(person: str | None, day: datetime | None) -> None:
    """Show the decision of one day with all its reasons.

    Each reason is shown as a tree, with its sources and how well those are known.

    PERSON is the name of someone who trains here, or a diary file; it may be left out where only
    one person trains here.
    """
    from quadratus.cli.showing import console, show_decision

    wanted = day.date() if day else None
    if person and Path(person).is_file():
        decision = _lived_decision(Path(person), wanted)
    else:
        from quadratus.cli.home import kept_decision

        decision = kept_decision(person, wanted)
    show_decision(decision, _method(), console())


@main.command()
@click.argument("person", required=False)
def export(person: str | None) -> None:
    """Write everything that PERSON entered to standard output, as JSON.

    PERSON may be left out where only one person trains here.
    """
    from quadratus.cli.home import exported

    click.echo(exported(person))


@main.command()
def rebuild() -> None:
    """Work out anew, from the events, what is kept about each person."""
    from quadratus.cli.home import rebuild_all

    count = rebuild_all()
    click.echo(f"Rebuilt {count} {'person' if count == 1 else 'people'} from their events.")


@main.command()
def remind() -> None:
    """Send the reminders that are due now, once, and say how many.

    The server does this by itself each minute while it runs. Use this where it does not,
    for example from cron every ten minutes. Nothing is ever sent twice.
    """
    from quadratus.cli.home import remind_all

    click.echo(remind_all())


@main.command()
@click.option("--anew", is_flag=True, help="Remove an older demo person first, with all entries.")
def demo(anew: bool) -> None:
    """Make a demo person with twelve weeks of training that end today.

    Every screen then has something to show. Nobody else's record is touched.
    """
    from quadratus.cli.home import make_demo

    click.echo(make_demo(anew))


def _completeness(overlay: Overlay) -> str:
    return f"Language {overlay.language}: {overlay.translated} of {overlay.texts} texts."


def _method() -> Method:
    from quadratus.protocol.files import BrokenMethodError
    from quadratus.protocol.loading import lower_back_mastery

    try:
        return lower_back_mastery()
    except BrokenMethodError as broken:
        raise click.ClickException("The method is broken. See: quadratus check") from broken


@contextmanager
def _told() -> Iterator[None]:
    """Tell the faults of a diary line by line."""
    from quadratus.trials.diary import BrokenDiaryError

    try:
        yield
    except BrokenDiaryError as broken:
        for problem in broken.problems:
            click.echo(str(problem), err=True)
        mend = "Nothing was lived through. See docs/diary-format.md"
        raise click.ClickException(mend) from broken


def _diary(path: Path, method: Method) -> Diary:
    from quadratus.trials.parsing import read_diary

    with _told():
        return read_diary(path, method)


def _lived_decision(path: Path, day: date | None) -> Prescription:
    from quadratus.cli.showing import followed
    from quadratus.trials.living import live

    method = _method()
    diary = _diary(path, method)
    first, last = diary.date_of(1), diary.date_of(diary.last_day)
    wanted = day or last
    if not first <= wanted <= last:
        raise click.ClickException(f"{path.name} runs from {first} to {last}. Give --day within it")
    with _told():
        for lived in followed(live(diary, method), (wanted - first).days + 1, "Living through it"):
            if lived.day == wanted:
                return lived.prescription
    raise AssertionError("every day of a diary is lived")
