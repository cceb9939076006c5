/** Where a chain's walk waits in the browser's storage; one of another showing of the card has another place. */
export function placeOf(viewerId: string, { cardId, version }: { cardId: string; version: number }): string {
  return `${prefixOf(viewerId)}${cardId} ${version}`;
}

/** All walks of one person that wait on this device. */
export function walkPlaces(viewerId: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefixOf(viewerId)));
  } catch {
    return []; // storage refused
  }
}

function prefixOf(viewerId: string): string {
  return `walk ${viewerId} `;
}
