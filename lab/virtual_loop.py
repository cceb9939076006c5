"""An event loop that never waits: with nothing ready, it moves its clock to the next timer."""

import asyncio
import heapq
import sys

from .recorder import Deadlock, Halt, program_line, short_repr
from .traced_task import TracedCoroutine, TracedTask
from .waiting import awaited_thing, suspended_line

DEFAULT_WORKERS = 8


class VirtualTimer(asyncio.TimerHandle):
    """Timers due at the same instant fire in the order of their rank: a plain heap of equal keys has none."""

    __slots__ = ("rank",)

    def __lt__(self, other):
        return (self._when, self.rank) < (other._when, other.rank)


class ClockSelector:
    """In place of waiting for sockets: there are none, so time passes at once, or never."""

    def __init__(self, loop):
        self._loop = loop

    def select(self, timeout=None):
        recorder = self._loop.recorder
        recorder.count_step()
        if timeout is None:
            self._report_deadlock(recorder)
        elif timeout > 0:
            recorder.advance_to(self._loop._scheduled[0].when())
        return []

    def _report_deadlock(self, recorder):
        waiting = []
        tasks = (task for task in asyncio.all_tasks(self._loop) if not task.done())
        for task in sorted(tasks, key=lambda task: task.get_name()):
            coroutine = task.get_coro()
            on = awaited_thing(coroutine, getattr(task, "_fut_waiter", None))
            waiting.append({"task": task.get_name(), "line": suspended_line(coroutine), "on": on})
        recorder.record("deadlock", task="loop", pending=waiting)
        listing = "; ".join(f"{each['task']} at line {each['line']} on {each['on']}" for each in waiting)
        raise Deadlock(
            "nothing is ready, no timer is set and no I/O is pending: a real program would hang here. "
            f"Waiting: {listing}"
        )


class VirtualLoop(asyncio.BaseEventLoop):
    def __init__(self, recorder, rng, jitter=0.0, reverse=False):
        super().__init__()
        self.recorder = recorder
        self._selector = ClockSelector(self)
        self._clock_resolution = 1e-9
        self._rng = rng
        self._jitter = jitter
        self._reverse = reverse
        # For each executor, the virtual time at which each of its workers is free.
        self._workers_free_at = {}

    def time(self):
        return self.recorder.now

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        if self._jitter:
            when += self._rng.random() * self._jitter
        timer = VirtualTimer(round(when, 9), callback, args, self, context)
        self.recorder.timer_count += 1
        timer.rank = -self.recorder.timer_count if self._reverse else self.recorder.timer_count
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def create_task(self, coro, *, name=None, context=None, **options):
        recorder = self.recorder
        is_internal = getattr(coro, "__qualname__", "").startswith("BaseEventLoop.shutdown_")
        if is_internal or not asyncio.iscoroutine(coro):
            return asyncio.Task(coro, loop=self, **({} if name is None else {"name": name}))
        recorder.task_count += 1
        task_name = f"Task-{recorder.task_count}" if name is None else str(name)
        recorder.record("create", target=task_name, coroutine=getattr(coro, "__qualname__", "?"), line=program_line())
        traced = TracedCoroutine(coro, task_name, recorder)
        if context is not None:
            options["context"] = context
        if self._task_factory is None:
            return TracedTask(traced, loop=self, name=task_name, **options)
        task = self._task_factory(self, traced, **options)
        task.set_name(task_name)
        return task

    def run_in_executor(self, executor, func, *args):
        """
        Runs the job at once as a virtual thread: what it sleeps adds up, and the future is resolved that much later.

        What the job prints therefore appears at its start, and processor work takes no time.
        """
        recorder = self.recorder
        self._check_closed()
        future = self.create_future()
        future.lab_label = "thread"
        free_at = self._workers_of(executor)
        worker = min(range(len(free_at)), key=free_at.__getitem__)
        starts_at = max(recorder.now, free_at[worker])
        thread = f"thread-{worker}"

        outer_seconds, recorder.thread_seconds = recorder.thread_seconds, 0.0
        outer_task, recorder.current_task = recorder.current_task, thread
        recorder.record("thread_start", line=program_line(), startsAt=round(starts_at, 9))
        result = error = None
        try:
            result = func(*args)
        except Halt:
            raise
        except BaseException as raised:
            error = raised
        slept = recorder.thread_seconds
        recorder.thread_seconds, recorder.current_task = outer_seconds, outer_task
        free_at[worker] = starts_at + slept

        def resolve():
            recorder.record("thread_end", task=thread, exception=None if error is None else short_repr(error))
            if future.cancelled():
                return
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)

        self.call_at(starts_at + slept, resolve)
        return future

    def _workers_of(self, executor):
        count = getattr(executor, "_max_workers", None) or DEFAULT_WORKERS
        return self._workers_free_at.setdefault(id(executor) if executor else 0, [0.0] * count)

    def default_exception_handler(self, context):
        exception = context.get("exception")
        described = None if exception is None else short_repr(exception)
        self.recorder.record("loop_exception", task="loop", text=context.get("message"), exception=described)
        print(": ".join(part for part in (context.get("message"), described) if part), file=sys.stderr)

    async def getaddrinfo(self, *args, **options):
        raise OSError("there is no network here")

    create_connection = create_server = getaddrinfo
