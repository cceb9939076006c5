"""What a run leaves behind: its events, its output, and the limits that end it."""

import math
import sys
import time

PROGRAM = "program.py"

# Taken before anything is patched: the wall-clock limit must not follow the virtual clock.
wall_seconds = time.perf_counter


class Halt(BaseException):
    """Ends a run. A BaseException, so that `except Exception` in a program cannot swallow it."""


class Deadlock(Halt):
    """Nothing is ready and no timer is set: a real program would hang."""


class StepLimit(Halt):
    """The program did more than a run may: steps, lines, events or output."""


class TimeLimit(Halt):
    """The program used up its virtual or its wall-clock time."""


class Recorder:
    """The virtual clock of one run, and the ordered list of what happened by it."""

    MAX_EVENTS = 4_000
    MAX_STEPS = 20_000
    MAX_LINES = 400_000
    MAX_OUTPUT_CHARS = 65_536
    MAX_VIRTUAL_SECONDS = 86_400 * 366
    MAX_WALL_SECONDS = 5.0

    def __init__(self):
        self.now = 0.0
        self.current_task = None
        self.events = []
        self.is_full = False
        self.stdout = []
        self.stderr = []
        self.steps = 0
        self.lines = 0
        self.task_count = 0
        self.timer_count = 0
        self.output_chars = 0
        # Seconds slept so far by the virtual thread that is running; None outside threads.
        self.thread_seconds = None
        # The first limit that the program ran into: it ends the run even if the program swallows the exception.
        self.limit = None
        self.started = wall_seconds()

    def record(self, kind, task=None, **details):
        """Appends an event at the present virtual time; details that are None are left out."""
        if self.is_full:
            return  # the program is being ended; what it does on the way out is not part of the trace
        if len(self.events) >= self.MAX_EVENTS:
            self.is_full = True
            raise self._limit(StepLimit(f"more than {self.MAX_EVENTS} trace events: the program does not end"))
        event = {
            "index": len(self.events),
            "at": round(self.now, 9),
            "kind": kind,
            "task": self.current_task if task is None else task,
        }
        event.update({name: value for name, value in details.items() if value is not None})
        self.events.append(event)

    def _limit(self, halt):
        self.limit = self.limit or halt
        return halt

    def count_step(self):
        """Counts one turn of the loop or of a coroutine."""
        self.steps += 1
        if self.steps > self.MAX_STEPS:
            raise self._limit(StepLimit(f"more than {self.MAX_STEPS} loop steps: the program does not end"))

    def count_line(self):
        """Counts one executed line, and looks at the wall clock now and then."""
        self.lines += 1
        if self.lines > self.MAX_LINES:
            raise self._limit(StepLimit(f"more than {self.MAX_LINES} lines executed: an endless loop without a suspension point?"))
        if self.lines % 2_000 == 0 and wall_seconds() - self.started > self.MAX_WALL_SECONDS:
            raise self._limit(TimeLimit(f"more than {self.MAX_WALL_SECONDS:g} s of real time"))

    def count_output(self, chars):
        self.output_chars += chars
        if self.output_chars > self.MAX_OUTPUT_CHARS:
            raise self._limit(StepLimit(f"more than {self.MAX_OUTPUT_CHARS} characters of output"))

    def advance_to(self, when):
        """Moves the clock forward, never back."""
        if when > self.MAX_VIRTUAL_SECONDS:
            raise self._limit(TimeLimit("more than a year of virtual time"))
        self.now = max(self.now, when)

    def block(self, seconds):
        """time.sleep: inside a virtual thread it lengthens the job, elsewhere it stalls the loop."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if not math.isfinite(seconds):
            raise OverflowError("timestamp too large to convert to C PyTime_t")
        if self.thread_seconds is not None:
            self.thread_seconds += seconds
            return
        self.record("block", seconds=seconds, line=program_line())
        self.advance_to(self.now + seconds)

    def read_clock(self):
        """The time a program reads. Each read takes a microsecond, so that a busy-wait ends."""
        self.now += 1e-6
        return self.now + (self.thread_seconds or 0.0)


def program_line():
    """The line of the program that is running, as seen from the innermost frame; None outside it."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == PROGRAM:
            return frame.f_lineno
        frame = frame.f_back
    return None


def short_repr(value, limit=120):
    """repr(), cut to `limit` characters; a repr that fails is described instead."""
    try:
        text = repr(value)
    except BaseException as error:
        text = f"<repr failed: {type(error).__name__}>"
    return text if len(text) <= limit else text[: limit - 1] + "…"
