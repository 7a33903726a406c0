// Long runs that take the sources apart: `npm run mutate -- guards`, `npm run mutate -- controls` (`-t WORDS` for some of them).
// Never part of `npm test`.
import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: the runner asks for it.
export default defineConfig({
  test: {
    include: ['tests/mutate/**/*.mutate.ts'],
    pool: 'forks',
    css: false,
    maxConcurrency: 2,
    testTimeout: 600_000,
  },
})
