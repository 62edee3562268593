"""The report: one self-contained HTML page of a chronology (`chrono.reports.report`)."""
