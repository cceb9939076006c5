import { reportCategorySchema } from "#domain/reports/category";
import type { ReportCategory } from "#domain/reports/category-names";
import { Refusal } from "#domain/refusal";
import { db } from "./db";
import { countAttempt } from "./limits";

/** A report as its writer sees it. */
export type ProblemReport = { id: string; category: ReportCategory; text: string; createdAt: Date; isClosed: boolean };

/** A report as authors see it: not by whom. */
export type FiledReport = Omit<ProblemReport, "isClosed"> & {
  itemId: string;
  itemTitle: string;
  /** The revision that it is about, and the one that is published now. */
  itemRev: number;
  presentRev: number;
};

const FILED = { name: "report:person", max: 20, windowSeconds: 60 * 60 };
const MOST_PER_ITEM = 10;

/** How many reports authors are shown at once. */
export const REPORTS_SHOWN = 100;

/**
 * Keeps what somebody reports about a question. The same report sent twice is one.
 *
 * @throws {Refusal} not-found, too-many
 */
export async function fileReport(
  userId: string,
  { id, itemId, category, text }: { id: string; itemId: string; category: ReportCategory; text: string },
  now: Date,
): Promise<void> {
  await countAttempt(FILED, userId, now);
  const item = await db.item.findFirst({
    where: { id: itemId, ownerId: null, workspaceId: null },
    select: { rev: true },
  });
  if (!item) throw new Refusal("not-found", "There is no such question.");
  const others = await db.problemReport.count({ where: { userId, itemId, id: { not: id } } });
  if (others >= MOST_PER_ITEM) {
    throw new Refusal("too-many", `You reported ${MOST_PER_ITEM} problems here. Take one back to report another.`);
  }
  const report = { userId, id, itemId, itemRev: item.rev, category, text, createdAt: now };
  await db.problemReport.createMany({ data: [report], skipDuplicates: true });
}

/** What `userId` reported about a question, newest first. */
export async function ownReports(userId: string, itemId: string): Promise<ProblemReport[]> {
  const rows = await db.problemReport.findMany({ where: { userId, itemId }, orderBy: { createdAt: "desc" } });
  return rows.map(({ id, category, text, createdAt, closedAt }) => ({
    id,
    category: reportCategorySchema.parse(category),
    text,
    createdAt,
    isClosed: closedAt !== null,
  }));
}

/** Takes a report of `userId` back; one that is gone already is no matter. */
export async function withdrawReport(userId: string, id: string): Promise<void> {
  await db.problemReport.deleteMany({ where: { userId, id } });
}

/** The reports that no author is done with, oldest first, and how many there are. For authors alone. */
export async function openReports(): Promise<{ reports: FiledReport[]; total: number }> {
  const where = { closedAt: null };
  const [rows, total] = await Promise.all([
    db.problemReport.findMany({
      where,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: REPORTS_SHOWN,
      include: { item: { select: { title: true, rev: true } } },
    }),
    db.problemReport.count({ where }),
  ]);
  const reports = rows.map(({ id, category, text, createdAt, itemId, itemRev, item }) => ({
    id,
    category: reportCategorySchema.parse(category),
    text,
    createdAt,
    itemId,
    itemRev,
    itemTitle: item.title,
    presentRev: item.rev,
  }));
  return { reports, total };
}

/** Marks a report as dealt with. For authors alone. @throws {Refusal} not-found when its writer took it back */
export async function closeReport(id: string, now: Date): Promise<void> {
  const { count } = await db.problemReport.updateMany({ where: { id, closedAt: null }, data: { closedAt: now } });
  if (count === 0) throw new Refusal("not-found", "This report was taken back, or closed already.");
}
