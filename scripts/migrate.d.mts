export function applyMigrations(url: string, folder?: string): Promise<string[]>;
