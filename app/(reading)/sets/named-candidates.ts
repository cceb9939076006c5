import { instantWords } from "#app/take-token";

type Candidate = { id: string; name: string; email: string | null; createdAt: Date };

/** A candidate to choose; `details` is empty unless there are others of the name. */
export type NamedCandidate = { id: string; name: string; details: string };

/** Two of one name are told apart by their address, or by when they came. */
export function toldApart(candidates: readonly Candidate[]): NamedCandidate[] {
  return candidates.map(({ id, name, email, createdAt }) => {
    const isOnly = candidates.every((other) => other.id === id || other.name !== name);
    return { id, name, details: isOnly ? "" : (email ?? `since ${instantWords(createdAt)}`) };
  });
}
