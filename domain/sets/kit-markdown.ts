import type { KitQuestion } from "./kit";

/** The candidate's copy: what is asked, and nothing else. */
export function candidateMarkdown(title: string, questions: readonly KitQuestion[]): string {
  return [
    `# ${title}`,
    ...questions.map(({ number, minutes, ask }) => `## ${number} (about ${minutes} min)\n\n${ask}`),
    "",
  ].join("\n\n");
}

/** The interviewer's copy: the clock, each question with its answer, what to listen for, and room to score. */
export function interviewerMarkdown(title: string, questions: readonly KitQuestion[]): string {
  return [`# ${title}: interviewer's copy`, ...questions.map(sectionOf), ""].join("\n\n");
}

function sectionOf({
  number,
  title,
  topic,
  startMinute,
  minutes,
  difficulty,
  ask,
  answer,
  ...more
}: KitQuestion): string {
  const { followUps, sounds, redFlags, criteria } = more;
  return [
    `## ${number}. ${title}`,
    `Minute ${startMinute}, ${minutes} min. ${topic}, difficulty ${difficulty} of 5.`,
    `### Ask\n\n${ask}`,
    `### Answer\n\n${answer}`,
    ...listed("Then ask", followUps),
    ...listed("A strong answer says", sounds.strong),
    ...listed("A solid answer says at least", sounds.solid),
    ...listed("A weak answer sounds like", sounds.weak),
    ...listed(
      "Red flags",
      redFlags.map(({ belief, correction }) => `"${belief}" In truth: ${correction}`),
    ),
    ...listed(
      "Scorecard",
      criteria.length > 0
        ? criteria.map(({ statement, points }) => `[ ] met [ ] partly [ ] not [ ] not asked: ${statement} (${points})`)
        : ["[ ] right [ ] partly [ ] wrong [ ] not asked"],
    ),
  ].join("\n\n");
}

function listed(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${heading}\n\n${lines.map((line) => `- ${line}`).join("\n")}`];
}
