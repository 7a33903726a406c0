// How the pages are bundled: Remix with file-based routes, Tailwind, and no inlined assets (the policy forbids data: fonts).
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    tailwindcss(),
    remix({
      // app/build.ts names a directory of its own for every set of sources.
      buildDirectory: process.env.ASSAY_BUILD_DIRECTORY ?? 'build/unnamed',
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_routeConfig: true,
        // Off on purpose: CVE-2026-34077 is in single fetch's serialisation.
        v3_singleFetch: false,
        // Off on purpose: CVE-2026-42342 and CVE-2026-55685 are in the manifest endpoint this opens.
        v3_lazyRouteDiscovery: false,
      },
    }),
  ],
  // Found only when a page first needs them, these would make the development server reload that page.
  optimizeDeps: { include: ['react-router', 'react-hook-form', '@hookform/resolvers/zod', 'zod'] },
  build: { assetsInlineLimit: 0, reportCompressedSize: false },
})
