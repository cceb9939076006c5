"""What the items of the topic databases say of asyncpg and SQLAlchemy, tried on a PostgreSQL that DATABASE_URL names."""

import asyncio
import os
import threading
import time

import asyncpg
import sqlalchemy
from sqlalchemy import ForeignKey, select
from sqlalchemy.exc import InvalidRequestError, MissingGreenlet
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, selectinload


async def one_connection(url):
    threads = threading.active_count()
    conn = await asyncpg.connect(url)
    results = await asyncio.gather(*(conn.fetch("SELECT pg_sleep(0.2)") for _ in range(3)), return_exceptions=True)
    refused = [result for result in results if isinstance(result, asyncpg.InterfaceError)]
    assert len(refused) == 2 and threading.active_count() == threads
    print("gather on one connection: the second and third query get InterfaceError; no thread was started")
    assert type(await conn.fetch("SELECT 1")) is list
    try:
        async for _ in conn.cursor("SELECT 1"):
            pass
    except asyncpg.NoActiveSQLTransactionError:
        print("fetch gives a list; a cursor wants a transaction")
    assert not hasattr(conn, "commit")
    await conn.close()


async def transactions(url):
    async with asyncpg.create_pool(url, min_size=1, max_size=1) as pool:
        async with pool.acquire() as conn:
            await conn.execute("CREATE TEMP TABLE account (id int, sum int)")
            await conn.execute("INSERT INTO account VALUES ($1, $2)", 1, 500)
            async with conn.transaction():
                await conn.execute("UPDATE account SET sum = sum - $1 WHERE id = $2", 100, 1)
            try:
                async with conn.transaction():
                    await conn.execute("UPDATE account SET sum = 0")
                    raise ConnectionError
            except ConnectionError:
                pass
            assert await conn.fetchval("SELECT sum FROM account") == 400
            pid = conn.get_server_pid()
        async with pool.acquire() as conn:
            assert conn.get_server_pid() == pid
    print("a statement alone is committed at once; a block commits, or rolls back; the pool lends the connection again")


class Base(DeclarativeBase):
    pass


class Buyer(Base):
    __tablename__ = "buyer_by_hand"
    id: Mapped[int] = mapped_column(primary_key=True)
    orders: Mapped[list["Order"]] = relationship()


class Order(Base):
    __tablename__ = "order_by_hand"
    id: Mapped[int] = mapped_column(primary_key=True)
    buyer_id: Mapped[int] = mapped_column(ForeignKey("buyer_by_hand.id"))


def waits(session):
    return [session.execute(sqlalchemy.text("SELECT pg_sleep(0.2)")) for _ in range(3)]


async def sessions(url):
    engine = create_async_engine(url.replace("postgresql://", "postgresql+asyncpg://", 1))
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
    try:
        async with AsyncSession(engine) as session:
            session.add(Buyer(id=1, orders=[Order(id=1)]))
            await session.commit()
        await engine.dispose()  # so that the pool is empty, as after start-up or under load
        async with AsyncSession(engine) as session:
            results = await asyncio.gather(*waits(session), return_exceptions=True)
            refused = [result for result in results if isinstance(result, InvalidRequestError)]
            assert refused and "concurrent operations are not permitted" in str(refused[0])
            print("gather on an AsyncSession that has still to connect: refused as concurrent operations")
        async with AsyncSession(engine) as session:
            await session.get(Buyer, 1)
            start = time.monotonic()
            await asyncio.gather(*waits(session))
            assert time.monotonic() - start > 0.58
            print("gather on one that holds a connection: one after the other, nothing overlaps")
        async with AsyncSession(engine) as session:
            buyer = await session.get(Buyer, 1)
            try:
                buyer.orders
            except MissingGreenlet:
                print("a lazy attribute raises MissingGreenlet")
            loaded = await session.scalar(select(Buyer).options(selectinload(Buyer.orders)))
            assert [order.id for order in loaded.orders] == [1]
            print("selectinload gets it in advance")
    finally:
        async with engine.begin() as conn:
            await conn.run_sync(Base.metadata.drop_all)
        await engine.dispose()


async def main():
    url = os.environ["DATABASE_URL"]
    await one_connection(url)
    await transactions(url)
    await sessions(url)


if __name__ == "__main__":
    asyncio.run(main())
    print(f"asyncpg {asyncpg.__version__}, SQLAlchemy {sqlalchemy.__version__}")
