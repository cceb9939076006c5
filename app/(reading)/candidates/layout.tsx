import type { ReactNode } from "react";
import { InterviewersFrame } from "../interviewers-frame";

export default function CandidatesLayout({ children }: { children: ReactNode }) {
  return <InterviewersFrame home="/candidates">{children}</InterviewersFrame>;
}
