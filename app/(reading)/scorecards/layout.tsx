import type { ReactNode } from "react";
import { InterviewersFrame } from "../interviewers-frame";

export default function ScorecardsLayout({ children }: { children: ReactNode }) {
  return <InterviewersFrame home="/scorecards">{children}</InterviewersFrame>;
}
