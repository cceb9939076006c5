import type { MarkInput, NoteInput, Recommendation } from "#domain/scorecards/mark";

/** One thing to keep, as the call takes it. */
export type KeptChange =
  | ({ kind: "mark" } & MarkInput)
  | ({ kind: "note" } & NoteInput)
  | { kind: "overall"; recommendation: Recommendation | null; summary: string };

/** Of two changes of the same thing only the later one is sent. */
export function changeKey(change: KeptChange): string {
  if (change.kind === "overall") return "overall";
  const place = `${change.kind} ${change.itemId} ${change.step}`;
  return change.kind === "mark" ? `${place} ${change.criterionKey}` : place;
}

type Kept = { kind: "saved" | "offline" } | { kind: "refused"; message: string };

/** Sends one change; "offline" is worth another try. */
export async function putChange(scorecardId: string, change: KeptChange): Promise<Kept> {
  try {
    const response = await fetch("/api/scorecards", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ scorecardId, change }),
      keepalive: true,
    });
    if (response.ok) return { kind: "saved" };
    if (response.status >= 500) return { kind: "offline" };
    const refusal: unknown = await response.json();
    const message = typeof refusal === "object" && refusal !== null && "message" in refusal ? refusal.message : null;
    return { kind: "refused", message: typeof message === "string" ? message : "This was not taken." };
  } catch {
    return { kind: "offline" };
  }
}
