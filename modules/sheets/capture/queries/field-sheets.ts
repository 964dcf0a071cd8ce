import type { Reader } from '../../../../kernel/db/schema.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { codesOf, recordFromFigures } from '../../../forms/index.ts';
import { namesOf } from '../../../people/index.ts';
import { SHEET_FAULTS } from '../../verification/contract.ts';
import { answersAt } from '../answers.ts';
import type { FieldSheet } from '../contract.ts';
import { fieldCases, fieldPhotos, type FieldCase, type FieldPhoto, type FieldStation } from '../store/field.ts';

type Contests = ReadonlyMap<number, ContestContext>;

/**
 * What has arrived of these stations' sheets, as their own people may see it: their newest entry, what they are asked again,
 * and what counts. Nothing of what a second reader or the machine said is in it.
 */
export async function sheetsOf(db: Reader, contests: Contests, stations: readonly FieldStation[]): Promise<FieldSheet[]> {
  if (stations.length === 0) return [];
  const at = { contests: [...contests.keys()], villageIds: stations.map(({ villageId }) => villageId), stations: stations.map(({ station }) => station) };
  const cases = await fieldCases(db, at);
  const photos = Map.groupBy(await fieldPhotos(db, at), keyOf);
  const answers = new Map((await answersAt(db, at)).map(({ agreed, differs, objection, said, ...one }) => [keyOf(one), { agreed, differs, objection, said }]));
  const names = await namesOf(db, cases.flatMap(({ person }) => (person === null ? [] : [person])));
  return cases.flatMap((one) => {
    const contest = contests.get(one.contest);
    const said = answers.get(keyOf(one));
    return contest ? [{ ...sheetOf(contest, one, photos.get(keyOf(one)) ?? [], names), ...(said ? { answers: said } : {}) }] : [];
  });
}

const keyOf = ({ contest, villageId, station }: Pick<FieldPhoto, 'contest' | 'villageId' | 'station'>): string => `${contest}/${villageId}/${station}`;

const isFault = (text: string): text is (typeof SHEET_FAULTS)[number] => (SHEET_FAULTS as readonly string[]).includes(text);

function sheetOf({ form }: ContestContext, one: FieldCase, photos: readonly FieldPhoto[], names: ReadonlyMap<string, string>): FieldSheet {
  const isBack = one.state === 'different' && one.returnedTo === 'first';
  const asked = one.state === 'asked_again' && one.asked !== null && isFault(one.asked) ? one.asked : null;
  return {
    contest: one.contest, village: one.path, station: one.station, state: one.state, entry: entryOf(form, one, names),
    again: isBack ? one.differing.flatMap((at) => form.cells[at]?.id ?? []) : [], asked, note: one.note,
    accepted: one.accepted ? recordFromFigures(form, one.accepted) : null,
    photos: photos.map(({ page, sha256, standing, receivedAt }) => ({ page, sha256, standing, receivedAt: receivedAt.toISOString() })),
  };
}

function entryOf(form: ContestContext['form'], { number, hash, person, saidAt, receivedAt, figures, reasons, broken }: FieldCase, names: ReadonlyMap<string, string>): FieldSheet['entry'] {
  if (number === null || hash === null || figures === null || receivedAt === null) return null;
  return {
    number, hash, by: names.get(person ?? '') ?? person ?? '', saidAt: saidAt?.toISOString() ?? null, receivedAt: receivedAt.toISOString(),
    figures: recordFromFigures(form, figures), reasons: reasons ?? {}, broken: codesOf(broken ?? 0),
  };
}
