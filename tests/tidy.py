"""The rules that protect correctness, as functions from the source to what breaks them."""

from __future__ import annotations

import ast
import builtins
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The named exceptions. A place is a folder ("plot/"), a file, or a function or class of a file ("line.py::CreditLine").

FLOATS = (
    "plot.py",  # pictures are drawn in floats
    "plot/",
    "terms/place.py::great_circle_metres",  # how far apart two places are; no money
)
EDGES = (
    "__main__.py",  # the command line reads files and prints
    "interchange/files.py",  # exports are read from files
)
UNFROZEN = (
    "ledger/log.py::Log",  # the shared log grows behind versions that do not,
    "ledger/index.py::EntryLog",  # and with it what entries are looked up by,
    "ledger/series.py::Balances",  # and their balances;
    "history.py::RecordLog",  # it holds what happened to a line, too
    "testing/",  # a state machine plays
)
FACES = ("__main__.py", "testing/")  # above the front door, so they may enter by it

CLOCK_MODULES = {"time", "sched", "zoneinfo"}
CLOCK_READINGS = {"now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp", "astimezone"}
CHANCE_MODULES = {"random", "secrets", "uuid"}
WORLD_MODULES = {
    *("os", "io", "locale", "pathlib", "shutil", "tempfile", "glob", "fileinput", "subprocess", "multiprocessing"),
    *("asyncio", "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "sqlite3", "dbm", "shelve", "logging"),
}
IN_MEMORY = {"StringIO", "BytesIO"}
WORLD_NAMES = {"open", "print", "input", "breakpoint", "exit", "quit"}
WORLD_HANDLES = {"stdin", "stdout", "stderr", "argv", "exit"}
WHOLE_NUMBER_MATH = {"ceil", "comb", "factorial", "floor", "gcd", "isqrt", "lcm", "perm", "prod"}
MUTABLE = {
    *("list", "dict", "set", "bytearray", "List", "Dict", "Set", "DefaultDict", "OrderedDict", "Counter", "Deque"),
    *("defaultdict", "deque", "MutableMapping", "MutableSequence", "MutableSet"),
}
LAWFUL_BASES = {
    *("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "Protocol"),
    *(name for name, thing in vars(builtins).items() if isinstance(thing, type) and issubclass(thing, Exception)),
    "Sequence",  # a read-only view of what another keeps
}


class Module(NamedTuple):
    """One file of the source: its place below the package, and its tree."""

    place: str
    tree: ast.Module

    @property
    def is_front_door(self) -> bool:
        return self.place.endswith("__init__.py")

    def nodes(self, *exceptions: str) -> Iterator[ast.AST]:
        """All nodes in order, but for those in the places of *exceptions*."""
        if any(self.place == place or (place.endswith("/") and self.place.startswith(place)) for place in exceptions):
            return
        waiting: list[ast.AST] = [self.tree]
        while waiting:
            node = waiting.pop()
            if f"{self.place}::{getattr(node, 'name', '')}" not in exceptions:
                yield node
                waiting += reversed(list(ast.iter_child_nodes(node)))


class House(NamedTuple):
    """All modules together."""

    modules: tuple[Module, ...]

    def classes(self, *exceptions: str) -> Iterator[tuple[Module, ast.ClassDef]]:
        for module in self.modules:
            for node in module.nodes(*exceptions):
                if isinstance(node, ast.ClassDef):
                    yield module, node

    def family(self, ancestors: set[str]) -> set[str]:
        """The names of *ancestors* and of all classes here that descend from them."""
        children = {cls.name for _, cls in self.classes() if bases(cls) & ancestors}
        return ancestors if children <= ancestors else self.family(ancestors | children)


class Finding(NamedTuple):
    """What is out of order, and where."""

    place: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"src/creditline/{self.place}:{self.line} {self.what}"


def found(module: Module, node: ast.AST, what: str) -> Finding:
    return Finding(module.place, getattr(node, "lineno", 1), what)


def last_name(node: ast.AST) -> str:
    """`attrs.frozen`, `frozen`, `frozen(...)` and `Sequence[int]` by their last name."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return last_name(inner)
    return ""


def bases(cls: ast.ClassDef) -> set[str]:
    return {last_name(base) for base in cls.bases}


def is_attrs(cls: ast.ClassDef) -> bool:
    return any(last_name(decorator) in {"frozen", "define", "mutable"} for decorator in cls.decorator_list)


def is_frozen(cls: ast.ClassDef) -> bool:
    return any(last_name(decorator) == "frozen" for decorator in cls.decorator_list)


def imported(node: ast.AST) -> Iterator[str]:
    """The top-level packages that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module.partition(".")[0]


def imports_of(house: House, forbidden: set[str], *exceptions: str) -> Iterator[Finding]:
    for module in house.modules:
        for node in module.nodes(*exceptions):
            if isinstance(node, ast.ImportFrom) and node.module == "io" and names_of(node) <= IN_MEMORY:
                continue
            yield from (found(module, node, f"imports {name}") for name in imported(node) if name in forbidden)


def names_of(node: ast.Import | ast.ImportFrom) -> set[str]:
    return {alias.name for alias in node.names}


# The rules


def floats(house: House) -> Iterator[Finding]:
    for module in house.modules:
        for node in module.nodes(*FLOATS):
            match node:
                case ast.Constant(value=float() | complex() as value):
                    yield found(module, node, f"writes the float {value}")
                case ast.Name(id="float" | "complex" as name):
                    yield found(module, node, f"names {name}")
                case ast.Attribute(value=ast.Name(id="math"), attr=name) if name not in WHOLE_NUMBER_MATH:
                    yield found(module, node, f"computes a float with math.{name}")
                case ast.ImportFrom(module="math") if names_of(node) - WHOLE_NUMBER_MATH:
                    yield found(module, node, "imports a function of floats from math")


def clocks(house: House) -> Iterator[Finding]:
    yield from imports_of(house, CLOCK_MODULES)
    for module in house.modules:
        for node in module.nodes():
            if isinstance(node, ast.Attribute) and node.attr in CLOCK_READINGS:
                yield found(module, node, f"reads a clock with .{node.attr}")


def chance(house: House) -> Iterator[Finding]:
    yield from imports_of(house, CHANCE_MODULES)


def outside_world(house: House) -> Iterator[Finding]:
    yield from imports_of(house, WORLD_MODULES, *EDGES)
    for module in house.modules:
        for node in module.nodes(*EDGES):
            match node:
                case ast.Name(id=name, ctx=ast.Load()) if name in WORLD_NAMES:
                    yield found(module, node, f"reaches outside with {name}")
                case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name in WORLD_HANDLES:
                    yield found(module, node, f"reaches outside with sys.{name}")
                case ast.ImportFrom(module="sys") if names_of(node) & WORLD_HANDLES:
                    yield found(module, node, "reaches outside with a part of sys")


def unfrozen_classes(house: House) -> Iterator[Finding]:
    lawful = house.family(LAWFUL_BASES)
    for module, cls in house.classes(*UNFROZEN):
        if not is_frozen(cls) and (is_attrs(cls) or cls.name not in lawful):
            yield found(module, cls, f"{cls.name} is neither frozen nor an enum, an exception or a protocol")


def mutable_fields(house: House) -> Iterator[Finding]:
    for module, cls in house.classes(*UNFROZEN):
        for field in cls.body if is_attrs(cls) else ():
            if not isinstance(field, ast.AnnAssign) or last_name(field.annotation) == "ClassVar":
                continue
            for name in sorted({last_name(part) for part in ast.walk(field.annotation)} & MUTABLE):
                yield found(module, field, f"{cls.name}.{last_name(field.target)} is a {name}, which can change")


def opening_sentences(house: House) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for module in house.modules:
        sentence = (ast.get_docstring(module.tree) or "").partition("\n")[0]
        if not sentence.endswith("."):
            yield found(module, module.tree, "does not open with one sentence of its own")
        elif sentence in seen:
            yield found(module, module.tree, f"opens with the sentence of {seen[sentence]}")
        seen[sentence] = module.place


def assertions(house: House) -> Iterator[Finding]:
    for module in house.modules:
        for node in module.nodes():
            if isinstance(node, ast.Assert):
                yield found(module, node, "asserts, which -O takes out")


def reading_order(name: str) -> tuple[object, ...]:
    """Constants, classes, functions, each as people sort: the order that ruff keeps (RUF022)."""
    rank = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return rank, [int(part) if part.isdigit() else part for part in re.findall(r"\d+|\D+", name)]


def at_front_door(module: Module) -> Iterator[ast.stmt]:
    """What stands in a front door; what type checkers read of it aside."""
    for node in module.tree.body if module.is_front_door else ():
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                yield from otherwise
            case _:
                yield node


def cluttered_front_doors(house: House) -> Iterator[Finding]:
    for module in house.modules:
        for node in at_front_door(module):
            match node:
                case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant(value=str())):
                    pass
                case ast.Assign(
                    targets=[ast.Tuple(elts=[ast.Name(id="__getattr__"), ast.Name(id="__dir__")])],
                    value=ast.Call(func=ast.Name(id="later")),
                ):
                    pass  # what is imported when first asked for; type checkers do not see it
                case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=names) | ast.Tuple(elts=names)):
                    listed = [ast.literal_eval(name) for name in names]
                    if listed != sorted(set(listed), key=reading_order):
                        yield found(module, node, "lists __all__ out of order")
                case _:
                    yield found(module, node, "does more at a front door than re-export")


def silent_front_doors(house: House) -> Iterator[Finding]:
    for module in house.modules:
        body = module.tree.body if module.is_front_door else []
        if any(isinstance(node, ast.ImportFrom) and node.module != "__future__" for node in body):
            targets = {last_name(target) for node in body if isinstance(node, ast.Assign) for target in node.targets}
            if "__all__" not in targets:
                yield found(module, module.tree, "re-exports without __all__")


def back_doors(house: House) -> Iterator[Finding]:
    """A room that enters by the front door of the house depends on every floor, unseen by import-linter."""
    rooms = {module.place.partition("/")[0].removesuffix(".py") for module in house.modules}
    for module in house.modules:
        for node in module.nodes(*FACES):
            match node:
                case ast.ImportFrom(module="creditline") if names_of(node) - rooms:
                    yield found(module, node, "imports from the front door of the house; import from the room")
                case ast.Import() if "creditline" in imported(node):
                    yield found(module, node, "imports the whole house; import from the room")


RULES = {
    "no float name or literal": floats,
    "no clock": clocks,
    "no chance": chance,
    "no files, no printing, no network in the core": outside_world,
    "every class is frozen, an enum, an exception or a protocol": unfrozen_classes,
    "collections inside values are immutable": mutable_fields,
    "every module opens with one sentence of its own": opening_sentences,
    "no assert": assertions,
    "front doors only re-export, in order": cluttered_front_doors,
    "front doors say what they re-export": silent_front_doors,
    "rooms import from rooms, not from the front door": back_doors,
}


def read(folder: Path) -> House:
    """The source as it stands in *folder*."""
    paths = sorted(folder.rglob("*.py"))
    return House(tuple(Module(p.relative_to(folder).as_posix(), ast.parse(p.read_text("utf-8"))) for p in paths))
