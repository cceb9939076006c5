/** Where the browser keeps today's cards of who works without a connection. */
export const OFFLINE_DATABASE = "awaited-offline";

/** Takes everything of everybody off this device: cards, answers and pages. What waits to be sent stays. */
export async function clearOffline(): Promise<void> {
  for (const name of Object.keys(localStorage)) if (name.startsWith("offline ")) localStorage.removeItem(name);
  indexedDB.deleteDatabase(OFFLINE_DATABASE);
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
}
