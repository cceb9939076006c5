import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EventName } from "#domain/api/event";
import { interviewInputSchema } from "#domain/interviews/interview-input";
import { MOST_ATTEMPTS } from "#domain/webhooks/backoff";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { createInterview } from "#server/interviews";
import { makeEdits } from "#server/live-desk";
import { deletePerson } from "#server/people";
import { personalData } from "#server/personal-data";
import { reopenScorecard, saveOverall, submitScorecard } from "#server/scorecard-submission";
import { openScorecard } from "#server/scorecards";
import { settleOverdueTakes } from "#server/take-grading";
import { submitTake } from "#server/takes";
import { sendDue } from "#server/webhook-sender";
import {
  createWebhook,
  deleteWebhook,
  replaceSecret,
  sendAgain,
  sendPing,
  switchWebhook,
  webhooksOf,
} from "#server/webhooks";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { HookReceiver, isSigned } from "#tests/support/hook-receiver";
import { ANA, forgetPeople, newPerson, NOW } from "#tests/support/people";
import { address, inMinutes, newLink, newSecret, newTake, newWorkspace } from "#tests/support/programs";

const database = useDatabase();
const secret = `whsec_${randomBytes(32).toString("base64")}`;

let receiver: HookReceiver;
let own: Awaited<ReturnType<typeof newWorkspace>>;

async function newHook(events: EventName[] = ["take.begun", "take.submitted"], at = own, url = receiver.url) {
  const id = randomUUID();
  await createWebhook(at.owner, at.workspaceId, { id, secret, url, events }, NOW);
  return { workspaceId: at.workspaceId, webhookId: id };
}

const send = (now: Date) => sendDue({ now: () => now, chance: () => 0 });
const hook = async () => (await webhooksOf(own.owner, own.workspaceId))[0];
const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  receiver = await HookReceiver.start();
  await forgetPeople();
  await db.workspace.deleteMany();
  own = await newWorkspace();
  return () => receiver.stop();
});

describe("a webhook", () => {
  test("is told of a take that is begun and submitted, in order, signed, with ids and no more", async () => {
    await newHook();
    const { token } = await newLink(own.owner, own.setId);
    const { takeId, resumeToken } = await newTake(token, inMinutes(1));
    await submitTake(resumeToken, { address }, inMinutes(2));
    await Promise.all([send(inMinutes(3)), send(inMinutes(3))]);
    const { candidateId } = await db.take.findFirstOrThrow({ where: { id: takeId } });
    const data = { workspaceId: own.workspaceId, setId: own.setId, candidateId, takeId };
    expect(receiver.messages()).toEqual([
      { type: "take.begun", timestamp: inMinutes(1).toISOString(), data },
      { type: "take.submitted", timestamp: inMinutes(2).toISOString(), data },
    ]);
    expect(receiver.received.every((one) => isSigned(one, secret))).toBe(true);
    expect(receiver.received.some((one) => isSigned(one, `whsec_${randomBytes(32).toString("base64")}`))).toBe(false);
    expect(JSON.stringify(receiver.received)).not.toContain("Kim");
    expect(new Set(receiver.ids()).size).toBe(2);
    expect(await send(inMinutes(4))).toBe(0);
  });

  test("is told of a take whose time ran out, though nobody looked, and once", async () => {
    await newHook(["take.submitted"]);
    const { token } = await newLink(own.owner, own.setId);
    const { takeId, resumeToken } = await newTake(token);
    await settleOverdueTakes(inMinutes(19));
    expect(await send(inMinutes(19))).toBe(0);
    await Promise.all([settleOverdueTakes(inMinutes(21)), settleOverdueTakes(inMinutes(21))]);
    await submitTake(resumeToken, { address }, inMinutes(22));
    await send(inMinutes(22));
    expect(receiver.messages()).toMatchObject([{ timestamp: inMinutes(20).toISOString(), data: { takeId } }]);
    const answers = await db.takeAnswer.findMany({ where: { takeId } });
    expect(answers.filter(({ result }) => result === null)).toEqual([]);
  });

  test("is told when a live interview ends, and of each submission of a scorecard", async () => {
    await newHook(["interview.ended", "scorecard.submitted"]);
    const { owner, setId, workspaceId, takeId, candidateId } = own;
    const interviewId = randomUUID();
    const ids = { id: interviewId, newCandidateId: randomUUID(), viewToken: newSecret() };
    await createInterview(owner, setId, { ...ids, input: interviewInputSchema.parse({ candidateId }) }, NOW);
    for (const [at, kind] of [
      [1, "start"],
      [9, "end"],
      [10, "end"],
    ] as const) {
      const edits = [{ id: randomUUID(), ageMs: 0, edit: { kind } }];
      await makeEdits(owner, interviewId, { edits, newId: randomUUID() }, inMinutes(at));
    }
    const { id: scorecardId } = await openScorecard(owner, { takeId }, randomUUID(), inMinutes(10));
    await saveOverall(owner, scorecardId, { recommendation: "yes", summary: "" }, inMinutes(10));
    await submitScorecard(owner, scorecardId, inMinutes(11));
    await reopenScorecard(owner, scorecardId, "a slip of the key", inMinutes(12));
    await submitScorecard(owner, scorecardId, inMinutes(13));
    await send(inMinutes(14));
    const submitted = { type: "scorecard.submitted", data: { workspaceId, candidateId, takeId, scorecardId } };
    expect(receiver.messages()).toMatchObject([
      { type: "interview.ended", timestamp: inMinutes(9).toISOString(), data: { setId, candidateId, interviewId } },
      { ...submitted, timestamp: inMinutes(11).toISOString() },
      { ...submitted, timestamp: inMinutes(13).toISOString() },
    ]);
  });

  test("is told only of what it asked for, and of its own workspace", async () => {
    const foreign = await newWorkspace();
    await newHook(["scorecard.submitted"]);
    await newHook(["take.begun"], foreign);
    await newTake((await newLink(own.owner, own.setId)).token);
    expect(await send(inMinutes(1))).toBe(0);
  });

  test("is told nothing of what is taken back before it happened", async () => {
    await newHook();
    const { token } = await newLink(own.owner, own.setId);
    await db.takeLink.updateMany({ data: { maxUses: 1 } });
    await newTake(token);
    await expect(newTake(token)).rejects.toThrow(/used as often/);
    expect(await send(inMinutes(1))).toBe(1);
  });
});

describe("an address that fails", () => {
  test("is tried again, less and less often, with the same id and body, until it answers", async () => {
    await newHook(["take.begun"]);
    await newTake((await newLink(own.owner, own.setId)).token);
    receiver.answer(500);
    let at = NOW;
    for (const wait of [5, 20, 80, 320]) {
      expect(await send(at)).toBe(1);
      expect(await send(after(at, wait - 1))).toBe(0);
      at = after(at, wait);
    }
    receiver.answer(202);
    expect(await send(at)).toBe(1);
    expect(new Set(receiver.ids()).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(5);
    expect(receiver.received.every((one) => isSigned(one, secret))).toBe(true);
    expect(await hook()).toMatchObject({
      failingSince: null,
      deliveries: [{ state: "delivered", attempts: 5, status: 202 }],
    });
  });

  test.each([
    [301, /redirects are not followed/],
    [404, /answered 404/],
    [503, /answered 503/],
  ])("%i is a failure, and a redirect leads nowhere", async (status, words) => {
    const elsewhere = await HookReceiver.start();
    await newHook(["take.begun"]);
    await newTake((await newLink(own.owner, own.setId)).token);
    receiver.answer(status, { location: elsewhere.url });
    await send(NOW);
    expect((await hook())?.deliveries).toMatchObject([
      { state: "waiting", status, failure: expect.stringMatching(words) },
    ]);
    expect(elsewhere.received).toEqual([]);
    await elsewhere.stop();
  });

  test("does not hold up another, nor for ever its own", { timeout: 20_000 }, async () => {
    const good = await HookReceiver.start();
    await newHook(["take.begun"]);
    await newHook(["take.begun"], own, good.url);
    receiver.behaviour = () => {}; // never answers
    await newTake((await newLink(own.owner, own.setId)).token);
    const sending = send(NOW);
    await expect.poll(() => good.received.length).toBe(1);
    await sending;
    const failed = (await webhooksOf(own.owner, own.workspaceId)).find(({ url }) => url === receiver.url);
    expect(failed?.deliveries).toMatchObject([{ status: null, failure: "No answer came within 10 seconds." }]);
    await good.stop();
  });

  test("is off after five days of nothing but failures, and waits until somebody turns it on", async () => {
    const name = await newHook(["take.begun"]);
    const link = await newLink(own.owner, own.setId);
    await newTake(link.token);
    receiver.answer(500);
    let at = NOW;
    for (let tries = 0; tries < MOST_ATTEMPTS && (await hook())?.disabledAt === null; tries++) {
      await send(at);
      const { nextAttemptAt } = (await hook())?.deliveries[0] ?? {};
      at = nextAttemptAt ?? at;
    }
    const off = await hook();
    expect(off).toMatchObject({ disabledWhy: "failures" });
    const days = (Number(off?.disabledAt) - NOW.getTime()) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(5);
    expect(days).toBeLessThan(6.5);
    await newTake(link.token, inMinutes(30));
    expect(await send(after(at, 999_999))).toBe(0);
    await expect(sendPing(own.owner, name, randomUUID(), at)).rejects.toThrow(/Turn it on first/);

    receiver.answer(200);
    await switchWebhook(own.owner, name, true, at);
    await newTake(link.token, inMinutes(31));
    await send(after(at, 1));
    expect((await hook())?.deliveries.filter(({ state }) => state === "delivered").length).toBeGreaterThanOrEqual(1);
    expect(await hook()).toMatchObject({ disabledAt: null, failingSince: null });
  });

  test("that says it is gone is told nothing more", async () => {
    await newHook(["take.begun"]);
    await newTake((await newLink(own.owner, own.setId)).token);
    receiver.answer(410);
    await send(NOW);
    expect(await hook()).toMatchObject({ disabledWhy: "gone", deliveries: [{ state: "given-up" }] });
  });
});

describe("a sender that is killed", () => {
  test("between sending and writing it down leaves the message to be sent again with the same id", async () => {
    await newHook(["take.begun"]);
    await newTake((await newLink(own.owner, own.setId)).token);
    receiver.behaviour = () => {}; // holds the answer back, so that the sender is killed in between
    const root = path.resolve(import.meta.dirname, "../..");
    const script = path.join(root, "tests/support/hook-sender.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, NOW.toISOString()], {
      cwd: root,
      stdio: "ignore",
      env: { ...process.env, NODE_ENV: "test", DATABASE_URL: database.url() },
    });
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await hook()).toMatchObject({ deliveries: [{ state: "waiting", attempts: 0 }] });

    receiver.answer(200);
    expect(await send(after(NOW, 29)), "as long as it may still be sending").toBe(0);
    expect(await send(after(NOW, 31))).toBe(1);
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.ids()).size).toBe(1);
    expect(await hook()).toMatchObject({ deliveries: [{ state: "delivered" }] });
  });

  test("is not needed: many senders at once send each message once", async () => {
    await newHook();
    const { token } = await newLink(own.owner, own.setId);
    for (let count = 0; count < 5; count++) await newTake(token, inMinutes(count));
    await Promise.all(Array.from({ length: 6 }, () => send(inMinutes(9))));
    await send(inMinutes(9));
    expect(receiver.received).toHaveLength(5);
    expect(new Set(receiver.ids()).size).toBe(5);
    const times = receiver.messages().map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted());
  });
});

describe("a secret that was kept under another APP_SECRET", () => {
  // What another key sealed looks like any other bytes.
  const sealedElsewhere = Buffer.alloc(80, 7).toString("base64");

  test("stops what is sent with the reason, and nothing waits in vain once there is a new one", async () => {
    const name = await newHook();
    await db.webhook.updateMany({ data: { sealedSecret: sealedElsewhere } });
    const { token } = await newLink(own.owner, own.setId);
    await newTake(token);
    for (const at of [NOW, inMinutes(60 * 24), inMinutes(60 * 24 * 4)]) await send(at);
    expect(receiver.received).toHaveLength(0);
    const broken = await hook();
    expect(broken).toMatchObject({ isSecretReadable: false, waiting: 1, disabledAt: null });
    expect(broken?.deliveries).toMatchObject([
      { state: "waiting", failure: expect.stringMatching(/^Not sent: .*APP_SECRET/) },
    ]);
    await switchWebhook(own.owner, name, false, inMinutes(1));
    await expect(switchWebhook(own.owner, name, true, inMinutes(2))).rejects.toMatchObject({ reason: "stale" });
    await db.webhook.updateMany({ data: { disabledWhy: "failures" } });

    const fresh = `whsec_${randomBytes(32).toString("base64")}`;
    await replaceSecret(own.owner, name, fresh, inMinutes(60 * 24 * 5));
    expect(await hook()).toMatchObject({ isSecretReadable: true, disabledAt: null, failingSince: null });
    await send(inMinutes(60 * 24 * 5));
    expect(receiver.received.map((one) => isSigned(one, fresh))).toEqual([true]);
    expect((await hook())?.deliveries).toMatchObject([{ state: "delivered", failure: null }]);
  });

  test("is nothing that one who turned a webhook off has to fear: a new secret leaves it off", async () => {
    const name = await newHook();
    await switchWebhook(own.owner, name, false, NOW);
    await replaceSecret(own.owner, name, `whsec_${randomBytes(32).toString("base64")}`, NOW);
    expect(await hook()).toMatchObject({ disabledWhy: "person" });
  });
});

describe("by hand", () => {
  test("a test message is sent, and any message once more", async () => {
    const name = await newHook(["take.begun"]);
    await sendPing(own.owner, name, randomUUID(), NOW);
    await send(NOW);
    expect(receiver.messages()).toMatchObject([{ type: "ping", data: { workspaceId: own.workspaceId } }]);
    const deliveryId = (await hook())?.deliveries[0]?.id ?? "";
    await sendAgain(own.owner, { ...name, deliveryId }, inMinutes(1));
    await send(inMinutes(1));
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.ids()).size).toBe(1);
    await expect(sendAgain(own.owner, { ...name, deliveryId: randomUUID() }, NOW)).rejects.toMatchObject({
      reason: "not-found",
    });
  });

  test("everything is for owners alone, and strangers find nothing", async () => {
    const name = await newHook();
    const editor = await newLearner();
    const { workspaceId } = own;
    await db.workspaceMember.create({ data: { workspaceId, userId: editor, role: "interviewer", joinedAt: NOW } });
    const stranger = (await newWorkspace()).owner;
    for (const [userId, reason] of [
      [editor, "forbidden"],
      [stranger, "not-found"],
    ] as const) {
      for (const attempt of [
        () => webhooksOf(userId, workspaceId),
        () =>
          createWebhook(
            userId,
            workspaceId,
            { id: randomUUID(), secret, url: receiver.url, events: ["take.begun"] },
            NOW,
          ),
        () => deleteWebhook(userId, name),
        () => switchWebhook(userId, name, false, NOW),
        () => replaceSecret(userId, name, secret, NOW),
        () => sendPing(userId, name, randomUUID(), NOW),
        () => sendAgain(userId, { ...name, deliveryId: randomUUID() }, NOW),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ reason });
      }
    }
    expect(await db.webhook.count()).toBe(1);
  });

  test("the secret is not readable in the database", async () => {
    await newHook();
    expect(JSON.stringify(await db.webhook.findMany())).not.toContain(secret.slice(6));
  });
});

describe("what somebody made for programs", () => {
  test("is in what they take away, without its secrets, and goes with their account where nobody else is left", async () => {
    const { browser, viewer } = await newPerson();
    const { workspaceId } = own;
    await db.workspaceMember.create({ data: { workspaceId, userId: viewer.id, role: "owner", joinedAt: NOW } });
    await newHook(["take.begun"], { ...own, owner: viewer.id });
    const { webhooks } = await personalData(viewer.id, NOW);
    expect(webhooks).toMatchObject([{ url: receiver.url }]);
    expect(JSON.stringify(webhooks)).not.toMatch(/secret/i);
    await deletePerson(browser.visit(NOW), viewer, ANA.password);
    expect(await db.webhook.findMany()).toMatchObject([{ createdBy: null }]);
  });
});
