"""Stand-ins for libraries that need a network or real files: same calls, virtual time, nothing leaves the run."""

import asyncio
import json
import types

DEFAULT_REPLY = {"seconds": 1.0, "status": 200, "body": '{"ok": true}'}


def make_aiohttp(options):
    """
    The client half of aiohttp. `options["routes"]` maps an address to its reply: seconds it takes, status (None: the
    connection fails) and body; any other address answers `{"ok": true}` after a second.
    """
    routes = options.get("routes", {})

    class ClientError(Exception):
        pass

    class ClientConnectionError(ClientError):
        pass

    class ClientConnectorError(ClientConnectionError):
        pass

    class ClientResponseError(ClientError):
        def __init__(self, status, url):
            super().__init__(f"{status}, url={url!r}")
            self.status = status

    class ClientResponse:
        def __init__(self, url, status, body):
            self.url = url
            self.status = status
            self.ok = status < 400
            self._body = body

        async def text(self):
            await asyncio.sleep(0)
            return self._body

        async def json(self):
            await asyncio.sleep(0)
            return json.loads(self._body)

        async def read(self):
            await asyncio.sleep(0)
            return self._body.encode()

        def raise_for_status(self):
            if not self.ok:
                raise ClientResponseError(self.status, self.url)

    class Request:
        """Both `await session.get(...)` and `async with session.get(...)`."""

        def __init__(self, session, url):
            self._session = session
            self._url = url

        async def _send(self):
            if self._session.closed:
                raise RuntimeError("Session is closed")
            reply = {**DEFAULT_REPLY, **routes.get(self._url, {})}
            await asyncio.sleep(reply["seconds"])
            if self._session.closed:
                raise ClientConnectionError("Connector is closed")
            if reply["status"] is None:
                raise ClientConnectorError(f"Cannot connect to host {self._url}")
            return ClientResponse(self._url, reply["status"], reply["body"])

        def __await__(self):
            return self._send().__await__()

        async def __aenter__(self):
            return await self._send()

        async def __aexit__(self, *exception):
            return None

    class ClientSession:
        def __init__(self, **options):
            self.closed = False

        async def __aenter__(self):
            return self

        async def __aexit__(self, *exception):
            await self.close()

        async def close(self):
            self.closed = True

        def request(self, method, url, **options):
            return Request(self, url)

        def get(self, url, **options):
            return Request(self, url)

        def post(self, url, **options):
            return Request(self, url)

    class ClientTimeout:
        def __init__(self, total=None, **options):
            self.total = total

    module = types.ModuleType("aiohttp")
    for thing in (
        ClientError,
        ClientConnectionError,
        ClientConnectorError,
        ClientResponseError,
        ClientResponse,
        ClientSession,
        ClientTimeout,
    ):
        thing.__module__, thing.__qualname__ = "aiohttp", thing.__name__
        setattr(module, thing.__name__, thing)
    return module


def make_aiofiles(options):
    """aiofiles.open for text: like the library, it does every operation in a thread."""

    class AsyncFile:
        def __init__(self, *arguments, **options):
            self._arguments = arguments
            self._options = options

        async def __aenter__(self):
            self._file = await asyncio.to_thread(open, *self._arguments, **self._options)
            return self

        async def __aexit__(self, *exception):
            await asyncio.to_thread(self._file.close)

        async def read(self, size=-1):
            return await asyncio.to_thread(self._file.read, size)

        async def readline(self):
            return await asyncio.to_thread(self._file.readline)

        async def write(self, text):
            return await asyncio.to_thread(self._file.write, text)

        def __aiter__(self):
            return self

        async def __anext__(self):
            line = await self.readline()
            if not line:
                raise StopAsyncIteration
            return line

    module = types.ModuleType("aiofiles")
    module.open = AsyncFile
    return module


MAKERS = {"aiohttp": make_aiohttp, "aiofiles": make_aiofiles}
