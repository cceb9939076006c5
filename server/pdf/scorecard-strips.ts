import { MARK_VERDICTS, MARK_WORDS } from "#domain/scorecards/mark";
import { drawRule, inlineSpans } from "./markdown-strips";
import { type Element, HAIRLINE, INK, MUTED, PAGE, type PageFlow, type Strip, TEXT_WIDTH } from "./page-flow";
import { breakLines, measured } from "./text-lines";
import { drawLine } from "./text-strips";

const MARKS = MARK_VERDICTS.map((verdict) => MARK_WORDS[verdict]);
const MARK_WIDTH = 44;
const STATEMENT_WIDTH = TEXT_WIDTH - MARKS.length * MARK_WIDTH;
const LEADING = 13;

/** A table to tick: one row a criterion, with its points. */
export function scorecardStrips(
  flow: PageFlow,
  rows: readonly { statement: string; points: number | null }[],
  section: Element,
): Strip[] {
  const { document } = flow;
  const table = flow.element("Table", section);
  const markX = (at: number) => PAGE.left + STATEMENT_WIDTH + (at + 0.5) * MARK_WIDTH;
  const headRow = flow.element("TR", table);
  const head: Strip = {
    height: 15,
    before: 1,
    keepsNext: true,
    parts: [
      ...["Criterion", ...MARKS].map((text, at) => ({
        element: flow.element("TH", headRow),
        tag: "TH",
        draw: (top: number) => {
          const span = { text, face: "sans", size: 8, colour: MUTED, link: null } as const;
          const width = measured(document, span).reduce((sum, piece) => sum + piece.width, 0);
          const [line] = breakLines(document, [span], 120);
          if (line) drawLine(document, line, { x: at === 0 ? PAGE.left : markX(at - 1) - width / 2, top, leading: 12 });
        },
      })),
      { element: null, tag: "", draw: (top) => drawRule(document, top + 15, HAIRLINE) },
    ],
  };
  const body = rows.map(({ statement, points }, index): Strip => {
    const row = flow.element("TR", table);
    const text = points === null ? statement : `${statement} (${points})`;
    const lines = breakLines(
      document,
      inlineSpans(text, { colour: INK, face: "serif", size: 9.5 }),
      STATEMENT_WIDTH - 14,
    );
    const height = 8 + LEADING * Math.max(1, lines.length);
    return {
      height,
      before: 0,
      keepsNext: index === rows.length - 2,
      parts: [
        {
          element: flow.element("TH", row),
          tag: "TH",
          draw: (top) =>
            lines.forEach((line, at) =>
              drawLine(document, line, { x: PAGE.left, top: top + 4 + LEADING * at, leading: LEADING }),
            ),
        },
        {
          element: null,
          tag: "",
          draw: (top) => {
            for (const at of MARKS.keys())
              document
                .rect(markX(at) - 4.5, top + height / 2 - 4.5, 9, 9)
                .lineWidth(0.7)
                .stroke("#8a8375");
            drawRule(document, top + height, HAIRLINE);
          },
        },
      ],
    };
  });
  return [head, ...body];
}
