import { PrismaPg } from "@prisma/adapter-pg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type OpenTransaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/**
 * Prisma's adapter with the statements of a transaction taken one at a time. Prisma loads the relations of a row side
 * by side, also where there is one connection for all of them, and pg 9 will refuse a second statement on a busy one.
 */
export class PrismaPgInTurn extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const begin = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => inTurn(await begin(isolationLevel));
    return adapter;
  }
}

function inTurn(transaction: OpenTransaction): OpenTransaction {
  let last: Promise<unknown> = Promise.resolve();
  const after = <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) => {
    return (...args: Args): Promise<Result> => {
      const result = last.then(() => work(...args));
      last = result.catch(() => null); // whoever asked hears of it; the next has its turn all the same
      return result;
    };
  };
  transaction.queryRaw = after(transaction.queryRaw.bind(transaction));
  transaction.executeRaw = after(transaction.executeRaw.bind(transaction));
  return transaction;
}
