const HIDDEN_MS = 100;

/** Comes when what was just changed is on the screen; soon all the same while the page is hidden and draws nothing. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HIDDEN_MS);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
