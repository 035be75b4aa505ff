const unit = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...unit,
  testMatch: unit.slow,
  testPathIgnorePatterns: ['/node_modules/'],
};
