"""Runs one program on the virtual clock, and returns its trace."""

import ast
import asyncio
import builtins
import contextlib
import gc
import inspect
import json
import linecache
import logging
import os
import random
import shutil
import sys
import tempfile
import traceback

from . import stand_ins
from .recorder import PROGRAM, Recorder, short_repr
from .traced_task import TracedTask
from .virtual_clock import virtual_clock
from .virtual_loop import VirtualLoop


def run_program(source, *, jitter=0.0, seed=0, shuffle=False, reverse=False, files=None, modules=None):
    """
    The trace of `source`: its output, its error if any, and the ordered events of every task.

    The plain run is the same each time. The options disturb what asyncio does not promise, so that a program whose
    result depends on luck gives itself away:

    jitter   adds up to this many seconds, drawn with `seed`, to every timer
    shuffle  randomises the order in which sets of tasks iterate
    reverse  lets timers that are due together, and sets of tasks, go last in, first out

    files    text files of the working directory, by name
    modules  settings of stand-in modules, by name: see stand_ins.py
    """
    recorder = Recorder()
    rng = random.Random(seed)
    random.seed(seed)
    TracedTask.begin_run(recorder, rng if shuffle else None, reverse)
    linecache.cache[PROGRAM] = (len(source), None, source.splitlines(True), PROGRAM)
    loops = []

    def new_loop():
        loop = VirtualLoop(recorder, rng, jitter, reverse)
        loops.append(loop)
        return loop

    with _kept_modules(), _working_directory(files), _stand_in_modules(modules), virtual_clock(recorder, new_loop):
        namespace = {"__name__": "__main__", "__file__": PROGRAM, "__builtins__": builtins}
        error = _execute(source, namespace, recorder)
        if recorder.limit and not (error and error["type"] == type(recorder.limit).__name__):
            error = {"type": type(recorder.limit).__name__, "message": str(recorder.limit), "line": None, "exceptions": []}
        # Let "never awaited" and "never retrieved" be reported while reports are recorded.
        namespace.clear()
        gc.collect()
        for loop in loops:
            if not loop.is_closed():
                loop.close()
    return {
        "error": error,
        "stdout": "".join(recorder.stdout),
        "stderr": "".join(recorder.stderr),
        "events": recorder.events,
        "seconds": round(recorder.now, 6),
    }


def judge(trace, assertions):
    """Evaluates Python expressions about `run`, the trace; each gives whether it held, and what to say if not."""
    results = []
    for assertion in assertions:
        try:
            holds = bool(eval(assertion["expression"], {"run": trace, "__builtins__": builtins}))
            message = None if holds else _fill(assertion["message"], trace)
        except Exception as error:
            holds, message = False, f"The check itself failed: {short_repr(error)}"
        results.append({"holds": holds, "message": message})
    return results


def run_job(request):
    """JSON in, JSON out: a job of domain/lab/trace.ts to its trace."""
    job = json.loads(request)
    assertions = job.pop("assertions", [])
    trace = run_program(job.pop("source"), **job)
    trace["assertions"] = judge(trace, assertions)
    return json.dumps(trace)


def _execute(source, namespace, recorder):
    try:
        code = compile(source, PROGRAM, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        sys.settrace(_line_guard(recorder))
        result = eval(code, namespace)
        if code.co_flags & inspect.CO_COROUTINE:
            asyncio.run(result)
    except SystemExit as error:
        return {"type": "SystemExit", "message": str(error), "line": None, "exceptions": []}
    except BaseException as error:
        own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == PROGRAM]
        described = {
            "type": type(error).__name__,
            "message": str(error),
            "line": own[-1].lineno if own else getattr(error, "lineno", None),
            "exceptions": [short_repr(inner) for inner in getattr(error, "exceptions", ())],
        }
        error.__traceback__ = None  # its frames would keep the program's tasks alive
        return described
    finally:
        sys.settrace(None)
    return None


def _line_guard(recorder):
    def on_line(frame, event, argument):
        if event == "line":
            recorder.count_line()
        return on_line

    return lambda frame, event, argument: on_line if frame.f_code.co_filename == PROGRAM else None


def _fill(message, trace):
    error = trace["error"]
    described = f"{error['type']}: {error['message']}" if error else "no error"
    return message.replace("{error}", described).replace("{seconds}", f"{trace['seconds']:g}")


@contextlib.contextmanager
def _kept_modules():
    """What a program puts into or takes out of the modules that runs rely on lasts only as long as its run."""
    names = [name for name in sys.modules if name.partition(".")[0] in ("asyncio", "builtins", "json", "random", "time")]
    kept = [(vars(sys.modules[name]), dict(vars(sys.modules[name]))) for name in names]
    logger = logging.getLogger("asyncio")
    logging_before = logger.handlers[:], logger.filters[:], logger.level, logger.propagate, logger.disabled
    try:
        yield
    finally:
        logger.handlers[:], logger.filters[:], logger.level, logger.propagate, logger.disabled = logging_before
        for namespace, contents in kept:
            namespace.clear()
            namespace.update(contents)


@contextlib.contextmanager
def _working_directory(files):
    before = os.getcwd()
    folder = tempfile.mkdtemp()
    try:
        os.chdir(folder)
        for name, text in (files or {}).items():
            with open(os.path.basename(name), "w", encoding="utf-8") as file:
                file.write(text)
        yield
    finally:
        os.chdir(before)
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _stand_in_modules(settings):
    replaced = {}
    try:
        for name, options in (settings or {}).items():
            replaced[name] = sys.modules.get(name)
            sys.modules[name] = stand_ins.MAKERS[name](options)
        yield
    finally:
        for name, module in replaced.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module
