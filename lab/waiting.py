"""Says what a suspended coroutine waits for, in the words of the asyncio documentation."""

import os
from collections import namedtuple

from .recorder import PROGRAM

Step = namedtuple("Step", "name file line frame")

# A chain of awaits is as deep as the program's calls; a cycle among broken awaitables must not hang us.
MAX_DEPTH = 50


def await_chain(coroutine):
    """The frames that a coroutine is suspended in, from the outermost to the innermost."""
    steps = []
    awaited = coroutine
    while awaited is not None and len(steps) < MAX_DEPTH:
        frame = _first_attribute(awaited, "cr_frame", "gi_frame", "ag_frame")
        if frame is not None:
            code = frame.f_code
            name = getattr(code, "co_qualname", code.co_name)
            steps.append(Step(name, code.co_filename, frame.f_lineno, frame))
        inner = _first_attribute(awaited, "cr_await", "gi_yieldfrom", "ag_await")
        if inner is awaited:
            break
        awaited = inner
    return steps


def suspended_line(coroutine):
    """The line of the program at which a coroutine stands; None when it stands outside the program."""
    return next((step.line for step in reversed(await_chain(coroutine)) if step.file == PROGRAM), None)


def awaited_thing(coroutine, future):
    """A short name for what a suspended coroutine waits for: `sleep(1)`, `task B`, `Queue.get`."""
    if future is None:
        return "sleep(0)"
    if hasattr(future, "get_name"):
        return f"task {future.get_name()}"
    children = getattr(future, "_children", None)
    if children:
        names = [child.get_name() if hasattr(child, "get_name") else "future" for child in children]
        return f"gather({', '.join(names)})"
    chain = await_chain(coroutine)
    if chain and chain[-1].file != PROGRAM:
        return _library_call(chain[-1])
    return getattr(future, "lab_label", "future")


def _library_call(step):
    parts = step.name.split(".")
    method = parts[-1]
    owner = parts[-2] if len(parts) > 1 else os.path.basename(step.file).removesuffix(".py")
    if method == "sleep":
        return f"sleep({step.frame.f_locals.get('delay')})"
    if method in ("_wait", "wait"):
        return f"{owner}.wait" if owner in ("Event", "Condition", "Barrier") else "wait(...)"
    if owner == "TaskGroup":
        return "TaskGroup exit"
    return f"{owner}.{method}" if len(parts) > 1 else method


def _first_attribute(value, *names):
    return next((found for name in names if (found := getattr(value, name, None)) is not None), None)
