"""Claims about threads and child processes, which the lab's one thread cannot have. Needs nothing but Python."""

import asyncio
import sys
import threading
import time

BUSY = 1_200_000


def crunch(rounds=BUSY):
    total = 0
    for number in range(rounds):
        total += number * number % 7
    return total


async def beats(until):
    count = 0
    while not until.done():
        await asyncio.sleep(0.005)
        count += 1
    return count


async def computing_in_a_thread():
    start = time.perf_counter()
    crunch()
    alone = time.perf_counter() - start
    start = time.perf_counter()
    job = asyncio.create_task(asyncio.to_thread(crunch))
    turns = await beats(job)
    beside = time.perf_counter() - start
    assert turns > 3 and beside > alone * 0.8
    print("to_thread(crunch): the loop got turns, and the result came no sooner")
    start = time.perf_counter()
    await asyncio.gather(asyncio.to_thread(crunch), asyncio.to_thread(crunch))
    both = time.perf_counter() - start
    assert both > alone * 1.5
    print("two computations in two threads take about as long as one after the other")


async def pool_waits_for_itself():
    from concurrent.futures import ThreadPoolExecutor

    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=2)
    loop.set_default_executor(pool)

    async def lookup():
        return await asyncio.to_thread(str.upper, "read")

    both_run = threading.Barrier(2)

    def view(limit, together=True):
        if together:
            both_run.wait()
        return asyncio.run_coroutine_threadsafe(lookup(), loop).result(limit)

    assert await asyncio.to_thread(view, 5, False) == "READ"
    views = [asyncio.create_task(asyncio.to_thread(view, 1)) for _ in range(2)]
    turns = await beats(asyncio.gather(*views, return_exceptions=True))
    assert all(isinstance(view.exception(), TimeoutError) for view in views), views
    assert turns > 20, turns
    print("two views fill the pool of two: neither ever gets its lookup, while the loop goes on")


async def child_outlives_the_limit():
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "import time; time.sleep(30)", stdout=asyncio.subprocess.PIPE
    )
    try:
        await asyncio.wait_for(child.communicate(), 0.5)
    except TimeoutError:
        await asyncio.sleep(0.2)
        assert child.returncode is None
        print("wait_for(communicate()) timed out; the child runs on")
    child.kill()
    assert await child.wait() == -9


async def full_pipe():
    async def dump(size):
        return await asyncio.create_subprocess_exec(
            sys.executable, "-c", f"print('x' * {size})", stdout=asyncio.subprocess.PIPE
        )

    small = await dump(1_000)
    assert await asyncio.wait_for(small.wait(), 10) == 0
    large = await dump(5_000_000)
    try:
        await asyncio.wait_for(large.wait(), 2)
        raise AssertionError("it ended")
    except TimeoutError:
        pass
    output, _ = await large.communicate()
    assert len(output) == 5_000_001 and large.returncode == 0
    print("wait() before read(): fine with a thousand bytes, hangs with five million; communicate() gets them all")


async def many_sockets():
    before = threading.active_count()

    async def serve(reader, writer):
        writer.write(await reader.readline())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    pairs = [await asyncio.open_connection("127.0.0.1", port) for _ in range(400)]
    assert threading.active_count() == before
    for _, writer in pairs:
        writer.write(b"here\n")
    lines = await asyncio.gather(*(reader.readline() for reader, _ in pairs))
    assert lines == [b"here\n"] * 400
    for _, writer in pairs:
        writer.close()
    server.close()
    print("400 connections, both ends, without one more thread")


async def main():
    await many_sockets()
    await computing_in_a_thread()
    await child_outlives_the_limit()
    await full_pipe()
    await pool_waits_for_itself()


if __name__ == "__main__":
    asyncio.run(main())
    print(f"CPython {sys.version.split()[0]}")
