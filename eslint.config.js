import tseslint from 'typescript-eslint';
import { boundaries } from './scripts/lint/boundaries.ts';
import { sqlOnlyInStore } from './scripts/lint/sql.ts';

export default tseslint.config(
  { ignores: ['dist/**', 'data/**', 'node_modules/**', 'apps/cli/bin/**', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house: { rules: { boundaries, 'sql-only-in-store': sqlOnlyInStore } } },
    rules: {
      'house/boundaries': 'error',
      'house/sql-only-in-store': 'error',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'always' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      complexity: ['error', 16],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      '@typescript-eslint/require-await': 'off',
      // No object of the house uses `this`, so a method may be taken out of it.
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**', 'bench/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['*.config.ts', '**/vite.config.ts', 'kernel/testing/postgres.ts', 'e2e/support/server.ts'], rules: { 'no-restricted-exports': 'off' } },
);
