import { Refusal } from "#domain/refusal";
import { obstacles } from "#domain/sets/candidate-item";
import { generateSets, whatWouldHelp } from "#domain/sets/generation";
import type { Wish } from "#domain/sets/wish";
import { db } from "./db";
import { countAttempt } from "./limits";
import { setNames } from "./question-sets";
import { setCandidates } from "./set-candidates";
import { solveWithin } from "./solver";
import { currentWorkspace } from "./workspaces";

const LOOKS = { name: "sets:look", max: 900, windowSeconds: 60 * 60 };
const LOOK_SECONDS = 8;
/** The bank hardly changes; a wish that is typed back and forth is searched once. */
const KEPT_MS = 60_000;
const MOST_KEPT = 200;

export type WishVerdict = {
  /** "unknown": the search was not over in time; making the set searches for longer. */
  state: "met" | "unmet" | "unknown";
  /** What cannot be met, as sentences. */
  unmet: string[];
  /** What would meet more of it; empty until it is asked for. */
  wouldHelp: string[];
};

const kept = new Map<string, { at: number; verdict: Promise<WishVerdict> }>();

/**
 * Whether one set can meet a wish, without making it.
 *
 * @param adviceUntil says when the time for advice is over; null asks for none
 * @param asker the person, or the address of a visitor whom nobody knows
 * @throws {Refusal} too-many; unavailable when many look at once
 */
export async function judgeWish(
  asker: { userId: string | null; key: string },
  wish: Wish,
  { adviceUntil }: { adviceUntil: (() => boolean) | null },
  now: Date,
): Promise<WishVerdict> {
  await countAttempt(LOOKS, asker.key, now);
  const workspaceId = asker.userId === null ? null : ((await currentWorkspace(asker.userId))?.id ?? null);
  // The seed decides between equals alone.
  const judged: Wish = { ...wish, seed: "look" };
  const key = JSON.stringify([workspaceId, adviceUntil !== null, judged]);
  const known = kept.get(key);
  if (known && now.getTime() - known.at < KEPT_MS) return known.verdict;
  const verdict = judge(judged, { workspaceId, adviceUntil, now });
  kept.delete(key);
  kept.set(key, { at: now.getTime(), verdict });
  verdict.catch(() => kept.delete(key)); // so that a refusal is not remembered
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return verdict;
}

async function judge(
  wish: Wish,
  { workspaceId, adviceUntil, now }: { workspaceId: string | null; adviceUntil: (() => boolean) | null; now: Date },
): Promise<WishVerdict> {
  const [candidates, names] = await Promise.all([
    setCandidates(workspaceId, null, now, workspaceId === null ? null : wish.candidateId),
    setNames(),
  ]);
  const unknownId = wish.mustHave.find((id) => !candidates.some((item) => item.id === id));
  if (unknownId !== undefined) return { state: "unmet", unmet: [`There is no question ${unknownId}.`], wouldHelp: [] };
  if (!candidates.some((item) => wish.mustHave.includes(item.id) || obstacles(item, wish).length === 0))
    return { state: "unmet", unmet: ["No question fits this wish at all."], wouldHelp: [] };
  const setting = { candidates, names, solve: solveWithin(LOOK_SECONDS) };
  try {
    const [form] = await generateSets(wish, { ...setting, forms: 1 });
    const { penalty = 0, unmet = [] } = form ?? {};
    if (unmet.length === 0) return { state: "met", unmet: [], wouldHelp: [] };
    const wouldHelp = adviceUntil ? await whatWouldHelp(wish, { ...setting, penalty, isOver: adviceUntil }) : [];
    return { state: "unmet", unmet: unmet.map(({ sentence }) => sentence), wouldHelp };
  } catch (error) {
    if (error instanceof Refusal && error.reason === "too-large") return { state: "unknown", unmet: [], wouldHelp: [] };
    throw error;
  }
}

/** The candidates whom a set of one's workspace may be made for, the newest first. */
export async function candidateChoices(
  userId: string,
): Promise<{ id: string; name: string; email: string | null; createdAt: Date }[]> {
  const workspace = await currentWorkspace(userId);
  if (!workspace) return [];
  return db.candidate.findMany({
    where: { workspaceId: workspace.id },
    select: { id: true, name: true, email: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
  });
}
