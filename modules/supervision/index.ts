/** The door of the room: the only file that other modules import. Server only; screens import contract.ts. */
export * from './contract.ts';
export { routes } from './routes.ts';
