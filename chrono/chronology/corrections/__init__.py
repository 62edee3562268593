"""What people correct: a sheet of the events to edit, read back and applied on every later run."""

from chrono.chronology.corrections.applying import correct
from chrono.chronology.corrections.sheet import Correction, CorrectionError, as_sheet, read

__all__ = ["Correction", "CorrectionError", "as_sheet", "correct", "read"]
