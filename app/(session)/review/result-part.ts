/** What shows a result: not needed for the first question, so it comes while that is answered. */
export const loadResult = () => import("./card-result");
