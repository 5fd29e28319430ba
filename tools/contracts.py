"""Two kinds of import contract that import-linter lacks. They also hold for rooms that do not exist yet."""

from collections.abc import Iterable, Iterator

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.application.contract_utils import render_broken_contract_guidance


class DirectImports(Contract):
    """A contract that looks at each direct import by itself, local and type-checking ones included."""

    broken_contract_guidance = fields.TextField(required=False)

    def forbids(self, importer: str, imported: str) -> bool:
        """Whether `importer` must not import `imported`."""
        raise NotImplementedError

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002  (import-linter's signature)
        """Find every forbidden import in the graph."""
        broken = sorted(set(self._broken(graph)))
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def _broken(self, graph: ImportGraph) -> Iterator[tuple[str, str, int]]:
        for importer in graph.modules:
            for imported in graph.find_modules_directly_imported_by(importer):
                if self.forbids(importer, imported):
                    for detail in graph.get_import_details(importer=importer, imported=imported):
                        yield importer, imported, detail["line_number"]

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each forbidden import, then say what to do instead."""
        for importer, imported, line in check.metadata["broken"]:
            output.print_error(f"- {importer} -> {imported} (l.{line})", bold=False)
        output.new_line()
        render_broken_contract_guidance(self.broken_contract_guidance)  # type: ignore[arg-type]  # fields hold their value


class Private(DirectImports):
    """Modules of one name, such as `queries`, are imported only inside their own room."""

    type_name = "private"
    module = fields.StringField()

    def forbids(self, importer: str, imported: str) -> bool:
        """Whether `imported` is such a module of another room."""
        inside = f"{imported}.".partition(f".{self.module}.")[1]
        return bool(inside) and _room(importer) != _room(imported)


class Without(DirectImports):
    """Some packages do not import some others, whether or not they exist."""

    type_name = "without"
    packages = fields.ListField(subfield=fields.StringField())
    forbidden = fields.ListField(subfield=fields.StringField())

    def forbids(self, importer: str, imported: str) -> bool:
        """Whether `importer` is in one of the packages and `imported` in a forbidden one."""
        return _within(importer, self.packages) and _within(imported, self.forbidden)  # type: ignore[arg-type]  # as above


def _room(module: str) -> list[str]:
    return module.split(".")[:2]


def _within(module: str, packages: Iterable[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)
