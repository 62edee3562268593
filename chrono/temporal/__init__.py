"""Time expressions: recognizing them, and resolving them to TIMEX3 values and intervals."""
