import type { Answered } from "#app/answered";

/** Why something sent was not taken: a sentence to show. */
export class SendFailure extends Error {
  override readonly name = "SendFailure";
  /** Sent again as it is, it would be refused again; otherwise it may well be taken later. */
  readonly isFinal: boolean;
  /** Whoever sent it may not do so, as things stand. */
  readonly isForbidden: boolean;

  constructor(message: string, isFinal: boolean, isForbidden = false) {
    super(message);
    this.isFinal = isFinal;
    this.isForbidden = isForbidden;
  }
}

export type AnswerToSend = {
  id: string;
  itemId: string;
  chainId: string | null;
  elapsedMs: number;
  response: unknown;
  context: "practice" | "review" | "welcome";
  /** It waited on this device, where nobody could score it. */
  isKept?: boolean;
};

/** Submits an answer. @throws {SendFailure} with what happened and what is safe */
export async function sendAnswer(answer: AnswerToSend): Promise<Answered> {
  return sendJson<Answered>("/api/answers", answer);
}

/** Sends something as JSON and gives back what was answered. @throws {SendFailure} */
export async function sendJson<Answer>(path: string, body: unknown): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new SendFailure(
      "There is no connection. What you typed is kept here; send it again when you are back online.",
      false,
    );
  }
  if (response.ok) return (await response.json()) as Answer;
  const refusal: unknown = await response.json().catch(() => null);
  throw new SendFailure(messageOf(refusal), FINAL.has(response.status), response.status === 403);
}

/** Signed out, too many at once or an outage may pass; what is malformed stays so. */
const FINAL = new Set([400, 404, 409, 413, 415, 422]);

function messageOf(refusal: unknown): string {
  const message = typeof refusal === "object" && refusal !== null && "message" in refusal ? refusal.message : null;
  return typeof message === "string"
    ? message
    : "The server could not take this. What you typed is kept here; try again.";
}
