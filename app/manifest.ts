import type { MetadataRoute } from "next";

/** What a phone or desktop needs to install the daily review as an app. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Awaited",
    short_name: "Awaited",
    description: "Interview practice for asynchronous Python, and a daily review that also works without a connection.",
    id: "/",
    start_url: "/review",
    display: "standalone",
    background_color: "#faf8f3",
    theme_color: "#faf8f3",
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
