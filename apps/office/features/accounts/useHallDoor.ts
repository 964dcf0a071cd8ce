import { useQuery } from '@tanstack/react-query';
import { fill } from '../../../../kernel/text.ts';
import { session as sessionQuery } from '../../api/queries.ts';
import { useWords } from '../../i18n/index.ts';
import { HALL_DOOR } from '../../i18n/rooms/hall-door.ts';

/** What the door of a hall's laptop says, with the plenary that it carries; null at an office. */
export function useHallDoor(): Readonly<Record<keyof typeof HALL_DOOR, string>> | null {
  const { text } = useWords();
  const hall = useQuery(sessionQuery).data?.hall;
  return hall ? (Object.fromEntries(Object.entries(HALL_DOOR).map(([name, words]) => [name, fill(text(words), { place: hall.place, event: hall.event })])) as Record<keyof typeof HALL_DOOR, string>) : null;
}
