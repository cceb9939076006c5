import { z } from "zod";
import { id, instant } from "./operation";

/** What webhooks are told of, and how that is said to whoever chooses. */
export const EVENTS = {
  "take.begun": "A candidate began a take-home",
  "take.submitted": "A take-home was submitted, or its time ran out",
  "interview.ended": "A live interview ended",
  "scorecard.submitted": "A rater submitted a scorecard",
} as const;

const names = Object.keys(EVENTS).filter((name): name is keyof typeof EVENTS => name in EVENTS);

/** An event that a webhook can be told of. */
export const eventSchema = z.enum(names, "choose among the events shown");
export type EventName = z.infer<typeof eventSchema>;
export const EVENT_NAMES: readonly EventName[] = names;

/** Sent by a person, to see whether an address listens. */
export const PING = "ping";

/**
 * What a webhook is sent: ids and no more, since it may lie in other people's logs. Whoever wants to know more fetches
 * it with a token.
 */
export const messageSchema = z.object({
  type: z.enum([...names, PING]),
  timestamp: instant.describe("When it happened."),
  data: z.object({
    workspaceId: id,
    setId: id.optional(),
    candidateId: id.optional(),
    takeId: id.optional(),
    interviewId: id.optional(),
    scorecardId: id.optional(),
  }),
});
export type Message = z.infer<typeof messageSchema>;
