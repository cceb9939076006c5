import { layOutTimeline } from "#domain/lab/timeline";
import type { KitQuestion } from "#domain/sets/kit";
import { drawRule, inlineSpans, keptTogether, markdownStrips } from "./markdown-strips";
import { type Element, HAIRLINE, INK, MUTED, PAGE, PageFlow, type Strip, TEXT_WIDTH } from "./page-flow";
import { scorecardStrips } from "./scorecard-strips";
import { breakLines, hasBoxes, type Span } from "./text-lines";
import { BODY, drawLine, textStrips } from "./text-strips";
import { timelineStrips } from "./timeline-strips";

/** All that the candidate's copy is made of: nothing that answers a question. */
export type AskedQuestion = { number: number; minutes: number; ask: string };

type KitFile = { title: string; minutes: number; madeAt: Date };

/** The candidate's copy as a PDF: the questions, and nothing else. */
export async function candidatePdf({
  title,
  minutes,
  questions,
  madeAt,
}: KitFile & { questions: readonly AskedQuestion[] }): Promise<Buffer> {
  const flow = new PageFlow(title, madeAt);
  opening(flow, { title, copy: null, facts: `${questions.length} questions, about ${minutes} minutes.` });
  for (const { number, minutes: about, ask } of questions) {
    const section = flow.element("Sect");
    flow.add(
      ...heading(flow, { title: `Question ${number}`, facts: `about ${about} min`, section }),
      ...keptTogether(markdownStrips(flow, ask, section), false),
    );
  }
  boxNote(flow);
  return flow.finish(furniture(flow, title));
}

/** The interviewer's copy as a PDF: agenda, and for each question the answer, what to listen for, and room to score. */
export async function interviewerPdf({
  title,
  form,
  minutes,
  questions,
  madeAt,
}: KitFile & { form: string; questions: readonly KitQuestion[] }): Promise<Buffer> {
  const flow = new PageFlow(`${title}: interviewer's copy`, madeAt);
  const facts = `${questions.length} questions, about ${minutes} minutes.`;
  opening(flow, { title, copy: `Interviewer's copy, form ${form}`, facts });
  agenda(flow, questions);
  for (const question of questions) {
    if (question.number === 1) flow.newPage();
    questionPages(flow, question);
  }
  boxNote(flow);
  return flow.finish(furniture(flow, `${title} · interviewer's copy`));
}

const plain = (text: string, look: Partial<Span> = {}): Span => ({
  text,
  face: "sans",
  size: 8.5,
  colour: MUTED,
  link: null,
  ...look,
});

function opening(flow: PageFlow, { title, copy, facts }: { title: string; copy: string | null; facts: string }): void {
  const line = (tag: string, span: Span, leading: number, before: number) =>
    flow.add(...textStrips(flow, [span], { element: flow.element(tag), tag, leading, before, isHeading: true }));
  if (copy !== null) line("P", plain(copy), 13, 0);
  line("H1", plain(title, { face: "sans-bold", size: 21, colour: INK }), 27, 4);
  flow.add(
    ...textStrips(flow, [plain(facts, { face: "serif", size: 11.5 })], {
      element: flow.element("P"),
      tag: "P",
      leading: 17,
      before: 4,
    }),
  );
}

/** What the boxes are, where there are any. */
function boxNote(flow: PageFlow): void {
  if (!hasBoxes(flow.document)) return;
  const words =
    "An empty box stands for a sign that this file's fonts do not have, such as one of Chinese or an emoji. Copied from here the sign is right, and the page of the kit shows it.";
  flow.add(...textStrips(flow, [plain(words)], { element: flow.element("P"), tag: "P", leading: 13, before: 18 }));
}

function agenda(flow: PageFlow, questions: readonly KitQuestion[]): void {
  const { document } = flow;
  const total = questions.reduce((sum, { minutes }) => sum + minutes, 0);
  const section = flow.element("Sect");
  flow.add(...part(flow, "Agenda", section), {
    height: 14,
    before: 2,
    keepsNext: true,
    parts: [
      {
        element: null,
        tag: "",
        draw: (top) => {
          let x = PAGE.left;
          for (const { minutes } of questions) {
            const width = (TEXT_WIDTH * minutes) / total;
            document.roundedRect(x, top + 2, Math.max(1.5, width - 2), 7, Math.min(3.5, width / 3)).fill("#8a8375");
            x += width;
          }
        },
      },
    ],
  });
  const list = flow.element("L", section);
  for (const { number, title, startMinute, minutes } of questions) {
    const element = flow.element("LI", list);
    const cell = (text: string, x: number, width: number, look: Partial<Span> = {}) =>
      breakLines(document, [plain(text, { size: 9, ...look })], width).map((line) => ({ line, x }));
    const name = cell(`${number}. ${title}`, PAGE.left + 52, TEXT_WIDTH - 102, { colour: INK });
    const height = 7 + 12.5 * Math.max(1, name.length);
    flow.add({
      height,
      before: 0,
      keepsNext: false,
      parts: [
        {
          element,
          tag: "LBody",
          draw: (top) => {
            const [start] = cell(`min ${startMinute}`, PAGE.left, 50);
            const [time] = cell(`${minutes} min`, PAGE.left, 50);
            if (start) drawLine(document, start.line, { x: start.x, top: top + 3, leading: 12.5 });
            name.forEach(({ line, x }, at) => drawLine(document, line, { x, top: top + 3 + 12.5 * at, leading: 12.5 }));
            if (time)
              drawLine(document, time.line, {
                x: PAGE.left + TEXT_WIDTH - time.line.width,
                top: top + 3,
                leading: 12.5,
              });
          },
        },
        { element: null, tag: "", draw: (top) => drawRule(document, top + height, HAIRLINE) },
      ],
    });
  }
}

function questionPages(flow: PageFlow, question: KitQuestion): void {
  const { number, title, topic, startMinute, minutes, difficulty, ask, answer, trace } = question;
  const { followUps, sounds, redFlags, criteria } = question;
  const section = flow.element("Sect");
  flow.add(
    ...heading(flow, {
      title: `${number}. ${title}`,
      facts: `Minute ${startMinute}, ${minutes} min. ${topic}, difficulty ${difficulty} of 5.`,
      section,
    }),
    ...part(flow, "Ask", section),
    ...keptTogether(markdownStrips(flow, ask, section), false),
    ...part(flow, "The answer", section),
    ...markdownStrips(flow, answer, section),
  );
  if (trace !== null && trace.length > 0) {
    flow.add(...part(flow, "What the loop did", section), ...timelineStrips(flow, layOutTimeline(trace), section));
  }
  for (const [name, lines] of [
    ["Then ask", followUps],
    ["A strong answer says", sounds.strong],
    ["A solid answer says at least", sounds.solid],
    ["A weak answer sounds like", sounds.weak],
    ["Red flags", redFlags.map(({ belief, correction }) => `"${belief}" In truth: ${correction}`)],
  ] as const) {
    if (lines.length === 0) continue;
    flow.add(...part(flow, name, section), ...listStrips(flow, lines, section));
  }
  const rows = criteria.length > 0 ? criteria : [{ statement: "The answer is right, with the reason", points: null }];
  flow.add(...part(flow, "Scorecard", section), ...scorecardStrips(flow, rows, section));
}

function heading(
  flow: PageFlow,
  { title, facts, section }: { title: string; facts: string; section: Element },
): Strip[] {
  const { document } = flow;
  const first: Strip = {
    height: 14,
    before: 24,
    keepsNext: true,
    parts: [
      {
        element: null,
        tag: "",
        draw: (top) => {
          drawRule(document, top, INK);
          document.outline.addItem(title);
        },
      },
    ],
  };
  const look = { leading: 19, before: 0, isHeading: true };
  const name = plain(title, { face: "sans-bold", size: 13.5, colour: INK });
  return [
    first,
    ...textStrips(flow, [name], { ...look, element: flow.element("H2", section), tag: "H2" }),
    ...textStrips(flow, [plain(facts)], {
      ...look,
      leading: 13,
      before: 1,
      element: flow.element("P", section),
      tag: "P",
    }),
  ];
}

/** The name of a part, which never ends a page. */
function part(flow: PageFlow, title: string, section: Element): Strip[] {
  return textStrips(flow, [plain(title, { face: "sans-bold", size: 9.5, colour: INK })], {
    element: flow.element("H3", section),
    tag: "H3",
    leading: 14,
    before: 12,
    isHeading: true,
  });
}

function listStrips(flow: PageFlow, lines: readonly string[], section: Element): Strip[] {
  const list = flow.element("L", section);
  return lines.flatMap((line) =>
    textStrips(flow, inlineSpans(line, { colour: INK, face: "serif", size: BODY.size }), {
      element: flow.element("LI", list),
      tag: "LBody",
      leading: BODY.leading,
      before: 2,
      indent: 14,
      label: "•",
    }),
  );
}

/** What stands on every page: the title above (but on the first), the number below. */
function furniture(flow: PageFlow, title: string): (page: number, pages: number) => void {
  const { document } = flow;
  return (page, pages) => {
    const [number] = breakLines(document, [plain(`${page} of ${pages}`)], TEXT_WIDTH);
    const y = PAGE.height - 48;
    if (number) drawLine(document, number, { x: PAGE.left + TEXT_WIDTH - number.width, top: y, leading: 12 });
    if (page === 1) return;
    const [line] = breakLines(document, [plain(title)], TEXT_WIDTH);
    if (line) drawLine(document, line, { x: PAGE.left, top: 40, leading: 12 });
  };
}
