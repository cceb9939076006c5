import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { wishSchema } from "#domain/sets/wish";
import { ASKABLE_KINDS } from "#domain/sets/wish-choices";
import { publishBank } from "#server/content";
import { createSets, getSet } from "#server/question-sets";
import { changeSet } from "#server/set-changes";
import { getKit, getKitPdf } from "#server/set-kit";
import { readTraces } from "#server/trace-files";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { asDrawn, pdfText } from "#tests/support/pdf-text";
import { NOW } from "#tests/support/people";

useDatabase();

let ana: string;
let setId: string;

beforeAll(async () => {
  await publishBank({ ...(await shippedBank()), traces: await readTraces("content") }, NOW);
  ana = await newLearner();
  const wish = wishSchema.parse({
    minutes: 45,
    topics: [
      { topicId: "tasks", weight: 1 },
      { topicId: "gather", weight: 1 },
    ],
    level: "mid",
    profile: "even",
    kinds: [...ASKABLE_KINDS],
    followUps: true,
    seed: "seven",
  });
  [setId = ""] = await createSets(ana, { title: "Backend: Łódź, première", wish, forms: 1, newId: randomUUID }, NOW);
});

/** Sentences of Markdown as they are drawn: without its signs, and long enough to be no accident. */
const sentencesOf = (markdown: string) =>
  markdown
    .replaceAll("→", "->")
    .split(/\n|(?<=[.!?:]) /)
    .map((sentence) => asDrawn(sentence.replaceAll(/[`*_\\]|^\s*(-|\d+\.) /g, "")))
    .filter((sentence) => sentence.length > 25);
const unsigned = (text: string) => text.replaceAll(/[`*_\\]/g, "");

describe("the kit as a PDF", () => {
  test("has every question in both copies, and what answers them in the interviewer's alone", async () => {
    const { questions } = await getKit(ana, setId);
    const interviewers = unsigned(pdfText(await getKitPdf(ana, setId, "interviewer", NOW)));
    const candidates = unsigned(pdfText(await getKitPdf(ana, setId, "candidate", NOW)));
    let told = 0;
    for (const { ask, answer, sounds, redFlags, followUps, criteria, title } of questions) {
      const asked = sentencesOf(ask);
      for (const sentence of asked) {
        expect(interviewers).toContain(sentence);
        expect(candidates).toContain(sentence);
      }
      const secrets = [
        answer,
        title,
        ...Object.values(sounds).flat(),
        ...redFlags.flatMap(({ belief, correction }) => [belief, correction]),
        ...followUps,
        ...criteria.map(({ statement }) => statement),
      ];
      const isAsked = (sentence: string) => questions.some((one) => sentencesOf(one.ask).includes(sentence));
      for (const sentence of secrets.flatMap(sentencesOf).filter((one) => !isAsked(one))) {
        told++;
        expect(interviewers).toContain(sentence);
        expect(candidates).not.toContain(sentence);
      }
    }
    expect(told).toBeGreaterThan(100);
    expect(candidates).not.toContain("Scorecard");
    expect(candidates).not.toContain("Task-1");
  });

  test("is tagged, says its language and its title, and numbers its pages", async () => {
    const file = await getKitPdf(ana, setId, "candidate", NOW);
    const source = file.toString("latin1");
    expect(source).toContain("/Lang (en-GB)");
    expect(source).toMatch(/\/Marked true/);
    expect(source).toMatch(/\/DisplayDocTitle true/);
    const pages = source.match(/\/Type \/Page\n/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(1);
    const text = pdfText(file);
    for (let page = 1; page <= pages; page++) expect(text).toContain(`${page}of${pages}`);
    expect(text).toContain("Backend:Łódź,première");
  });

  test("says it in the interviewer's own words", async () => {
    const { questions } = await getKit(ana, setId);
    const place = questions.findIndex(({ ask }) => !ask.includes("```"));
    const { document } = await getSet(ana, setId);
    const itemId = document.picks[place]?.itemId ?? "";
    const wording = "Расскажи о событиях: ένα <b>loop</b> & 'two' (three) — 東京";
    await changeSet(ana, setId, { version: 1, change: { kind: "reword", place, itemId, wording } }, NOW);
    const text = pdfText(await getKitPdf(ana, setId, "candidate", NOW));
    expect(text).toContain(asDrawn("Расскажи о событиях: ένα <b>loop</b> & 'two' (three) — 東京"));
    expect(text).toContain(asDrawn("An empty box stands for a sign that this file's fonts do not have"));
  });

  test("draws no sign in part, and none for another: what its fonts lack is a box that says what it is", async () => {
    const { questions } = await getKit(ana, setId);
    const place = questions.findIndex(({ ask }) => !ask.includes("```"));
    const { document, version } = await getSet(ana, setId);
    const itemId = document.picks[place]?.itemId ?? "";
    const change = (wording: string, from: number) =>
      changeSet(ana, setId, { version: from, change: { kind: "reword", place, itemId, wording } }, NOW);
    await change("Family 👩‍👩‍👧‍👦, flag 🇵🇱, done ✔️, mark x̶, 漢字かな交じり文", version);
    const text = pdfText(await getKitPdf(ana, setId, "candidate", NOW));
    expect(text).toContain(asDrawn("Family 👩‍👩‍👧‍👦, flag 🇵🇱, done ✔️, mark x̶, 漢字かな交じり文"));
    await change("Why? Łódź", version + 1);
    const plain = pdfText(await getKitPdf(ana, setId, "candidate", NOW));
    expect(plain).toContain(asDrawn("Why? Łódź"));
    expect(plain).not.toContain(asDrawn("An empty box stands for"));
  });

  test("does not exist for others", async () => {
    await expect(getKitPdf(await newLearner(), setId, "candidate", NOW)).rejects.toMatchObject({ reason: "not-found" });
  });
});
