"""Tasks whose coroutines report every start, suspension, resumption and end to the recorder."""

import asyncio
import collections.abc
import traceback

from .recorder import PROGRAM, Halt, program_line, short_repr
from .waiting import awaited_thing, suspended_line


class TracedCoroutine(collections.abc.Coroutine):
    """Stands between a task and the program's coroutine, and records what passes."""

    def __init__(self, coroutine, name, recorder):
        self._coroutine = coroutine
        self.task_name = name
        self._recorder = recorder
        self._has_started = False

    def __getattr__(self, name):
        return getattr(self._coroutine, name)

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def __repr__(self):
        return repr(self._coroutine)

    def send(self, value):
        return self._drive(self._coroutine.send, (value,))

    def throw(self, *exception):
        thrown = exception[1] if len(exception) > 1 and exception[1] is not None else exception[0]
        kind = thrown if isinstance(thrown, type) else type(thrown)
        return self._drive(self._coroutine.throw, exception, thrown=kind.__name__)

    def close(self):
        return self._coroutine.close()

    def _drive(self, advance, arguments, thrown=None):
        recorder = self._recorder
        recorder.count_step()
        before, recorder.current_task = recorder.current_task, self.task_name
        kind = "resume" if self._has_started else "start"
        recorder.record(kind, line=suspended_line(self._coroutine), thrown=thrown)
        self._has_started = True
        try:
            future = advance(*arguments)
        except StopIteration as stop:
            recorder.record("finish", result=None if stop.value is None else short_repr(stop.value))
            raise
        except asyncio.CancelledError:
            recorder.record("cancelled")
            raise
        except Halt:
            raise
        except BaseException as error:
            own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == PROGRAM]
            recorder.record("fail", exception=short_repr(error), line=own[-1].lineno if own else None)
            raise
        else:
            on = awaited_thing(self._coroutine, future)
            recorder.record("suspend", line=suspended_line(self._coroutine), on=on)
            return future
        finally:
            recorder.current_task = before


class TracedTask(asyncio.Task):
    """
    A task whose hash is its creation number.

    Sets of tasks (in TaskGroup, wait(), all_tasks()) iterate by hash, which is an address and so differs from run to
    run. A number makes a run repeatable; `shuffled` and `reversed_` show what relied on the order.
    """

    recorder = None
    _created = 0
    _hash_of = staticmethod(lambda number: number)

    @classmethod
    def begin_run(cls, recorder, rng=None, reversed_=False):
        """Forgets the last run. `rng` shuffles the hashes; `reversed_` counts them down."""
        cls.recorder = recorder
        cls._created = 0
        if rng is not None:
            cls._hash_of = staticmethod(lambda number: rng.getrandbits(30))
        elif reversed_:
            cls._hash_of = staticmethod(lambda number: (1 << 30) - number)
        else:
            cls._hash_of = staticmethod(lambda number: number)

    def __new__(cls, *args, **kwargs):
        task = super().__new__(cls)
        TracedTask._created += 1
        task._lab_hash = cls._hash_of(TracedTask._created)
        return task

    def __hash__(self):
        return self._lab_hash

    def set_name(self, name):
        super().set_name(name)
        coroutine = self.get_coro()
        if not isinstance(coroutine, TracedCoroutine):
            return
        # TaskGroup.create_task(name=...) names its task only after creating it, up to Python 3.12.
        former, coroutine.task_name = coroutine.task_name, str(name)
        for event in self.recorder.events:
            if event.get("target") == former:
                event["target"] = coroutine.task_name

    def cancel(self, *args, **kwargs):
        accepted = super().cancel(*args, **kwargs)
        if accepted and self.recorder:
            by = self.recorder.current_task
            line = program_line() if by else None
            self.recorder.record("cancel_request", task=by or "loop", target=self.get_name(), line=line)
        return accepted


# Messages and reprs name the class.
TracedTask.__name__ = TracedTask.__qualname__ = "Task"
TracedTask.__module__ = "_asyncio"
