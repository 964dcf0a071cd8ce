import { composePeople } from '../../modules/people/index.ts';
import { composeRecapitulation } from '../../modules/recapitulation/index.ts';
import { composeSheets } from '../../modules/sheets/index.ts';
import { composeSupervision } from '../../modules/supervision/index.ts';

/** Joins the rooms that hear each other. Every door (server, terminal, tests) calls it once before it works. */
export function composeHouse(): void {
  composeRecapitulation();
  composePeople();
  composeSheets();
  composeSupervision();
}
