import { may, type Actor, type Place } from '../../kernel/access.ts';

/**
 * Who may know what was written before it counts: the station's people, those who watch there, who leads the plenary, who looks after the
 * queue. Who also reads sheets again sees it on the case page alone, where the look is noted.
 */
export const seesEntries = (actor: Actor, place: Place): boolean =>
  (['sheets.enter', 'supervision.witness', 'recapitulation.lead'] as const).some((verb) => may(actor, verb, place))
  || (may(actor, 'sheets.supervise', place) && !may(actor, 'sheets.verify', place));
