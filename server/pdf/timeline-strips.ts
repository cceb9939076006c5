import type { StretchState, TaskLane, Timeline } from "#domain/lab/timeline";
import { laneInWords, roomForPrints, shortPrint, STRETCH_WORDS } from "#domain/lab/timeline-words";
import type { Face } from "./fonts";
import { type Element, HAIRLINE, INK, MUTED, PAGE, type PageFlow, type Strip, TEXT_WIDTH } from "./page-flow";
import { measured } from "./text-lines";

const LABEL_WIDTH = 92;
const TRACK = { left: PAGE.left + LABEL_WIDTH, width: TEXT_WIDTH - LABEL_WIDTH - 34 };
const LANE_HEIGHT = 26;
const BAR = { top: 4, height: 8 };
const STEP = 15;
const PRINT_SIZE = 7;

const COLOURS = { ready: "#8a8375", running: "#6042a6", waiting: "#7d5400", blocking: "#ad2b28" };
const END_COLOURS = { done: "#2b6b3a", failed: "#ad2b28", cancelled: "#655f56" };

/** What the loop did, as the kit page draws it; a run too long for the page goes on in a further row of lanes. */
export function timelineStrips(flow: PageFlow, { lanes, length, clock }: Timeline, parent: Element): Strip[] {
  if (lanes.length === 0) return [];
  const figure = flow.element("Figure", parent, { alt: lanes.map(laneInWords).join(" ") });
  const step = Math.max(STEP, roomForPrints(lanes, PRINT_SIZE * 0.62));
  const rows = Math.max(1, Math.ceil((length * step) / TRACK.width));
  const perRow = Math.max(1, length / rows);
  const { document } = flow;
  const strips = Array.from({ length: rows }, (_, row): Strip[] => {
    const view: View = { from: row * perRow, to: (row + 1) * perRow, isLast: row === rows - 1 };
    const ticks = clock.length > 1 ? clock.filter(({ place }) => isWithin(place, view)) : [];
    const shown = lanes.filter((lane) => isSeen(lane, view));
    return [
      {
        height: ticks.length > 0 ? 14 : 2,
        before: row === 0 ? 6 : 10,
        keepsNext: true,
        parts: [
          {
            element: figure,
            tag: "Figure",
            draw: (top) => {
              if (ticks.length > 0) write(document, "time", { x: PAGE.left, y: top + 10, size: 7.5, colour: MUTED });
              for (const { place, seconds } of ticks)
                write(document, `${seconds} s`, { x: at(place, view), y: top + 10, size: 7.5, colour: MUTED });
            },
          },
        ],
      },
      ...shown.map((lane): Strip => ({
        height: LANE_HEIGHT,
        before: 0,
        keepsNext: true,
        parts: [{ element: figure, tag: "Figure", draw: (top) => drawLane(document, lane, { top, view }) }],
      })),
    ];
  }).flat();
  return [...strips, legend(flow, lanes, figure)];
}

type View = { from: number; to: number; isLast: boolean };

function isWithin(place: number, { from, to, isLast }: View): boolean {
  return place >= from && (place < to || (isLast && place <= to));
}

function isSeen({ stretches, prints, end }: TaskLane, view: View): boolean {
  return (
    stretches.some(({ from, to }) => from < view.to && to > view.from) ||
    prints.some(({ place }) => isWithin(place, view)) ||
    (end !== null && isWithin(end.place, view))
  );
}

function at(place: number, { from, to }: View): number {
  return TRACK.left + (TRACK.width * (place - from)) / (to - from);
}

type Text = { x: number; y: number; size: number; colour: string; face?: Face; isCentred?: boolean };

function write(document: PDFKit.PDFDocument, text: string, { x, y, size, colour, face = "sans", isCentred }: Text) {
  const pieces = measured(document, { text, face, size, colour, link: null });
  let left = isCentred ? x - pieces.reduce((sum, { width }) => sum + width, 0) / 2 : x;
  for (const piece of pieces) {
    document
      .font(piece.font)
      .fontSize(size)
      .fillColor(colour)
      .text(piece.text, left, y, { lineBreak: false, baseline: "alphabetic" });
    left += piece.width;
  }
}

function drawLane(
  document: PDFKit.PDFDocument,
  { task, coroutine, stretches, prints, end }: TaskLane,
  { top, view }: { top: number; view: View },
): void {
  const short = (name: string) => (name.length > 20 ? `${name.slice(0, 19)}…` : name);
  write(document, short(task), { x: PAGE.left, y: top + 11, size: 7.5, colour: INK, face: "mono" });
  if (coroutine) write(document, short(coroutine), { x: PAGE.left, y: top + 20, size: 7, colour: MUTED, face: "mono" });
  document
    .moveTo(TRACK.left, top + LANE_HEIGHT - 1)
    .lineTo(TRACK.left + TRACK.width, top + LANE_HEIGHT - 1)
    .lineWidth(0.5)
    .stroke(HAIRLINE);
  for (const { from, to, state } of stretches) {
    const left = Math.max(from, view.from);
    const right = Math.min(to, view.to);
    if (right > left) drawBar(document, state, { x: at(left, view), y: top + BAR.top, end: at(right, view) - 1.5 });
  }
  for (const { place, text } of prints.filter((print) => isWithin(print.place, view))) {
    const x = at(place, view);
    write(document, shortPrint(text), { x, y: top + 21, size: PRINT_SIZE, colour: INK, face: "mono", isCentred: true });
  }
  if (end && isWithin(end.place, view)) drawEnd(document, end.state, at(end.place, view) + 2, top + BAR.top);
}

/** Each state has a look of its own in black and white as well. */
function drawBar(
  document: PDFKit.PDFDocument,
  state: StretchState,
  { x, y, end }: { x: number; y: number; end: number },
): void {
  const width = Math.max(2, end - x);
  const shape = () => document.roundedRect(x, y, width, BAR.height, Math.min(BAR.height, width) / 2);
  const colour = COLOURS[state];
  document.save();
  if (state === "running") shape().fill(colour);
  else if (state === "ready") shape().lineWidth(0.7).dash(2, { space: 1.6 }).stroke(colour).undash();
  else {
    document.save();
    shape().clip();
    const spacing = state === "waiting" ? 4 : 3;
    for (let line = x - BAR.height; line < end + BAR.height; line += spacing)
      document
        .moveTo(line, y + BAR.height)
        .lineTo(state === "waiting" ? line + BAR.height : line, y)
        .lineWidth(state === "waiting" ? 0.6 : 1.6)
        .stroke(colour);
    document.restore();
    shape().lineWidth(0.8).stroke(colour);
  }
  document.restore();
}

function drawEnd(document: PDFKit.PDFDocument, state: keyof typeof END_COLOURS, x: number, y: number): void {
  document.save().lineWidth(1.4).lineCap("round").lineJoin("round");
  if (state === "done")
    document
      .moveTo(x, y + 4.5)
      .lineTo(x + 2.6, y + 7.2)
      .lineTo(x + 7.4, y + 0.8)
      .stroke(END_COLOURS.done);
  else if (state === "failed")
    document
      .moveTo(x, y + 1)
      .lineTo(x + 6.5, y + 7.5)
      .moveTo(x + 6.5, y + 1)
      .lineTo(x, y + 7.5)
      .stroke(END_COLOURS.failed);
  else
    document
      .lineWidth(1.1)
      .circle(x + 4, y + 4, 3.6)
      .moveTo(x + 1.5, y + 6.5)
      .lineTo(x + 6.5, y + 1.5)
      .stroke(END_COLOURS.cancelled);
  document.restore();
}

function legend({ document }: PageFlow, lanes: readonly TaskLane[], figure: Element): Strip {
  const states = [...new Set(lanes.flatMap(({ stretches }) => stretches.map(({ state }) => state)))];
  const draw = (top: number) => {
    let x = PAGE.left;
    for (const state of states) {
      drawBar(document, state, { x, y: top + 4, end: x + 18 });
      const look: Text = { x: x + 24, y: top + 11, size: 7.5, colour: MUTED };
      write(document, STRETCH_WORDS[state], look);
      const span = { text: STRETCH_WORDS[state], face: "sans", size: 7.5, colour: MUTED, link: null } as const;
      x = look.x + measured(document, span).reduce((sum, { width }) => sum + width, 0) + 14;
    }
  };
  return { height: 16, before: 4, keepsNext: false, parts: [{ element: figure, tag: "Figure", draw }] };
}
