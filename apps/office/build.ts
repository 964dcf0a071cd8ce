import { buildApp, type BuiltApp } from '../../scripts/build-app.ts';

/** Everything that ends up in the bundle. */
const SOURCES = [
  'apps/office/**/*', 'modules/forms/**/*.ts', 'modules/*/{contract,rules}.ts', 'modules/people/*/{contract.ts,rules/**/*.ts}',
  'kernel/{access,clock-skew,problem,problems,text,result}.ts', 'scripts/build-app.ts', 'package-lock.json',
];

/** Builds the office into `dist/office`, unless what lies there was built from the very same sources. */
export const buildOffice = (options: { readonly log: (message: string) => void }): Promise<BuiltApp> =>
  buildApp({ name: 'office', title: 'layar kantor', sources: SOURCES, log: options.log });
