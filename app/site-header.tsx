import { requestTime } from "#app/request-time";
import { countDue } from "#server/queue";
import { findViewer } from "#server/session";
import { Header } from "#ui/header";

/** The header for whoever is looking, with what is due for them. */
export async function SiteHeader() {
  const viewer = await findViewer();
  const dueCount = viewer && (await countDue(viewer.id, requestTime()));
  return <Header dueCount={dueCount} viewer={viewer && { name: viewer.name, isGuest: viewer.isGuest }} />;
}
