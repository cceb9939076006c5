"""What the items of the topic http say of aiohttp and httpx, tried with both against a server on this machine."""

import asyncio
import threading
import time

import aiohttp
import httpx
import trio
from aiohttp import web

connections = set()
asked = []


async def answer(request):
    connections.add(request.transport)
    asked.append(request.path)
    if request.path == "/status/500":
        return web.Response(status=500, text="<h1>sorry</h1>", content_type="text/html")
    if request.path == "/status/503":
        return web.Response(status=503, headers={"Retry-After": "0"})
    if request.path == "/slow":
        await asyncio.sleep(1)
    if request.path == "/slow-body":
        response = web.StreamResponse()
        await response.prepare(request)
        await asyncio.sleep(1)
        await response.write(b"at last")
        return response
    return web.Response(text="ok")


async def defaults(base):
    async with aiohttp.ClientSession() as session, httpx.AsyncClient() as client:
        assert session.connector.limit == 100 and session.connector.limit_per_host == 0
        assert session.timeout.total == 300
        assert client.timeout == httpx.Timeout(5.0)
        pool = client._transport._pool  # no public name tells it
        assert pool._max_connections == 100
    print("aiohttp: 100 connections, no limit per host, 300 s in all; httpx: 100 connections, 5 s for each wait")


async def sessions(base):
    connections.clear()
    for _ in range(20):
        async with aiohttp.ClientSession() as session, session.get(base) as response:
            await response.text()
    own = len(connections)
    connections.clear()
    async with aiohttp.ClientSession() as session:
        for _ in range(20):
            async with session.get(base) as response:
                await response.text()
    shared = len(connections)
    connections.clear()
    async with httpx.AsyncClient() as client:
        for _ in range(20):
            await client.get(base)
    assert (own, shared, len(connections)) == (20, 1, 1)
    print("twenty requests: 20 connections with a session each, 1 with a shared one; 1 with httpx")


async def policy(base):
    async with aiohttp.ClientSession() as session, httpx.AsyncClient() as client:
        async with session.get(f"{base}/status/500") as response:
            assert response.status == 500
            try:
                await response.json()
            except aiohttp.ContentTypeError:
                print("aiohttp: 500 raises nothing; json() of an HTML page raises ContentTypeError")
            try:
                response.raise_for_status()
            except aiohttp.ClientResponseError:
                print("aiohttp: raise_for_status() raises")
        assert (await client.get(f"{base}/status/500")).status_code == 500
        asked.clear()
        async with session.get(f"{base}/status/503"):
            pass
        await client.get(f"{base}/status/503")
        assert len(asked) == 2
        print("neither asks again after a 503")
        asked.clear()
        started = session.get(base)
        coroutine = client.get(base)
        await asyncio.sleep(0.3)
        assert asked == []
        started.close()
        coroutine.close()
        print("nothing is sent before the call is awaited or entered")


async def two_waits(base):
    async with aiohttp.ClientSession() as session, httpx.AsyncClient() as client:
        start = time.monotonic()
        async with session.get(f"{base}/slow-body") as response:
            headers = time.monotonic() - start
            text = await response.text()
            body = time.monotonic() - start
        assert headers < 0.7 and body > 0.9 and text == "at last"
        start = time.monotonic()
        response = await client.get(f"{base}/slow-body")
        assert time.monotonic() - start > 0.9 and response.text == "at last"
    print("aiohttp: the block begins with the headers, text() waits for the body; httpx: get() waits for both")


async def waiting_counts(base):
    asked.clear()
    limits = {"connector": aiohttp.TCPConnector(limit=1), "timeout": aiohttp.ClientTimeout(total=1.6)}
    async with aiohttp.ClientSession(**limits) as session:

        async def one():
            async with session.get(f"{base}/slow") as response:
                return await response.text()

        results = await asyncio.gather(one(), one(), one(), return_exceptions=True)
    late = [result for result in results if isinstance(result, TimeoutError)]
    assert len(late) == 2 and len(asked) == 2
    print("aiohttp: waiting for a connection counts towards total; the third request was never sent")


async def main():
    application = web.Application()
    application.router.add_get("/{tail:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    for show in (defaults, sessions, policy, two_waits, waiting_counts):
        await show(base)

    async def with_trio():
        async with httpx.AsyncClient() as client:
            return (await client.get(base)).text

    assert await asyncio.to_thread(trio.run, with_trio) == "ok"
    print("httpx answers under Trio; the server that all of this asked is aiohttp's")
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
    print(f"aiohttp {aiohttp.__version__}, httpx {httpx.__version__}, trio {trio.__version__}, threads left {threading.active_count()}")
