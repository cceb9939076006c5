"""What items say of aiofiles, uvloop, Tornado and Django, tried with each."""

import asyncio
import os
import tempfile
import threading
import time

import aiofiles
import django
import tornado
import tornado.ioloop
import uvloop
from django.conf import settings


async def slow_file():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "slow")
        os.mkfifo(path)
        names = set()

        async def read():
            async with aiofiles.open(path) as file:
                return await file.read()

        def write():
            time.sleep(0.3)
            with open(path, "w") as file:
                time.sleep(0.3)
                file.write("at last")

        threading.Thread(target=write).start()
        task = asyncio.create_task(read())
        turns = 0
        while not task.done():
            await asyncio.sleep(0.01)
            turns += 1
            names |= {thread.name for thread in threading.enumerate()}
        assert task.result() == "at last" and turns > 20 and any(name.startswith("asyncio_") for name in names)
    print("aiofiles: a thread of the pool waits for the file, the loop goes on")


def compute():
    return sum(number * number % 7 for number in range(1_500_000))


async def computing():
    start = time.perf_counter()
    compute()
    return time.perf_counter() - start


async def messages():
    async def echo(reader, writer):
        while line := await reader.readline():
            writer.write(line)
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async def talk():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(300):
            writer.write(b"ping\n")
            await reader.readline()
        writer.close()

    start = time.perf_counter()
    await asyncio.gather(*(talk() for _ in range(20)))
    server.close()
    return time.perf_counter() - start


def on_both(main):
    """The best of three on the usual loop, and on uvloop."""
    plain = min(asyncio.run(main()) for _ in range(3))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return plain, min(runner.run(main()) for _ in range(3))


def django_without_channels():
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"], SECRET_KEY="by hand")
    django.setup()
    from django.test import AsyncClient

    response = asyncio.run(AsyncClient().get("/"))
    assert response.content == b"from an asynchronous view"
    print("Django: an asynchronous view answers, without Channels")


async def view(request):
    from django.http import HttpResponse

    await asyncio.sleep(0)
    return HttpResponse("from an asynchronous view")


def urls():
    from django.urls import path

    return [path("", view)]


urlpatterns = urls()


async def tornado_on_asyncio():
    assert tornado.ioloop.IOLoop.current().asyncio_loop is asyncio.get_running_loop()
    print("Tornado: its IOLoop is a layer over the loop of asyncio")


if __name__ == "__main__":
    asyncio.run(slow_file())
    asyncio.run(tornado_on_asyncio())
    django_without_channels()
    plain, fast = on_both(computing)
    assert 0.5 < plain / fast < 2
    print(f"uvloop: computing takes {fast / plain:.1f} of the time of the usual loop")
    plain, fast = on_both(messages)
    assert fast < plain
    print(f"uvloop: 6,000 small messages take {fast / plain:.1f} of the time")
    print(f"aiofiles, uvloop {uvloop.__version__}, Tornado {tornado.version}, Django {django.__version__}")
