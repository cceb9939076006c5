import { sendDue } from "#server/webhook-sender";

// Run on its own by a test that kills it: sends what is due at the instant that it is given.
await sendDue({ now: () => new Date(process.argv[2] ?? ""), chance: () => 0 });
