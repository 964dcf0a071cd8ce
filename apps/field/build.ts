import { buildApp } from '../../scripts/build-app.ts';

/** Everything that ends up in the bundle. */
const SOURCES = ['apps/field/**/*', 'modules/forms/**/*.ts', 'modules/sheets/rules.ts', 'modules/sheets/capture/{states.ts,rules/*.ts}', 'kernel/{device-message,clock-skew,text}.ts', 'scripts/build-app.ts', 'package-lock.json'];

/** Builds the field app into `dist/field`, unless what lies there was built from the very same sources. */
export const buildField = (options: { readonly log: (message: string) => void }): Promise<{ dir: string; rebuilt: boolean }> =>
  buildApp({ name: 'field', title: 'aplikasi lapangan', sources: SOURCES, log: options.log });
