import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['build/', 'coverage/', '**/dist/', 'imports/', '.cdk8s/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': ['error', { max: 45 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // What is large and not needed by every program is loaded where it is used.
      '@typescript-eslint/no-require-imports': ['error', { allow: ['^yaml$', '^\\./(argo-cd|flux|rendered)/'] }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      // JsonPatch and Delivery are classes of static factories, as the cdk8s family writes closed choices.
      '@typescript-eslint/no-extraneous-class': ['error', { allowStaticOnly: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'name what is exported: nobody can read a public API through export *',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    // As a team would write them, with the test runner of Node.
    files: ['test/package/consumer/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: 'test' }] },
      ],
    },
  },
  {
    // Constructs are declared for their effect on the tree.
    files: ['main.ts', 'workloads/**/*.ts', 'examples/**/*.ts', 'lib/constructs/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-new': 'off' },
  },
);
