import type { Kind } from "#domain/content/question";
import type { Wish } from "./wish";
import { LEVELS_ASKED } from "./wish";

/** A published question as the generator sees it. */
export type CandidateItem = {
  id: string;
  /** How people know it, where that is known. */
  title?: string;
  /** The topic that the question belongs to; the others it touches do not count. */
  topicId: string;
  kind: Kind;
  /** 1-5 */
  difficulty: number;
  level: string;
  /** How long a prepared candidate needs. */
  seconds: number;
  pythonMin: string | null;
  pythonMax: string | null;
  /** Questions of one group ask the same thing in another way; null when it stands alone. */
  siblingGroup: string | null;
  /** Why the candidate may know it already, as a sentence; null when nothing says so. */
  exposure: string | null;
};

/** What keeps a question out of a set. */
export type Obstacle = "kind" | "level" | "python" | "excluded" | "follow-ups" | "topic";

/** The wishes that `item` does not fit by itself; a set takes only questions without any. */
export function obstacles(item: CandidateItem, wish: Wish): Obstacle[] {
  const found: Obstacle[] = [];
  if (!wish.topics.some(({ topicId }) => topicId === item.topicId)) found.push("topic");
  if (!asksKind(item, wish)) found.push(item.kind === "chain" ? "follow-ups" : "kind");
  if (!LEVELS_ASKED[wish.level].some((level) => level === item.level)) found.push("level");
  if (!runsOn(item, wish.python)) found.push("python");
  if (wish.excluded.includes(item.id)) found.push("excluded");
  return found;
}

function asksKind({ kind }: CandidateItem, { kinds, followUps }: Wish): boolean {
  return kind === "chain" ? followUps : kinds.some((asked) => asked === kind);
}

/** Whether what the question says holds for a Python version, both ends of its range included. */
export function runsOn({ pythonMin, pythonMax }: CandidateItem, version: string | null): boolean {
  if (version === null) return true;
  const asked = minor(version);
  return (pythonMin === null || minor(pythonMin) <= asked) && (pythonMax === null || asked <= minor(pythonMax));
}

function minor(version: string): number {
  return Number(version.split(".")[1]);
}
