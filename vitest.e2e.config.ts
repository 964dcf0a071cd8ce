// `npx vitest run e2e/…` is enough; this name is the one that browser tests had of their own.
export { default } from './vitest.config.ts';
