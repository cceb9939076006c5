import { z } from "zod";
import { parseInput, responding } from "#app/refusals";
import { Refusal } from "#domain/refusal";
import { candidateMarkdown, interviewerMarkdown } from "#domain/sets/kit-markdown";
import { getSet } from "#server/question-sets";
import { mayReadRubrics } from "#server/rubric-readers";
import { requireViewer } from "#server/session";
import { getKit } from "#server/set-kit";

const querySchema = z.object({
  format: z.enum(["json", "markdown"], "choose json or markdown").default("json"),
  copy: z.enum(["interviewer", "candidate"], "choose interviewer or candidate").default("interviewer"),
});

/** GET /api/sets/<id>?format=json|markdown&copy=interviewer|candidate: a set to take along. */
export async function GET(request: Request, { params }: RouteContext<"/api/sets/[setId]">): Promise<Response> {
  const { setId } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  let markdown: string | null = null;
  const response = await responding(async () => {
    const viewer = await requireViewer();
    const { format, copy } = parseInput(querySchema, query);
    if (format === "markdown") {
      if (copy === "interviewer" && !(await mayReadRubrics(viewer))) {
        throw new Refusal(
          "forbidden",
          "The interviewer's copy shows answers: open the kit first, and say that you interview.",
        );
      }
      const { title, questions } = await getKit(viewer.id, setId);
      markdown = copy === "candidate" ? candidateMarkdown(title, questions) : interviewerMarkdown(title, questions);
      return null;
    }
    const { title, form, version, document } = await getSet(viewer.id, setId);
    return { format: "awaited-set/1", title, form, version, ...document };
  });
  if (!response.ok) return response;
  if (markdown === null) {
    response.headers.set("content-disposition", `attachment; filename="set-${setId.slice(0, 8)}.json"`);
    return response;
  }
  return new Response(markdown, {
    headers: {
      "cache-control": "no-store",
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="set-${setId.slice(0, 8)}.md"`,
    },
  });
}
