"""What a benchmark and a soak are: the results they hand back, and how their modules are found."""

import pkgutil
from dataclasses import dataclass
from pathlib import Path

NOT_MEASURED = {
    *("__main__", "convention", "county", "processes", "nursery", "server", "balancing", "wire"),
    "quick_town",
    *("usual", "bare", "group_messages", "outliving"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured ratio and the floor it must not fall below.

    A ratio compares two ways within one run, so that it says the same on a fast and a slow machine.
    `name` is the module's name, alone or followed by `-` and what was measured: `town-memory`.
    """

    name: str
    ratio: float
    floor: float

    @property
    def ok(self) -> bool:
        return self.ratio >= self.floor

    def line(self) -> str:
        return f"BENCH {self.name} {self.ratio:.4g} floor {self.floor:g}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a soak saw, in a few words with figures, and whether every promise held."""

    figures: str
    ok: bool

    def line(self, name: str) -> str:
        return f"SOAK {name} {self.figures} {'ok' if self.ok else 'FAILED'}"


def measured(package: str, folder: Path) -> dict[str, str]:
    """The benchmarks or soaks of a folder: their names, in order, and the modules to import."""
    modules = sorted(
        module.name for module in pkgutil.iter_modules([str(folder)]) if not module.ispkg
    )
    return {
        name.replace("_", "-"): f"{package}.{name}" for name in modules if name not in NOT_MEASURED
    }
