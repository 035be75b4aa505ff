const commonjs = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };

/** @type {import('jest').Config} */
module.exports = {
  // Some tests start programs; a busy machine may need far longer than jest's five seconds.
  testTimeout: 60_000,
  // jest leaves one core free, which is half of a small machine.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // jest.slow.config.js runs the suites that start many processes or try thousands of fleets.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '\\.slow\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', commonjs],
    // The one package that is published as ES modules only, which jest cannot require before Node 24.9.
    '/node_modules/@marcbachmann/cel-js/': ['@swc/jest', commonjs],
  },
  transformIgnorePatterns: ['/node_modules/(?!@marcbachmann/cel-js/)'],
};
