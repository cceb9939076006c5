/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Types are checked by `npm test`; whoever starts the app need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "pino", "highs"],
  experimental: {
    serverActions: { bodySizeLimit: "64kb" },
  },
};
export default config;
