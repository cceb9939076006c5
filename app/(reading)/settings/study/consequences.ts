import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import type { ChosenSettings } from "#domain/scheduling/settings-form";
import { type SettingChange, settingChanges } from "#domain/scheduling/settings-words";
import { RETENTION_WARNING_ABOVE } from "#domain/scheduling/settings";
import type { Workload } from "#domain/scheduling/workload";
import { findStudy } from "#server/study";
import { findOutlook, workloadUnder } from "#server/workload";

/** What a change of the settings would lead to, ready to be shown. */
export type Consequences = {
  changes: SettingChange[];
  /** How many questions the simulation played with. */
  cardCount: number;
  before: Load;
  after: Load;
  /** One row a week: reviews a day under the settings of now, and under the changed ones. */
  weeks: { name: string; before: number; after: number }[];
  chart: Chart;
  warnings: string[];
};

type Load = { reviewsPerDay: number; minutesPerDay: number };
type Chart = { width: number; height: number; before: string; after: string; most: number };

const WEEKS = 8;
const DAYS = WEEKS * 7;

/** The days to come as they would be now, and with the settings of `userId` changed to `chosen`. */
export async function findConsequences(userId: string, chosen: ChosenSettings, now: Date): Promise<Consequences> {
  const { settings, day } = await findStudy(userId, now);
  const outlook = await findOutlook(userId, day);
  const under = (changed: ChosenSettings) =>
    workloadUnder(outlook, { settings: { ...settings, ...changed }, from: day, days: DAYS });
  const before = under(settings);
  const after = under(chosen);
  return {
    changes: settingChanges(settings, chosen),
    cardCount: outlook.cards.length + outlook.unseenCount,
    before: loadOf(before),
    after: loadOf(after),
    weeks: Array.from({ length: WEEKS }, (_, week) => ({
      name: `Week ${week + 1}`,
      before: weekMean(before, week),
      after: weekMean(after, week),
    })),
    chart: drawChart(before, after),
    warnings: warningsFor(chosen, after),
  };
}

function loadOf({ reviewsPerDay, minutesPerDay }: Workload): Load {
  return { reviewsPerDay: Math.round(reviewsPerDay), minutesPerDay: Math.round(minutesPerDay) };
}

function weekMean({ days }: Workload, week: number): number {
  const total = days.slice(week * 7, week * 7 + 7).reduce((sum, { reviews }) => sum + reviews, 0);
  return Math.round(total / 7);
}

function warningsFor({ desiredRetention, reviewsPerDay, newPerDay }: ChosenSettings, after: Workload): string[] {
  const left = Math.round(after.leftAtEnd);
  const warnings = [
    desiredRetention > RETENTION_WARNING_ABOVE &&
      `Above ${Math.round(RETENTION_WARNING_ABOVE * 100)} % each further percent costs very many reviews, for little.`,
    left > 0 &&
      `With at most ${reviewsPerDay} reviews a day, ${left} would still be waiting after ${WEEKS} weeks. Take fewer new cards, or more reviews.`,
    newPerDay === 0 && "No new card will come until you raise their number again.",
  ];
  return warnings.filter((warning) => typeof warning === "string");
}

const WIDTH = 560;
const HEIGHT = 140;

function drawChart(before: Workload, after: Workload): Chart {
  const reviews = (load: Workload) => smooth(load.days.map((one) => one.reviews));
  const [now, then] = [reviews(before), reviews(after)];
  const most = Math.max(1, max([...now, ...then]) ?? 1);
  const x = scaleLinear([0, DAYS - 1], [0, WIDTH]);
  const y = scaleLinear([0, most], [HEIGHT, 4]);
  const outline = line<number>((_, index) => x(index), y).curve(curveMonotoneX);
  const filled = area<number>((_, index) => x(index), HEIGHT, y).curve(curveMonotoneX);
  const rounded = (path: string | null) => (path ?? "").replaceAll(/\d+\.\d+/g, (digits) => Number(digits).toFixed(1));
  return {
    width: WIDTH,
    height: HEIGHT,
    before: rounded(outline(now)),
    after: rounded(filled(then)),
    most: Math.round(most),
  };
}

/** The mean over a week around each day, so that the outline shows the load and not the chance of single days. */
function smooth(values: readonly number[]): number[] {
  return values.map((_, index) => {
    const near = values.slice(Math.max(0, index - 3), index + 4);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}
