"""A sheet to draw on, measured in pixels from its upper left corner, as tall as what stands on it.

Figures are made without pyplot, which keeps them in the process for ever.
"""

import io
from collections.abc import Callable
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle
from matplotlib.patheffects import Normal, Stroke

from exports import fonts

DOTS_PER_INCH = 100
POINTS_PER_INCH = 72

PAPER, CARD, LINE = "#F4F1EA", "#FFFFFF", "#E6E1D6"
INK, FAINT, ACCENT = "#22303C", "#76828D", "#C8372D"

Align = Literal["left", "center", "right"]


class Sheet:
    """Things are noted as they are drawn, and put on paper when the height is known."""

    def __init__(self, width: int, paper: str = PAPER) -> None:
        self.width = width
        self._paper = paper
        self._drawn: list[Callable[[Axes], object]] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        colour: str = INK,
        align: Align = "left",
        strong: bool = False,
    ) -> None:
        """One line with its middle at `y`. The font has one weight; `strong` draws it fatter."""
        effects = [Stroke(linewidth=size / 30, foreground=colour), Normal()] if strong else []

        def put(axes: Axes) -> None:
            axes.text(
                x,
                y,
                fonts.drawable(text),
                fontsize=size * POINTS_PER_INCH / DOTS_PER_INCH,
                fontfamily=list(fonts.families()),
                color=colour,
                ha=align,
                va="center_baseline",
                parse_math=False,
                path_effects=effects,
            )

        self._drawn.append(put)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: str,
        *,
        radius: float = 0,
        edge: str = "none",
        hatched: bool = False,
    ) -> None:
        hatch = "////" if hatched else None

        def put(axes: Axes) -> None:
            shape = (
                FancyBboxPatch(
                    (x + radius, y + radius),
                    max(width - 2 * radius, 0),
                    max(height - 2 * radius, 0),
                    boxstyle=f"round,pad={radius}",
                )
                if radius
                else Rectangle((x, y), width, height)
            )
            shape.set(facecolor=colour, edgecolor=edge, linewidth=0.8, hatch=hatch)
            axes.add_patch(shape)

        self._drawn.append(put)

    def dot(self, x: float, y: float, size: float, colour: str, edge: str = "none") -> None:
        self._drawn.append(
            lambda axes: axes.add_patch(
                Ellipse((x, y), size, size, facecolor=colour, edgecolor=edge, linewidth=1.2)
            )
        )

    def line(self, x: list[float], y: list[float], colour: str, width: float) -> None:
        self._drawn.append(
            lambda axes: axes.plot(
                x, y, color=colour, linewidth=width, solid_capstyle="round", solid_joinstyle="round"
            )
        )

    def png(self, height: float) -> bytes:
        figure = Figure(
            figsize=(self.width / DOTS_PER_INCH, round(height) / DOTS_PER_INCH),
            dpi=DOTS_PER_INCH,
            facecolor=self._paper,
        )
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        for put in self._drawn:
            put(axes)
        axes.set_xlim(0, self.width)
        axes.set_ylim(round(height), 0)
        file = io.BytesIO()
        figure.savefig(file, format="png", facecolor=self._paper)
        return file.getvalue()
