export const dataDir: string;
export function ensureDatabase(): Promise<{ url: string; isOwned: boolean }>;
export function stopDatabase(): Promise<unknown>;
export function postmasterPid(): Promise<number | null>;
