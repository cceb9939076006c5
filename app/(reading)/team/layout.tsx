import type { ReactNode } from "react";
import { InterviewersFrame } from "../interviewers-frame";

export default function TeamLayout({ children }: { children: ReactNode }) {
  return <InterviewersFrame home="/team">{children}</InterviewersFrame>;
}
