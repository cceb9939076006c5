import { z } from "zod";
import { jsonFile } from "#app/json-file";
import { parseInput } from "#app/refusals";
import { streaming } from "#app/route-handlers";
import { Refusal } from "#domain/refusal";
import { candidateMarkdown, interviewerMarkdown } from "#domain/sets/kit-markdown";
import { getSet } from "#server/question-sets";
import { mayReadRubrics } from "#server/rubric-readers";
import { requireViewer } from "#server/session";
import { getKit, getKitPdf } from "#server/set-kit";

const querySchema = z.object({
  format: z.enum(["json", "markdown", "pdf"], "choose json, markdown or pdf").default("json"),
  copy: z.enum(["interviewer", "candidate"], "choose interviewer or candidate").default("interviewer"),
});

/** GET /api/sets/<id>?format=json|markdown|pdf&copy=interviewer|candidate: a set to take along. */
export const GET = streaming<RouteContext<"/api/sets/[setId]">>(async (request, { params }) => {
  const { setId } = await params;
  const viewer = await requireViewer();
  const { format, copy } = parseInput(querySchema, Object.fromEntries(new URL(request.url).searchParams));
  const name = `set-${setId.slice(0, 8)}`;
  if (format === "json") {
    const { title, form, version, document } = await getSet(viewer.id, setId);
    return jsonFile(name, { format: "awaited-set/1", title, form, version, ...document });
  }
  if (copy === "interviewer" && !(await mayReadRubrics(viewer))) {
    throw new Refusal(
      "forbidden",
      "The interviewer's copy shows answers: open the kit first, and say that you interview.",
    );
  }
  if (format === "pdf") {
    const content = new Uint8Array(await getKitPdf(viewer.id, setId, copy, new Date()));
    return asFile(content, "application/pdf", `${name}-${copy}.pdf`);
  }
  const { title, questions } = await getKit(viewer.id, setId);
  const content = copy === "candidate" ? candidateMarkdown(title, questions) : interviewerMarkdown(title, questions);
  return asFile(content, "text/markdown; charset=utf-8", `${name}.md`);
});

function asFile(content: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  const disposition = `attachment; filename="${name}"`;
  return new Response(content, {
    headers: { "cache-control": "no-store", "content-type": type, "content-disposition": disposition },
  });
}
