import { z } from "zod";
import { revealsSchema } from "#domain/takes/link-input";
import { id, instant, type Operation, pageOf, pageQuery, plain } from "./operation";

const name = z.string("write the name").trim().min(1, "write the name").max(120, "use at most 120 characters");

export const candidateSchema = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  createdAt: instant,
});

export const newCandidateSchema = z.strictObject({
  name,
  email: z.email("write an address such as name@example.org").max(254).nullable().default(null),
});

const invitationRow = {
  id,
  setId: id,
  setVersion: z.int(),
  candidateId: id.nullable().describe("The one person it is meant for; null when it is for anybody who has it."),
  state: z.enum(["open", "not-yet", "ended", "used-up", "revoked"]),
  startsAt: instant,
  endsAt: instant.describe("The last moment to begin; whoever began before has all of their time."),
  maxUses: z.int(),
  uses: z.int(),
  minutes: z.int(),
  extraPercent: z.int(),
  hasPasscode: z.boolean(),
  reveals: revealsSchema.describe("What the candidate sees once the take is submitted."),
  createdAt: instant,
};

export const invitationSchema = z.object(invitationRow);

export const newInvitationSchema = z
  .strictObject({
    setId: id,
    candidateId: id.nullable().default(null).describe("Leave it out for a link that anybody may use who has it."),
    startsAt: instant.optional().describe("When it opens; at once if left out."),
    endsAt: instant.describe("The last moment to begin."),
    maxUses: z.int("give a whole number").min(1, "give at least 1").max(500, "give at most 500").default(1),
    minutes: z.int("give a whole number").min(1, "give at least 1").max(480, "give at most 480"),
    extraPercent: z.int("give a whole number").min(0, "give at least 0").max(300, "give at most 300").default(0),
    passcode: z
      .string()
      .trim()
      .min(6, "use 6 to 60 characters, or leave it out")
      .max(60, "use 6 to 60 characters")
      .optional(),
    reveals: revealsSchema.default("nothing"),
  })
  .refine(({ startsAt, endsAt }) => startsAt === undefined || startsAt < endsAt, {
    path: ["endsAt"],
    message: "choose an end after the start",
  })
  .refine(({ candidateId, maxUses }) => candidateId === null || maxUses === 1, {
    path: ["maxUses"],
    message: "an invitation for one candidate is used once",
  });

const candidateParams = z.object({ candidateId: id });
const invitationParams = z.object({ invitationId: id });

/** Candidates, and the links by which they take a set at home. */
export const CANDIDATE_OPERATIONS = {
  listCandidates: {
    ...plain,
    method: "GET",
    path: "/candidates",
    group: "Candidates",
    scope: "candidates:read",
    summary: "List candidates",
    query: z.object({ ...pageQuery, email: z.string().max(254).optional().describe("Only who has this address.") }),
    answer: pageOf(candidateSchema),
  },
  createCandidate: {
    ...plain,
    method: "POST",
    path: "/candidates",
    group: "Candidates",
    scope: "candidates:write",
    summary: "Add a candidate",
    body: newCandidateSchema,
    status: 201,
    answer: candidateSchema,
  },
  getCandidate: {
    ...plain,
    method: "GET",
    path: "/candidates/{candidateId}",
    group: "Candidates",
    scope: "candidates:read",
    summary: "Get one candidate",
    params: candidateParams,
    answer: candidateSchema,
  },
  deleteCandidate: {
    ...plain,
    method: "DELETE",
    path: "/candidates/{candidateId}",
    group: "Candidates",
    scope: "results:delete",
    summary: "Delete a candidate completely",
    description: "Their invitations, takes, interviews and scorecards go with them. This cannot be undone.",
    params: candidateParams,
    status: 204,
  },
  listInvitations: {
    ...plain,
    method: "GET",
    path: "/invitations",
    group: "Invitations",
    scope: "invitations:read",
    summary: "List take-home links",
    query: z.object({ ...pageQuery, setId: id.optional(), candidateId: id.optional() }),
    answer: pageOf(invitationSchema),
  },
  createInvitation: {
    ...plain,
    method: "POST",
    path: "/invitations",
    group: "Invitations",
    scope: "invitations:write",
    summary: "Make a take-home link",
    description:
      "The answer holds the address for the candidate; it is given this once, since only its hash is kept. Send it to the candidate yourself.",
    body: newInvitationSchema,
    status: 201,
    answer: z.object({ ...invitationRow, url: z.url().describe("The candidate's address, given this once.") }),
  },
  getInvitation: {
    ...plain,
    method: "GET",
    path: "/invitations/{invitationId}",
    group: "Invitations",
    scope: "invitations:read",
    summary: "Get one take-home link",
    params: invitationParams,
    answer: invitationSchema,
  },
  withdrawInvitation: {
    ...plain,
    method: "DELETE",
    path: "/invitations/{invitationId}",
    group: "Invitations",
    scope: "invitations:write",
    summary: "Withdraw a take-home link",
    description: "Nobody begins by it any more; what was begun goes on.",
    params: invitationParams,
    status: 204,
  },
} as const satisfies Record<string, Operation>;
