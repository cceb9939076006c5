import pino from "pino";
import { env } from "./env";

let logger: pino.Logger | undefined;

/** Structured log lines. Never log what a person typed, their address or a token: ids and reasons only. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["password", "email", "token", "*.password", "*.email", "*.token"],
  });
  return logger;
}
