"""Puts the virtual clock and the virtual loop in place of the real ones while a program runs."""

import asyncio
import contextlib
import io
import sys
import time
import warnings

from .recorder import PROGRAM, Halt, program_line

MONOTONIC_START = 1_000.0
EPOCH_START = 1_700_000_000.0

# Pyodide's bridges into JavaScript: a program has no business there, and a real Python has none of them.
FOREIGN_MODULES = ("js", "pyodide", "pyodide_js", "pyodide.code", "pyodide.ffi", "pyodide.http", "_pyodide", "ctypes")


class RecordedStream(io.TextIOBase):
    """Standard output or error: keeps the text, and records each finished line as an event."""

    def __init__(self, recorder, parts, kind):
        self._recorder = recorder
        self._parts = parts
        self._kind = kind
        self._line = ""

    def writable(self):
        return True

    def write(self, text):
        self._recorder.count_output(len(text))
        self._parts.append(text)
        *finished, self._line = (self._line + text).split("\n")
        for line in finished:
            self._recorder.record(self._kind, text=line, line=program_line())
        return len(text)

    def end(self):
        """Records a last line that has no line break."""
        with contextlib.suppress(Halt):
            if self._line:
                self._recorder.record(self._kind, text=self._line)
        self._line = ""


class Patches:
    """Attributes replaced for the length of a run."""

    def __init__(self):
        self._saved = []

    def put(self, owner, name, value):
        if hasattr(owner, name):
            self._saved.append((owner, name, getattr(owner, name)))
            setattr(owner, name, value)

    def undo(self):
        for owner, name, value in reversed(self._saved):
            setattr(owner, name, value)


@contextlib.contextmanager
def virtual_clock(recorder, new_loop):
    """While active, clocks, sleeps, event loops, output and warnings are those of `recorder`."""
    patches = Patches()
    running_loop = asyncio.events._get_running_loop()
    filters = warnings.filters[:]
    modules = {name: sys.modules.get(name) for name in FOREIGN_MODULES}
    asyncio.events._set_running_loop(None)
    _patch_clocks(patches, recorder)
    _patch_loops(patches, new_loop)
    _patch_reports(patches, recorder)
    sys.modules.update(dict.fromkeys(FOREIGN_MODULES))
    stdout = RecordedStream(recorder, recorder.stdout, "print")
    stderr = RecordedStream(recorder, recorder.stderr, "stderr")
    patches.put(sys, "stdout", stdout)
    patches.put(sys, "stderr", stderr)
    try:
        yield
        stdout.end()
        stderr.end()
    finally:
        patches.undo()
        for name, module in modules.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module
        warnings.filters[:] = filters
        asyncio.events._set_running_loop(running_loop)


def _patch_clocks(patches, recorder):
    patches.put(time, "sleep", recorder.block)
    patches.put(time, "monotonic", lambda: MONOTONIC_START + recorder.read_clock())
    patches.put(time, "perf_counter", lambda: MONOTONIC_START + recorder.read_clock())
    patches.put(time, "time", lambda: EPOCH_START + recorder.read_clock())


def _patch_loops(patches, new_loop):
    set_loop = None

    def get_event_loop():
        loop = asyncio.events._get_running_loop() or set_loop
        if loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return loop

    def set_event_loop(loop):
        nonlocal set_loop
        set_loop = loop

    for module in (asyncio, asyncio.events):
        patches.put(module, "new_event_loop", new_loop)
        patches.put(module, "get_event_loop", get_event_loop)
        patches.put(module, "set_event_loop", set_event_loop)
    patches.put(asyncio, "EventLoop", new_loop)
    patches.put(asyncio, "run", asyncio.runners.run)  # Pyodide wraps asyncio.run: take the original.


def _patch_reports(patches, recorder):
    def show_warning(message, category, filename, lineno, file=None, line=None):
        text = f"{category.__name__}: {message}"
        recorder.record("warning", text=text, line=lineno if filename == PROGRAM else None)
        recorder.stderr.append(f"{text}\n")

    patches.put(warnings, "showwarning", show_warning)
    patches.put(sys, "unraisablehook", lambda unraisable: None)
