/** What shows a result: not needed for the first question, so it comes while that is answered. */
export const loadResult = () => import("./card-result");

/** What can be done with a card: it comes when it is asked for. */
export const loadDialog = () => import("./card-dialog");

/** On the page that ends the day. */
export const loadOfflineSwitch = () => import("./offline-switch");

/** All of them, for a device on which they cannot come later. */
export const loadParts = () => Promise.all([loadResult(), loadDialog(), loadOfflineSwitch()]);
