"""The figure that `gantt` gives: Plotly's own, that shows itself in a notebook with nothing that phones home."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from chrono.charts import export


class Chart(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A `plotly.graph_objects.Figure` with chrono's configuration: no upload, no logo, the same bytes each time."""

    def _repr_html_(self) -> str:
        """A page in a frame: notebooks strip scripts from some outputs, and share one page among all of them."""
        return export.framed(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None, **given: Any) -> dict[str, Any]:
        """Plotly JSON for front ends that draw it themselves, HTML for the others."""
        parts = export.figure_dict(self) | {"config": export.CONFIG}
        return {"application/vnd.plotly.v1+json": parts, "text/html": self._repr_html_()}

    def _ipython_display_(self) -> None:
        """Left to the mime bundle: Plotly's own would open a renderer with other settings."""
        raise NotImplementedError
