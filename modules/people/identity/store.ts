/** All SQL of identity stands in store/; this is its door for the neighbouring rooms. */
export * from './store/people.ts';
