import { Client } from "pg";

/** One query as it went to PostgreSQL: the arguments of `pg`'s `query`. */
export type SentQuery = { config: unknown; values: unknown };

type Query = (this: unknown, ...args: unknown[]) => unknown;

/** Everything that `work` asks of PostgreSQL, whether by hand or through Prisma, in order. */
export async function sentQueries(work: () => Promise<unknown>): Promise<SentQuery[]> {
  const sent: SentQuery[] = [];
  const { prototype } = Client;
  const original = Object.getOwnPropertyDescriptor(prototype, "query");
  const query = queryOf(prototype);
  Object.defineProperty(prototype, "query", {
    ...original,
    value(this: unknown, ...args: unknown[]) {
      const [config, values] = args;
      sent.push({ config: copy(config), values: Array.isArray(values) ? [...values] : undefined });
      return query.apply(this, args);
    },
  });
  try {
    await work();
  } finally {
    if (original) Object.defineProperty(prototype, "query", original);
  }
  return sent;
}

/** `query` with whatever arguments were recorded: it has too many signatures to name one. */
function queryOf(client: object): Query {
  return Reflect.get(client, "query") as Query;
}

function copy(config: unknown): unknown {
  if (typeof config !== "object" || config === null) return config;
  const { name, text, values, rowMode, types } = config as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries({ name, text, values, rowMode, types }).filter(([, value]) => value !== undefined),
  );
}

/** The same queries with some of their values replaced by others, wherever they stand, also inside of JSON. */
export function withOthers(sent: readonly SentQuery[], others: ReadonlyMap<string, string>): SentQuery[] {
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== "string") return value;
    const other = others.get(value);
    if (other !== undefined || !value.startsWith("[")) return other ?? value;
    return [...others].reduce((json, [from, to]) => json.replaceAll(JSON.stringify(from), JSON.stringify(to)), value);
  };
  return sent.map(({ config, values }) => {
    const isObject = typeof config === "object" && config !== null && "values" in config;
    return { config: isObject ? { ...config, values: replace(config.values) } : config, values: replace(values) };
  });
}

/** Sends queries through plain `pg`, one after the other on one connection. */
export async function sendPlainly(client: Client, queries: readonly SentQuery[]): Promise<void> {
  const send = queryOf(client);
  for (const { config, values } of queries) await send.call(client, config, values);
}
