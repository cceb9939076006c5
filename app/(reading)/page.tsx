import { requestTime } from "#app/request-time";
import { findProgress } from "#server/progress";
import { findViewer } from "#server/session";
import { Returning } from "./returning";
import { Welcome } from "./welcome";

/** A visitor meets a question; somebody who has answered one meets their day. */
export default async function HomePage() {
  const viewer = await findViewer();
  const now = requestTime();
  const progress = viewer && (await findProgress(viewer.id, now));
  if (!viewer || !progress || progress.answerCount === 0) {
    return <Welcome isKnown={viewer !== null} hasAccount={viewer !== null && !viewer.isGuest} />;
  }
  return <Returning userId={viewer.id} progress={progress} now={now} />;
}
