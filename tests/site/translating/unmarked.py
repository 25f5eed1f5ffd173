"""Words that a person would read and that are not marked for translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.words.texts import TemplateReader, Text

MARKS = {
    "_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy",
    "npgettext", "npgettext_lazy", "RefusedError",
}  # fmt: skip
# What these are given is for the console and for those who work on Quadratus.
_SILENT_CALLS = {"debug", "info", "warning", "error", "exception", "WrongSettingError"}
_SPOKEN_ATTRIBUTES = ("alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "title")
# Where quoted words stand in the tags of our own that say something: the places of those arguments.
_SPOKEN_PLACES = {"callout": (1,), "card": (0,), "nav_item": (2,), "scale": (1, 2, 3)}
_SPOKEN_NAMES = ("label", "title", "help", "word", "caption", "low", "high", "legend", "unit", "text", "lead")
_SPOKEN_FILTERS = ("default", "default_if_none", "yesno", "pluralize", "add", "date", "time")

_TRANSLATED = re.compile(r"{%\s*blocktrans(late)?\b.*?{%\s*endblocktrans(late)?\s*%}", re.DOTALL)
_COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}", re.DOTALL)
# Names of classes and of data, of which base.html makes attributes.
_CLASSES = re.compile(r"{%\s*block (?:body_class|body_data)\s*%}.*?{%\s*endblock\s*%}", re.DOTALL)
_TAG = re.compile(r"{%(.*?)%}|{{(.*?)}}", re.DOTALL)
_PART = re.compile(r"""(?:[^\s"']|"[^"]*"|'[^']*')+""")
_QUOTED = re.compile(r""""([^"]*)"|'([^']*)'""")
_MARKED_QUOTE = re.compile(r"""_\((?:"[^"]*"|'[^']*')\)""")
# A variable of the environment, a method or a header of HTTP.
_NAME = re.compile(r"[A-Z]+(_[A-Z]+)*|[A-Z][a-z]+(-[A-Z][a-z]+)+")
_WORD = re.compile(r"[^\W\d_]{2,}")


def in_template(text: str, file: str) -> list[Text]:
    """The words between the tags, in spoken attributes, and in quotes where a template tag says them."""
    bare = _CLASSES.sub(_blank, _COMMENT.sub(_blank, text))
    found = [*_in_block_options(bare, file)]
    bare = _TRANSLATED.sub(_blank, bare)
    found += [one for tag in _TAG.finditer(bare) for one in _in_tag(bare, tag, file)]
    reader = TemplateReader(file, _SPOKEN_ATTRIBUTES)
    reader.feed(_TAG.sub(_blank, bare))
    reader.close()
    return sorted({*found, *(text for text in reader.texts if _WORD.search(text.said))})


def in_python(code: str, file: str) -> list[Text]:
    """The string literals that read like words and stand in no call that marks them."""
    finder = _Finder(file)
    finder.visit(ast.parse(code))
    return sorted(finder.texts)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _in_block_options(text: str, file: str) -> Iterator[Text]:
    """A context of a translated block is no text; what it fills in may be one."""
    for block in _TRANSLATED.finditer(text):
        opening = block.group()[: block.group().index("%}")]
        for said in re.findall(r"=\s*[\"']([^\"']*[ ][^\"']*)[\"']", opening):
            yield Text(file, text.count("\n", 0, block.start()) + 1, said)


def _in_tag(text: str, tag: re.Match[str], file: str) -> Iterator[Text]:
    line = text.count("\n", 0, tag.start()) + 1
    inside = _MARKED_QUOTE.sub("marked", tag.group(1) or tag.group(2) or "")
    parts = _PART.findall(inside)
    if tag.group(1) is None:
        parts = ["", *parts]
    if not parts or parts[0] in ("translate", "trans", "url", "static", "extends", "load", "icon", "elif", "if"):
        return
    for place, part in enumerate(parts[1:]):
        name, _, value = part.partition("=") if re.match(r"\w+=", part) else ("", "", part)
        spoken = name in _SPOKEN_NAMES or place in _SPOKEN_PLACES.get(parts[0], ())
        for found in _QUOTED.finditer(value):
            said = found.group(1) or found.group(2) or ""
            before = value[: found.start()]
            filtered = before.endswith(tuple(f"|{name}:" for name in _SPOKEN_FILTERS))
            if _WORD.search(said) and said != "true,false" and (spoken or filtered or " " in said or said[0].isupper()):
                yield Text(file, line, said)


class _Finder(ast.NodeVisitor):
    def __init__(self, file: str) -> None:
        self.file, self.texts = file, list[Text]()

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
        if name not in MARKS | _SILENT_CALLS:
            self.generic_visit(node)
        elif name in MARKS:
            # Filled in before it is looked up, such a text is never found in a catalogue.
            for filled in (one for one in node.args if isinstance(one, ast.JoinedStr)):
                self.generic_visit(filled)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        return

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        return

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name not in ("__str__", "__repr__"):
            for one in (*node.body, node.args, *node.decorator_list):
                self.visit(one)

    def visit_Constant(self, node: ast.Constant) -> None:
        said = node.value
        if not isinstance(said, str) or not _WORD.search(said) or _NAME.fullmatch(said):
            return
        if " " in said or said[0].isupper():
            self.texts.append(Text(self.file, node.lineno, said.strip()))
