import { candidateView } from "#app/candidate-view";
import { eventStream } from "#app/event-stream";
import { streaming } from "#app/route-handlers";
import { visitorAddress } from "#app/visitor";
import { Refusal } from "#domain/refusal";
import { getSight } from "#server/interview-sight";
import { onChange } from "#server/live-changes";

/** GET /api/watch/:token/events: what the candidate of an interview sees, now and after every change. */
export const GET = streaming<RouteContext<"/api/watch/[token]/events">>(async (request, { params }) => {
  const { token } = await params;
  const address = visitorAddress(request.headers);
  const look = () => getSight(token, { address }, new Date());
  const { workspaceId, id } = await look();
  async function read() {
    try {
      const view = await candidateView((await look()).sight);
      return { mark: view.mark, data: view };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
  return eventStream({
    subject: `address ${address}`,
    request,
    read,
    watch: (listener) => onChange({ workspaceId, id }, listener),
  });
});
