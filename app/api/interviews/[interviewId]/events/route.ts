import { eventStream } from "#app/event-stream";
import { streaming } from "#app/route-handlers";
import { Refusal } from "#domain/refusal";
import { findSession } from "#server/auth-sessions";
import { findInterview } from "#server/interviews";
import { onChange } from "#server/live-changes";
import { getDesk } from "#server/live-desk";
import { requestHeaders, requireViewer } from "#server/session";

/** GET /api/interviews/:interviewId/events: how an interview stands, for its members, now and after every change. */
export const GET = streaming<RouteContext<"/api/interviews/[interviewId]/events">>(async (request, { params }) => {
  const viewer = await requireViewer();
  const headers = await requestHeaders();
  const { id, workspaceId } = await findInterview(viewer.id, (await params).interviewId);
  async function read() {
    // Whoever signs out, or leaves the workspace, sees nothing more.
    const session = await findSession(headers);
    if (session?.viewer.id !== viewer.id) return null;
    try {
      const desk = await getDesk(viewer.id, id, new Date());
      return { mark: desk.version.join("."), data: desk };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
  return eventStream({
    subject: `person ${viewer.id}`,
    request,
    read,
    watch: (listener) => onChange({ workspaceId, id }, listener),
  });
});
