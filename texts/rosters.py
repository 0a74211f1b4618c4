"""Words about rosters: what is wrong with a file, what it changes, what an office can ask for."""

from collections.abc import Sequence

from domain.organisations import Organisation
from domain.roster_files import Report, RosterFile, State
from domain.rosters import (
    REQUIRED,
    Activation,
    BranchActivation,
    Counted,
    Fault,
    Unreadable,
)
from texts.catalogue import DIRECTIONS, Sentences, escaped, named
from texts.vocabulary import usual
from texts.words import Button, Words

# What fits into one message together with what stands above it.
LONGEST_LIST = 3_000
MOST_BELOW = 30
COUNTS = ("fresh", "changed", "dated", "unchanged")


class RosterWords(Sentences):
    """Section `rosters` of the catalogues."""

    section = "rosters"

    def home(self, offices: Sequence[Organisation]) -> Words:
        """What /roster says to whoever manages one."""
        text = self.text("home", organisation=self._names(offices))
        pairs = (("template", "export"), ("sheet", "sums"))
        return Words(text, tuple(tuple(self._button(one) for one in row) for row in pairs))

    def in_group(self, link: str) -> Words:
        button = Button(self.plain("in_group_button"), url=link)
        return Words(self.text("in_group"), ((button,),))

    def received(self) -> Words:
        return Words(self.text("received"))

    def coming(self) -> Words:
        return Words(self.text("coming"))

    def sheet_question(self) -> Words:
        without = Button(self.plain("sheet_without"), data="roster:links:without")
        everybody = Button(self.plain("sheet_all"), data="roster:links:all")
        return Words(self.text("sheet_question"), ((without,), (everybody,)))

    def sheet_made(self, made: int, left: int) -> Words:
        more = [self.text("sheet_left", left=left)] if left else []
        return Words("\n".join([self.text("sheet_made", made=made), *more]))

    def confirmed(self) -> Words:
        return Words(self.text("confirmed"))

    def cancelled(self) -> Words:
        return Words(self.text("cancelled"))

    def looked_at(self, file: RosterFile) -> Words:
        """What came of a file, but the list of faults."""
        report = file.report
        if report.why is not None:
            why = self.unreadable(report.why, report.said)
            return Words(self.text("unreadable", why=why))
        if report.faults:
            return Words(self.text("faulty", rows=len({one.row for one in report.faults})))
        if file.state is State.DONE:
            return self._done(report.counted, ended=file.end_missing)
        return self._plan(file, report.counted)

    def faults(self, report: Report) -> str | None:
        """One a line, as HTML for a message; None if they are too many for one."""
        lines = "\n".join(escaped(self.fault(one)) for one in report.faults)
        return lines if len(lines) <= LONGEST_LIST else None

    def faults_file(self, report: Report) -> str:
        """All of them, plain."""
        return "\r\n".join(self.fault(one) for one in report.faults) + "\r\n"

    def faults_follow(self) -> str:
        """Where they all are, as HTML."""
        return self.text("faulty_file")

    def fault(self, fault: Fault) -> str:
        """One line, plain: for a list, a file or a terminal."""
        key = f"fault_{fault.reason.value}"
        both = fault.other and self.has(f"{key}_row")
        said = fault.said.translate(DIRECTIONS)
        what = self.plain(f"{key}_row" if both else key, said=said, other=fault.other)
        return self.plain("fault", row=self.plain("row", row=fault.row), what=what)

    def unreadable(self, why: Unreadable, said: str) -> str:
        """Plain."""
        if why is Unreadable.NO_HEADER:
            missing = said.split()
            said = self.plain("comma").join(
                usual(self.language, f"header_{one.value}") for one in REQUIRED if one in missing
            )
        return self.plain(f"unreadable_{why.value}", said=said.translate(DIRECTIONS))

    def all_sums(self, branches: Sequence[BranchActivation]) -> Words:
        return Words("\n\n".join(map(self._sums, branches)) or self.text("no_lines"))

    def _sums(self, one: BranchActivation) -> str:
        """Of a branch, and of each branch directly below it."""
        if not one.whole.lines:
            return self.text("no_lines")
        name = named(one.office.name)
        lines = [self.text("sums", organisation=name), self._sum(name, one.whole)]
        if one.below:
            lines.append(self._sum(self.plain("sums_own"), one.own))
        lines += [self._sum(named(office.name), sums) for office, sums in one.below[:MOST_BELOW]]
        if len(one.below) > MOST_BELOW:
            lines.append(self.text("sums_more", count=len(one.below) - MOST_BELOW))
        return "\n".join(lines)

    def _plan(self, file: RosterFile, counted: Counted) -> Words:
        changes = counted.organisations + counted.fresh + counted.changed + counted.dated
        lines = [self.text("plan") if changes else self.text("same")]
        lines += self._counts(counted, "count_missing")
        buttons: list[tuple[Button, ...]] = []
        if changes:
            buttons.append((self._decide("import", "import", file),))
        if counted.missing:
            key = "end" if changes else "only_end"
            buttons.append((self._decide("end", key, file, counted.missing),))
        if buttons:
            buttons.append((self._decide("cancel", "cancel", file),))
        return Words("\n".join(lines), tuple(buttons))

    def _done(self, counted: Counted, *, ended: bool) -> Words:
        missing = "count_ended" if ended else "count_missing"
        lines = [self.text("done"), *self._counts(counted, missing)]
        return Words("\n".join([*lines, "", self.text("after")] if counted.fresh else lines))

    def _counts(self, counted: Counted, missing: str) -> list[str]:
        lines = []
        if counted.organisations:
            names = self.plain("comma").join(map(named, counted.new_names))
            if counted.organisations > len(counted.new_names):
                names += self.plain("more")
            count = counted.organisations
            lines.append(self.text("count_organisations", count=count, names=names))
        counts = {name: getattr(counted, name) for name in COUNTS}
        lines += [self.text(f"count_{one}", count=n) for one, n in counts.items() if n]
        if counted.missing:
            lines.append(self.text(missing, count=counted.missing))
        if counted.ignored:
            names = self.plain("comma").join(map(named, counted.ignored))
            lines.append(self.text("count_ignored", names=names))
        if counted.sheets:
            names = self.plain("comma").join(map(named, counted.sheets))
            lines.append(self.text("count_sheets", names=names))
        return lines

    def _sum(self, name: str, sums: Activation) -> str:
        return self.text(
            "sums_line",
            organisation=name,
            lines=sums.lines,
            invited=sums.invited,
            opened=sums.opened,
            groups=sums.groups,
        )

    def _names(self, offices: Sequence[Organisation]) -> str:
        return self.plain("comma").join(named(one.name) for one in offices)

    def _button(self, name: str) -> Button:
        return Button(self.plain(f"button_{name}"), data=f"roster:{name}")

    def _decide(self, action: str, key: str, file: RosterFile, count: int = 0) -> Button:
        label = self.plain(f"button_{key}", count=count)
        return Button(label, data=f"roster:{action}:{file.id}")
