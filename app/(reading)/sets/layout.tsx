import type { ReactNode } from "react";
import { InterviewersFrame } from "../interviewers-frame";

export default function SetsLayout({ children }: { children: ReactNode }) {
  return <InterviewersFrame home="/sets">{children}</InterviewersFrame>;
}
