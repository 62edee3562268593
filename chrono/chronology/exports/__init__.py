"""The events of a chronology in the formats of other programs."""

from chrono.chronology.exports.writing import FORMS, SUFFIXES, Export, ExportError, export, form_of

__all__ = ["FORMS", "SUFFIXES", "Export", "ExportError", "export", "form_of"]
