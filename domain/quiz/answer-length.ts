/** The most characters one typed answer may have, and the most that any one field of a response may have. */
export const MAX_ANSWER_CHARS = 10_000;
