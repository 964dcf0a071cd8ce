/** The door of the room: the only file that other modules import. */
export * from './contract.ts';
export { composeRecapitulation } from './compose.ts';
