/** The most characters in which a verdict may be disputed. Apart, so that a form takes no schema along with it. */
export const MAX_REASON_CHARS = 500;
