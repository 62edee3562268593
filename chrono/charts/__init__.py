"""The Gantt-style chronology: `chrono.charts.gantt.gantt` draws it, `chrono.charts.export` gives it away."""
