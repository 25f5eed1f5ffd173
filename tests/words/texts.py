"""Every text that a person can see, with the file and the line where it stands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "quadratus"
# Pages for those who work on Quadratus: they speak of the words, and of tests that fail.
_FOR_DEVELOPERS = ("CONTRIBUTING.md",)
_SPOKEN_ATTRIBUTES = ("alt", "aria-label", "aria-description", "content", "placeholder", "title", "value")
_TEMPLATE_TAG = re.compile(r"{[%#].*?[%#]}|{{.*?}}", re.DOTALL)
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"' + r"|'((?:[^'\\\n]|\\.)*)'")
_SCRIPT_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"' + r"|'((?:[^'\\\n]|\\.)*)'" + r"|`((?:[^`\\]|\\.)*)`")


@dataclass(frozen=True, order=True)
class Text:
    """A text of one file. `addressed` says whether it speaks to the person who trains, and not only about the work."""

    file: str
    line: int
    said: str
    addressed: bool = True
    language: str = "en"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.said}"


def all_texts() -> list[Text]:
    """Every text of the repository that a person can see."""
    texts: list[Text] = []
    for file in sorted((PACKAGE / "methods").rglob("*.toml")):
        texts += of_toml(_read(file), _name(file), language_of(file))
    for file in sorted(PACKAGE.rglob("*.py")):
        cli = "cli" in file.relative_to(PACKAGE).parts
        texts += of_python(_read(file), _name(file), with_docstrings=cli, language=language_of(file))
    for file in sorted((PACKAGE / "site").rglob("*.html")):
        texts += of_template(_read(file), _name(file))
    for file in sorted((PACKAGE / "site").rglob("*.po")):
        texts += of_catalogue(_read(file), _name(file), language_of(file))
    for file in scripts():
        texts += of_script(_read(file), _name(file), language_of(file))
    for file in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]):
        if file.name not in _FOR_DEVELOPERS:
            texts += of_page(_read(file), _name(file))
    for file in sorted((ROOT / "examples").glob("*.diary")):
        texts += [Text(_name(file), number, line.strip()) for number, line in _lines(_read(file)) if line.strip()]
    return texts


def scripts() -> list[Path]:
    """What runs in the browser of a person."""
    made = (file for file in (ROOT / "frontend").rglob("*.ts") if "tests" not in file.parts)
    return sorted([*made, *(PACKAGE / "site" / "static" / "js").glob("*.js")])


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.splitlines(), start=1)


def language_of(file: Path) -> str:
    """The language of a file: that of the folder below `locale`, or of the table of words; else English."""
    if "locale" in file.parts:
        return file.parts[file.parts.index("locale") + 1]
    return "fr" if file.parent.name == "words" and file.stem.startswith("french") else "en"


def of_toml(text: str, file: str, language: str = "en") -> list[Text]:
    """The strings of a method; keys and other single words that nobody reads do no harm here."""
    return [
        Text(file, number, found.group(1) or found.group(2) or "", language=language)
        for number, line in _lines(text)
        if not line.lstrip().startswith("#")
        for found in _QUOTED.finditer(line)
    ]


def of_python(text: str, file: str, *, with_docstrings: bool = False, language: str = "en") -> list[Text]:
    """The string literals that are words to read, not names. Docstrings count where a command shows them."""
    tree = ast.parse(text)
    silent = set() if with_docstrings else {id(one) for one in _docstrings(tree)}
    return [
        Text(file, node.lineno, node.value, language=language)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
        if re.search(r"[A-Za-z]{2}", node.value) and (" " in node.value or node.value[0].isupper())
    ]


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first.value


def of_template(text: str, file: str) -> list[Text]:
    """The words between the tags, those of spoken attributes, and those that stand in quotes inside template tags."""
    reader = TemplateReader(file)
    reader.feed(_TEMPLATE_TAG.sub(lambda tag: re.sub(r"[^\n]", " ", tag.group()), text))
    reader.close()
    inside = [
        Text(file, text.count("\n", 0, tag.start()) + 1, found.group(1) or found.group(2) or "")
        for tag in _TEMPLATE_TAG.finditer(text)
        if not tag.group().startswith("{#") and not tag.group().startswith("{% comment")
        for found in _QUOTED.finditer(tag.group())
    ]
    return reader.texts + [one for one in inside if " " in one.said.strip()]


class TemplateReader(HTMLParser):
    """The words of a template without its tags, and those of the attributes that are `spoken`."""

    def __init__(self, file: str, spoken: tuple[str, ...] = _SPOKEN_ATTRIBUTES) -> None:
        super().__init__()
        self.file, self.texts, self._spoken, self._hidden = file, list[Text](), spoken, 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        for name, value in attributes:
            if name in self._spoken and value and value.strip():
                self.texts.append(Text(self.file, self.getpos()[0], value))

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        said = " ".join(data.split())
        if said and not self._hidden:
            lead = len(data) - len(data.lstrip())
            self.texts.append(Text(self.file, self.getpos()[0] + data.count("\n", 0, lead), said))


def of_catalogue(text: str, file: str, language: str) -> list[Text]:
    """The translations of a catalogue, each at the line of its first word."""
    texts = []
    for found in re.finditer(r'(?m)^msgstr(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', text):
        said = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found.group(1)))
        if said and "Content-Type" not in said:
            texts.append(Text(file, text.count("\n", 0, found.start()) + 1, said, language=language))
    return texts


def of_script(text: str, file: str, language: str = "en") -> list[Text]:
    """The string literals of a script that hold a word, without its comments and imports."""
    bare = re.sub(r"/\*.*?\*/", lambda comment: re.sub(r"[^\n]", " ", comment.group()), text, flags=re.DOTALL)
    bare = re.sub(r"(?m)(^|\s)//.*$|^import .*$", "", bare)
    found = ((one.start(), "".join(one.groups(""))) for one in _SCRIPT_STRING.finditer(bare))
    return [
        Text(file, bare.count("\n", 0, at) + 1, said, language=language)
        for at, said in found
        if re.search(r"[A-Za-z]{3,}", said)
    ]


def of_page(text: str, file: str) -> list[Text]:
    """The paragraphs of a page, without code."""
    bare = re.sub(r"```.*?```", lambda code: re.sub(r"[^\n]", " ", code.group()), text, flags=re.DOTALL)
    bare = re.sub(r"<!--.*?-->", lambda note: re.sub(r"[^\n]", " ", note.group()), bare, flags=re.DOTALL)
    bare = re.sub(r"`[^`\n]*`|!\[", " ", bare)
    texts, start, collected = [], 0, list[str]()
    for number, line in [*_lines(bare), (0, "")]:
        if line.strip():
            start = start if collected else number
            collected.append(line.strip())
        elif collected:
            texts.append(Text(file, start, " ".join(collected), addressed=False))
            collected = []
    return texts
