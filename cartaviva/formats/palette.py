"""The colours of everything that is not styled by theme.css or look.typ: files of all kinds, and charts."""

from collections.abc import Mapping

from cartaviva.core.compliance import Status

INK, RULE, MUTED = "#17202a", "#b8c0c6", "#525d68"
COLOURS: Mapping[Status, str] = {
    Status.MET: "#0a6b4b",
    Status.PARTLY_MET: "#8a5300",
    Status.NOT_MET: "#b0271c",
    Status.NOT_EVALUATED: "#5a6470",
    Status.NOT_APPLICABLE: "#5a6470",
}
"""The light colours of theme.css: at least 5.5 : 1 on paper."""
