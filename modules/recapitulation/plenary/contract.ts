/** What plenaries say to screens, terminals and each other, by what it speaks of. */
export { CAPACITIES, Capacity, LineRef, PlenaryLevel } from './contract/shared.ts';
export * from './contract/steps.ts';
export * from './contract/people.ts';
export * from './contract/lines.ts';
export * from './contract/line-pages.ts';
export * from './contract/records.ts';
export * from './contract/certificates.ts';
export * from './contract/pages.ts';
