/** Which raters of a set are shown what the engine proposes before they submit. */
export type ProposalFor = "first" | "all" | "none";

/** How a scorecard stands, as far as it decides on who reads what. */
export type CardStanding = {
  id: string;
  /** The take or the interview. */
  subjectId: string;
  candidateId: string;
  /** Null once the rater's account is gone. */
  raterId: string | null;
  isSubmitted: boolean;
  seesProposal: boolean;
};

/** Who wants to read. */
export type Reader = {
  userId: string;
  isViewer: boolean;
  /** Takes and interviews that they said they will not score. */
  waived: ReadonlySet<string>;
};

/**
 * Whether somebody may read what stands on a scorecard: their own always; another's once it is submitted and their own
 * judgement cannot be led by it any more. That is so when they submitted theirs on the same take or interview, when
 * they said that they will not score it, or when they may not score at all. Whoever has not submitted what they began
 * on a candidate reads nothing of that candidate by others.
 *
 * @param cards all scorecards of the candidate
 */
export function mayReadMarks(card: CardStanding, reader: Reader, cards: readonly CardStanding[]): boolean {
  if (card.raterId === reader.userId) return true;
  if (!card.isSubmitted) return false;
  const own = ownCards(card.candidateId, reader, cards);
  if (own.some(({ isSubmitted }) => !isSubmitted)) return false;
  return (
    own.some(({ subjectId }) => subjectId === card.subjectId) || reader.isViewer || reader.waived.has(card.subjectId)
  );
}

/**
 * Whether somebody may read what the engine proposes for a take: as their own scorecard says until it is submitted;
 * without one, as a scorecard of theirs would say if they opened it now.
 *
 * @param cards all scorecards of the candidate
 */
export function mayReadProposal(
  { subjectId, candidateId, proposalFor }: { subjectId: string; candidateId: string; proposalFor: ProposalFor },
  reader: Reader,
  cards: readonly CardStanding[],
): boolean {
  const own = ownCards(candidateId, reader, cards).find((card) => card.subjectId === subjectId);
  if (own) return own.seesProposal || own.isSubmitted;
  if (reader.isViewer || reader.waived.has(subjectId)) return true;
  const isFirst = cards.every((card) => card.subjectId !== subjectId);
  return proposalFor === "all" || (proposalFor === "first" && isFirst);
}

function ownCards(candidateId: string, { userId }: Reader, cards: readonly CardStanding[]): CardStanding[] {
  return cards.filter((card) => card.candidateId === candidateId && card.raterId === userId);
}
