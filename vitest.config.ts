// How the tests run: rooms side by side, then the browser journeys one after another.
import { defineConfig } from 'vitest/config'

const shared = {
  pool: 'forks' as const,
  setupFiles: ['tests/support/strict-console.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
  css: false,
}

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'rooms',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/journeys/**'],
          // By default one processor is left idle, which on two is half of the machine.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.{ts,tsx}'],
          testTimeout: 240_000,
          // Each drives a browser and a server: two at once would time each other out.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
