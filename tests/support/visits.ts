import { parseSetCookieHeader } from "better-auth/cookies";
import type { SetCookies } from "#server/auth-sessions";
import type { Visit } from "#server/people";

/** A browser as the server sees it: it keeps the cookies it is sent, and sends them back. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly address: string;
  readonly userAgent: string;

  constructor({ address = "somewhere", userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0" } = {}) {
    this.address = address;
    this.userAgent = userAgent;
  }

  get headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
    return new Headers({ cookie, "user-agent": this.userAgent });
  }

  visit(now: Date): Visit {
    return { headers: this.headers, address: this.address, now };
  }

  keep(setCookies: SetCookies): void {
    for (const setCookie of setCookies) {
      for (const [name, { value, "max-age": maxAge }] of parseSetCookieHeader(setCookie)) {
        if (maxAge === 0) this.cookies.delete(name);
        else this.cookies.set(name, value);
      }
    }
  }
}
