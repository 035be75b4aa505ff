const { readdirSync } = require('node:fs');

const suites = readdirSync(__dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replace('.test.ts', ''));
const suite = process.env.E2E_SUITE?.trim() || 'training-mesh';
if (!suites.includes(suite)) {
  process.stderr.write(`E2E_SUITE is "${suite}"; set it to one of: ${suites.join(', ')} (docs/e2e.md).\n`);
  process.exit(1);
}
// For preflight, which checks what this suite needs.
process.env.E2E_SUITE = suite;

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../..',
  testMatch: [`<rootDir>/test/e2e/${suite}.test.ts`],
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  globalSetup: '<rootDir>/test/e2e/preflight.ts',
  testTimeout: 600_000,
  verbose: true,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
};
