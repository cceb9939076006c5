import "./globals.css";
import type { Metadata, Viewport } from "next";
import { ThemeProvider } from "next-themes";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { TimeZoneCookie } from "./time-zone-cookie";
import { UnsentForms } from "./unsent-forms";

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d4f80"/><g fill="#faf8f3"><rect x="4" y="13" width="9" height="6" rx="3"/><rect x="19" y="13" width="9" height="6" rx="3"/><rect x="14" y="15.25" width="1.5" height="1.5"/><rect x="16.5" y="15.25" width="1.5" height="1.5"/></g></svg>`;

export const metadata: Metadata = {
  icons: { icon: { url: `data:image/svg+xml,${encodeURIComponent(ICON)}`, type: "image/svg+xml" } },
  title: { default: "Awaited", template: "%s · Awaited" },
  description: "Interview practice for asynchronous Python: scored answers, a daily review, fair question sets.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  // The keyboard of a phone shrinks the page, so that the actions stay above it.
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#171613" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <ThemeProvider
          attribute="data-theme"
          enableColorScheme={false}
          disableTransitionOnChange
          {...(nonce ? { nonce } : {})}
        >
          <a
            href="#main"
            className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
          >
            Skip to the content
          </a>
          {children}
          <UnsentForms />
          <TimeZoneCookie />
        </ThemeProvider>
      </body>
    </html>
  );
}
