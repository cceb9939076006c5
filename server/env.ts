import { z } from "zod";

const absent = (value: unknown) => (value === "" ? undefined : value);

const fieldsSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "DATABASE_URL must be a postgresql:// address" }),
  /** Signs cookies. */
  APP_SECRET: z.string().min(32, "APP_SECRET must have at least 32 characters"),
  /** Where people reach the app; https makes cookies secure and turns HSTS on. */
  APP_URL: z.url({ protocol: /^https?$/, error: "APP_URL must be an http(s) address" }),
  /** Accounts that read disputes and reports, by their addresses, parted by commas. */
  AUTHOR_EMAILS: z
    .string()
    .default("")
    .transform((list) => list.split(",").map((address) => address.normalize("NFC").trim().toLowerCase()))
    .transform((addresses) => addresses.filter((address) => address !== ""))
    .pipe(z.array(z.email("AUTHOR_EMAILS must be addresses parted by commas"))),
  /** A model that gives second opinions on typed answers, behind any endpoint that speaks chat completions. */
  SECOND_OPINION_MODEL: z.preprocess(absent, z.string().max(100).optional()),
  SECOND_OPINION_KEY: z.preprocess(absent, z.string().max(1000).optional()),
  SECOND_OPINION_URL: z.preprocess(
    absent,
    z
      .url({ protocol: /^https?$/, error: "SECOND_OPINION_URL must be an http(s) address" })
      .default("https://api.openai.com/v1"),
  ),
  SECOND_OPINION_SECONDS: z.preprocess(absent, z.coerce.number().min(1).max(120).default(20)),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
});

const envSchema = fieldsSchema.refine(
  ({ SECOND_OPINION_MODEL: model, SECOND_OPINION_KEY: key }) => (model === undefined) === (key === undefined),
  "give both SECOND_OPINION_MODEL and SECOND_OPINION_KEY, or neither",
);

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
