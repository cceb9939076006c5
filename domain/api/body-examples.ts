import type { OperationId } from "./operations";

/** What each call with a body may send. */
export const BODY_EXAMPLES: Partial<Record<OperationId, object>> = {
  createSet: {
    title: "Backend engineer, first talk",
    wish: {
      minutes: 30,
      topics: [
        { topicId: "tasks", weight: 2 },
        { topicId: "cancellation", weight: 1 },
      ],
      level: "mid",
      profile: "even",
      kinds: ["free_text", "single_choice", "predict_output"],
      seed: "seven",
    },
  },
  createCandidate: { name: "Sam Rivera", email: "sam@example.com" },
  createInvitation: {
    setId: "3f0c2a51-8f4e-4d0a-9a5e-2b1c6d7e8f90",
    candidateId: "7d9e1b32-5c6f-4a8b-8c1d-0e2f3a4b5c6d",
    endsAt: "2027-01-31T18:00:00Z",
    minutes: 60,
    extraPercent: 25,
    reveals: "score",
  },
};
