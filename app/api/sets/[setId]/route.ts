import { z } from "zod";
import { parseInput, responding } from "#app/refusals";
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
export async function GET(request: Request, { params }: RouteContext<"/api/sets/[setId]">): Promise<Response> {
  const { setId } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  let file: { type: string; ending: string; content: string | Uint8Array<ArrayBuffer> } | null = null;
  const response = await responding(async () => {
    const viewer = await requireViewer();
    const { format, copy } = parseInput(querySchema, query);
    if (format === "json") {
      const { title, form, version, document } = await getSet(viewer.id, setId);
      return { format: "awaited-set/1", title, form, version, ...document };
    }
    if (copy === "interviewer" && !(await mayReadRubrics(viewer))) {
      throw new Refusal(
        "forbidden",
        "The interviewer's copy shows answers: open the kit first, and say that you interview.",
      );
    }
    if (format === "pdf") {
      const content = new Uint8Array(await getKitPdf(viewer.id, setId, copy, new Date()));
      file = { type: "application/pdf", ending: `${copy}.pdf`, content };
      return null;
    }
    const { title, questions } = await getKit(viewer.id, setId);
    const content = copy === "candidate" ? candidateMarkdown(title, questions) : interviewerMarkdown(title, questions);
    file = { type: "text/markdown; charset=utf-8", ending: "md", content };
    return null;
  });
  if (!response.ok) return response;
  const { type, ending, content } = file ?? { type: null, ending: "json", content: null };
  const disposition = `attachment; filename="set-${setId.slice(0, 8)}${ending === "json" || ending === "md" ? "." : "-"}${ending}"`;
  if (type === null) {
    response.headers.set("content-disposition", disposition);
    return response;
  }
  return new Response(content, {
    headers: { "cache-control": "no-store", "content-type": type, "content-disposition": disposition },
  });
}
