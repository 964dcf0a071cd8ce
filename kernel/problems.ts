import { ACCESS_PROBLEMS } from './problems/access.ts';
import { COUNTING_PROBLEMS } from './problems/counting.ts';
import { ELECTIONS_PROBLEMS } from './problems/elections.ts';
import { FILES_PROBLEMS } from './problems/files.ts';
import { HALL_PROBLEMS } from './problems/hall.ts';
import { HOUSE_PROBLEMS } from './problems/house.ts';
import { PEOPLE_PROBLEMS } from './problems/people.ts';
import { PLENARY_PROBLEMS } from './problems/plenary.ts';

/**
 * The closed catalogue of everything that can go wrong and be told to a person, room by room.
 * Codes never change meaning; a new failure gets a new code. Places in braces are filled from `params`.
 */
export const PROBLEMS = {
  ...HOUSE_PROBLEMS,
  ...FILES_PROBLEMS,
  ...ELECTIONS_PROBLEMS,
  ...ACCESS_PROBLEMS,
  ...PEOPLE_PROBLEMS,
  ...COUNTING_PROBLEMS,
  ...PLENARY_PROBLEMS,
  ...HALL_PROBLEMS,
};
