import { guarded } from "#app/route-handlers";
import { answerCall } from "../answering";

const answer = guarded<RouteContext<"/api/v1/[...path]">>(async (request, { params }) =>
  answerCall(request, (await params).path, new Date()),
);

// Every method comes here, so that the wrong one is told which are right.
export {
  answer as GET,
  answer as HEAD,
  answer as POST,
  answer as PUT,
  answer as PATCH,
  answer as DELETE,
  answer as OPTIONS,
};
