import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/dynamodb.setup.ts'],
    setupFiles: ['tests/seed.setup.ts'],
    include: ['tests/**/*.test.ts'],
    // Two cores; the end-to-end tests start servers of their own.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/closing-line-reporter.ts'],
  },
});
