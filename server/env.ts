import { z } from "zod";

const envSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "DATABASE_URL must be a postgresql:// address" }),
  /** Signs cookies. */
  APP_SECRET: z.string().min(32, "APP_SECRET must have at least 32 characters"),
  /** Where people reach the app; https makes cookies secure and turns HSTS on. */
  APP_URL: z.url({ protocol: /^https?$/, error: "APP_URL must be an http(s) address" }),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  /** Who may read what people report about questions: addresses parted by commas. */
  AUTHOR_EMAILS: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((email) => email.trim().toLowerCase() || []))
    .pipe(z.array(z.email({ error: "AUTHOR_EMAILS must be email addresses parted by commas" }))),
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
});

export type Env = z.infer<typeof envSchema>;

let parsed: Env | undefined;

/**
 * The settings of this process, checked on first use.
 *
 * @throws {Error} naming each variable that is missing or wrong, and what is allowed
 */
export function env(): Env {
  if (!parsed) {
    const result = envSchema.safeParse(process.env);
    if (!result.success) throw new Error(`The environment is not usable.\n${z.prettifyError(result.error)}`);
    parsed = result.data;
  }
  return parsed;
}
