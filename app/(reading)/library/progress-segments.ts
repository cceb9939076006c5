import type { TopicProgress } from "#server/topics";
import type { LaneSegment } from "#ui/lane";

/** What was answered of a topic and what is to come, as a lane. */
export function progressSegments({ answeredCount, itemCount }: TopicProgress): LaneSegment[] {
  const parts: LaneSegment[] = [
    { state: "done", label: "answered", weight: answeredCount },
    { state: "idle", label: "to come", weight: itemCount - answeredCount },
  ];
  return parts.filter(({ weight = 0 }) => weight > 0);
}
