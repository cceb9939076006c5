const OWN_ID = /^own-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether an id is that of one's own card; the bank's ids have a dot, so the two never meet. */
export function isOwnCardId(id: string): boolean {
  return OWN_ID.test(id);
}
