/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../..',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
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
