"""What DESIGN promises about the shape of the code, held against the code itself."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ["supportcircle", "groups", "posts"]  # each may import those before it
ENGINE = ROOT / "posts" / "deidentification"
# All that a page takes as it is: made by the sanitizer, or written by ourselves.
AS_IT_IS = {
    ("templates/posts/_words.html", "part.html|safe"),  # sanitized
    ("templates/groups/agreement.html", "html|safe"),  # sanitized
    ("templates/groups/join.html", "html|safe"),  # sanitized
    ("templates/components/field.html", "field.help_text|safe"),  # our own words
    ("templates/components/field_notes.html", "field.help_text|safe"),  # our own words
    ("supportcircle/templatetags/look.py", "mark_safe("),  # our own template
}
AT_A_TERMINAL = {"supportcircle/service.py"}  # tells the person who started it where it answers


def modules(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


CODE = modules(*LAYERS)


def imports(path: Path) -> Iterator[str]:
    """Full names of all that a module imports, also inside functions."""
    package = list(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            yield ".".join([*base, *filter(None, [node.module])])


def importers(library: str) -> set[str]:
    return {name_of(path) for path in CODE if any(name.split(".")[0] == library for name in imports(path))}


# ------------------------------------------------------------------ who imports what
@pytest.mark.parametrize("layer", LAYERS)
def test_imports_go_one_way(layer: str) -> None:
    above = set(LAYERS[LAYERS.index(layer) + 1 :])
    wrong = {(name_of(path), name) for path in modules(layer) for name in imports(path) if name.split(".")[0] in above}
    assert wrong == set()


def test_the_engine_knows_no_django_and_nothing_else_of_ours() -> None:
    allowed = {*sys.stdlib_module_names, "numpy"}
    by_hand = [ENGINE / "lexicons", ENGINE / "training"]  # with libraries of their own
    for path in ENGINE.rglob("*.py"):
        for name in imports(path):
            ours = name == "posts.deidentification" or name.startswith("posts.deidentification.")
            assert ours or name.split(".")[0] in allowed or any(map(path.is_relative_to, by_hand)), (
                name_of(path),
                name,
            )


def test_one_door_each_to_encryption_and_to_html() -> None:
    assert importers("cryptography") == {"supportcircle/encryption.py"}
    assert importers("bleach") == {"supportcircle/sanitize.py"}
    assert importers("markdown_it") == {"supportcircle/sanitize.py"}


def test_no_test_stands_in_the_code_and_no_code_needs_a_test() -> None:
    assert importers("tests") == importers("pytest") == set()


# --------------------------------------------------------------------- states
def changes_a_state(node: ast.AST) -> bool:
    """Assigns `.status` or `.state` of something that is no decision, or updates rows past the actions."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        fields = [part for target in targets for part in ast.walk(target) if isinstance(part, ast.Attribute)]
        return any(field.attr in ("status", "state") and ast.unparse(field.value) != "decision" for field in fields)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update":
        return any(word.arg in ("status", "state") for word in node.keywords)
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr"


def test_only_moves_changes_the_status_of_a_revision_or_the_state_of_a_post() -> None:
    changing = {
        name_of(path)
        for path in modules("posts")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if changes_a_state(node)
    }
    assert changing == {"posts/actions/moves.py"}


def test_only_the_audit_writes_audit_entries() -> None:
    made = {
        name_of(path)
        for path in CODE
        if re.search(r"AuditEntry\(|AuditEntry\.objects\.(bulk_)?create", path.read_text())
    }
    assert made == {"supportcircle/audit.py", "supportcircle/models.py"}


# ----------------------------------------------------------------------- html
def test_every_text_that_is_taken_as_it_is_stands_on_the_list() -> None:
    raw = re.compile(r"[\w.]*\|\s*safe(?:seq)?\b|autoescape\s+off|\w+_safe\(|SafeString\(|format_html\w*\(|__html__")
    files = [*CODE, *(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")]
    assert {(name_of(path), taken) for path in files for taken in raw.findall(path.read_text())} == AS_IT_IS


# ----------------------------------------------------------------------- size
def test_no_module_is_longer_than_three_hundred_lines() -> None:
    lines = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in [*CODE, *modules("tests")]}
    assert {name: count for name, count in lines.items() if count > 300} == {}


def test_functions_are_short() -> None:
    long = {
        (name_of(path), node.name)
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    }
    assert long == set()


def test_nothing_is_printed_or_left_to_do() -> None:
    for path in CODE:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(TODO|FIXME|XXX)\b", text), name_of(path)
        calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)}
        assert "print" not in calls or name_of(path) in AT_A_TERMINAL, name_of(path)


# ---------------------------------------------------------------------- views
def callbacks(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from callbacks(pattern.url_patterns)
        elif pattern.callback:
            yield pattern.callback.__module__, pattern.callback.__name__


def test_every_function_among_the_views_is_a_page_or_serves_one() -> None:
    pages = set(callbacks(get_resolver().url_patterns))
    used = {node.id for path in CODE for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
    settings = (ROOT / "supportcircle" / "settings.py").read_text()
    for path in CODE:
        if "views" not in path.relative_to(ROOT).with_suffix("").parts:
            continue
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                serves = node.name in used or f"{module}.{node.name}" in settings
                assert (module, node.name) in pages or serves, f"{module}.{node.name}"
