import { Refusal } from "#domain/refusal";

const MAX_PER_ADDRESS = 24;
const MAX_OF_PROCESS = 2000;

type Open = { subject: string; end: () => void };
type Streams = { open: Set<Open>; isEnding: boolean };

const shared = globalThis as typeof globalThis & { awaitedStreams?: Streams };

function streams(): Streams {
  if (shared.awaitedStreams) return shared.awaitedStreams;
  const made: Streams = (shared.awaitedStreams = { open: new Set(), isEnding: false });
  // The server waits for open connections before it stops; these would stay open for ever.
  const endAll = () => {
    made.isEnding = true;
    for (const { end } of made.open) end();
  };
  process.once("SIGTERM", endAll);
  process.once("SIGINT", endAll);
  return made;
}

/**
 * Admits one more connection that stays open, and ends it when the server stops.
 *
 * @param subject whose connections are counted: the digest of a visitor's address
 * @returns gives its place free
 * @throws {Refusal} too-many; unavailable while the server stops
 */
export function admitStream(subject: string, end: () => void): () => void {
  const { open, isEnding } = streams();
  if (isEnding) throw new Refusal("unavailable", "The server starts anew. Try again in a few seconds.", 2);
  const own = [...open].filter((one) => one.subject === subject).length;
  if (own >= MAX_PER_ADDRESS || open.size >= MAX_OF_PROCESS)
    throw new Refusal("too-many", "Too many pages are open from here. Close some, and this one goes on.", 10);
  const admitted = { subject, end };
  open.add(admitted);
  return () => void open.delete(admitted);
}
