import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CardStanding, mayReadMarks, mayReadProposal, type Reader } from "#domain/scorecards/blindness";

const card = (changes: Partial<CardStanding>): CardStanding => ({
  id: "one",
  subjectId: "take",
  candidateId: "kim",
  raterId: "ana",
  isSubmitted: true,
  seesProposal: true,
  ...changes,
});
const reader = (changes: Partial<Reader> = {}): Reader => ({
  userId: "ben",
  isViewer: false,
  waived: new Set(),
  ...changes,
});

describe("another's marks", () => {
  const anas = card({});
  test.each([
    { name: "without a scorecard of one's own", own: [], as: reader(), may: false },
    { name: "while one's own is open", own: [card({ id: "two", raterId: "ben", isSubmitted: false })], as: reader(), may: false }, // prettier-ignore
    { name: "once both are in", own: [card({ id: "two", raterId: "ben" })], as: reader(), may: true },
    { name: "for who will not score it", own: [], as: reader({ waived: new Set(["take"]) }), may: true },
    { name: "for a viewer", own: [], as: reader({ isViewer: true }), may: true },
    {
      name: "while one's own on another take of the candidate is open",
      own: [card({ id: "two", raterId: "ben", subjectId: "interview", isSubmitted: false })],
      as: reader({ waived: new Set(["take"]) }),
      may: false,
    },
    {
      name: "while one's own on another candidate is open",
      own: [card({ id: "two", raterId: "ben" }), card({ id: "three", raterId: "ben", candidateId: "lee", isSubmitted: false })], // prettier-ignore
      as: reader(),
      may: true,
    },
  ])("are read $name: $may", ({ own, as, may }) => {
    expect(mayReadMarks(anas, as, [anas, ...own])).toBe(may);
  });

  test("are never read before they are submitted, whoever asks", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (isViewer, isSubmitted, waives) => {
        const open = card({ isSubmitted: false });
        const as = reader({ isViewer, waived: new Set(waives ? ["take"] : []) });
        expect(mayReadMarks(open, as, [open, card({ id: "two", raterId: "ben", isSubmitted })])).toBe(false);
      }),
    );
  });

  test("of a rater who left are not taken for one's own", () => {
    const orphan = card({ raterId: null });
    expect(mayReadMarks(orphan, reader(), [orphan])).toBe(false);
  });
});

describe("the engine's proposal", () => {
  const subject = { subjectId: "take", candidateId: "kim" } as const;
  test("is for the first rater, unless the set says otherwise", () => {
    const may = (proposalFor: "first" | "all" | "none", cards: CardStanding[]) =>
      mayReadProposal({ ...subject, proposalFor }, reader(), cards);
    expect(may("first", [])).toBe(true);
    expect(may("first", [card({})])).toBe(false);
    expect(may("all", [card({})])).toBe(true);
    expect(may("none", [])).toBe(false);
  });

  test("is as one's own scorecard says until it is submitted", () => {
    const may = (own: Partial<CardStanding>) =>
      mayReadProposal({ ...subject, proposalFor: "first" }, reader(), [card({ raterId: "ben", ...own })]);
    expect(may({ isSubmitted: false, seesProposal: true })).toBe(true);
    expect(may({ isSubmitted: false, seesProposal: false })).toBe(false);
    expect(may({ isSubmitted: true, seesProposal: false })).toBe(true);
  });
});
