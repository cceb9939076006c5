import type { CandidateItem } from "#domain/sets/candidate-item";

/** How many questions a set has of each topic and difficulty, as a small table. */
export function Coverage({
  items,
  topicName,
}: {
  items: readonly CandidateItem[];
  topicName: (topicId: string) => string;
}) {
  const topicIds = [...new Set(items.map(({ topicId }) => topicId))];
  const difficulties = [1, 2, 3, 4, 5];
  const count = (topicId: string, difficulty: number) =>
    items.filter((item) => item.topicId === topicId && item.difficulty === difficulty).length;
  return (
    <table className="tabular w-full text-sm">
      <caption className="pb-2 text-left font-semibold">Questions by topic and difficulty</caption>
      <thead>
        <tr className="text-muted">
          <th scope="col" className="py-1 text-left font-normal">
            Topic
          </th>
          {difficulties.map((difficulty) => (
            <th key={difficulty} scope="col" className="w-8 text-center font-normal">
              {difficulty}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {topicIds.map((topicId) => (
          <tr key={topicId} className="border-t border-hairline">
            <th scope="row" className="py-1 pr-2 text-left font-normal">
              {topicName(topicId)}
            </th>
            {difficulties.map((difficulty) => (
              <td key={difficulty} className="text-center">
                {count(topicId, difficulty) || <span className="text-muted">·</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
