/** @type {import('next').NextConfig} */
const config = {
  // What only authors need at their desk is in files of another ending, which no build for people knows.
  pageExtensions: process.env.CONTENT_PREVIEW === "1" ? ["preview.tsx", "preview.ts", "tsx", "ts"] : ["tsx", "ts"],
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Types are checked by `npm test`; whoever starts the app need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "pino", "@open-spaced-repetition/binding", "highs", "pdfkit", "fontkit"],
  experimental: {
    serverActions: { bodySizeLimit: "256kb" }, // app/request-guard.ts allows most of them less
  },
};
export default config;
