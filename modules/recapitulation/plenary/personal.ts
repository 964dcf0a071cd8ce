import type { PersonalPart } from '../../people/index.ts';
import { attendancesOf } from './store/personal.ts';

const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** What plenaries hold about people, for the copy of their data (UU 27/2022 art. 7). The minutes keep the record under which somebody came. */
export const PLENARY_PARTS: readonly PersonalPart[] = [{
  name: 'hadir-pleno', title: 'Kehadiran di rapat pleno', tables: ['plenary_attendance'],
  of: async (db, ids) => (await attendancesOf(db, ids)).map(({ cameAt, leftAt, withoutMandate, ...one }) => ({ ...one, without_mandate: withoutMandate, came_at: at(cameAt), left_at: at(leftAt) })),
}];
