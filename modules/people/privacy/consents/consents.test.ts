import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../kernel/access.ts';
import { fixedClock } from '../../../../kernel/clock.ts';
import { newId } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { loadKemendagri } from '../../../regions/index.ts';
import { personPrivacy } from '../subject/person-privacy.ts';
import { codeOf, entriesOf, nobodyOf, office, otherOffice, someone } from '../testing/fixtures.ts';
import { giveConsent } from './give.ts';
import { withdrawConsent } from './withdraw.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  await loadKemendagri(house.db);
});
afterAll(() => house.close());

const clock = fixedClock('2026-11-21T10:00:00+07:00');
const give = (id: string, more: Record<string, unknown> = {}, actor: Actor = office) =>
  giveConsent(house.db, { actor, key: newId(), input: { id, purpose: 'cadre_outreach', wording: 1, givenAt: '2026-11-21T09:00:00+07:00', ...more } }, clock);
const consents = async (id: string) => must(await personPrivacy(house.db, office, id, clock.now())).consents;
const guardian = { name: 'Ibu Wali', contact: '+628120000001' };

describe('a consent', () => {
  it('keeps purpose, wording and day; a newer one stands in its place', async () => {
    const id = await someone(house);
    must(await give(id));
    must(await give(id, { givenAt: '2026-11-21T09:30:00+07:00' }));
    expect((await consents(id)).map(({ purpose, wording, active, bySelf }) => [purpose, wording, active, bySelf])).toEqual([['cadre_outreach', 1, true, false], ['cadre_outreach', 1, false, false]]);
    expect((await entriesOf(house, `person ${id}`)).map(({ action }) => action)).toEqual(['people.create', 'privacy.give_consent', 'privacy.give_consent']);
  });
  it.each([
    [{ wording: 9 }, 'not_found'], [{ purpose: 'honorarium' }, 'not_found'], [{ purpose: 'apa_saja' }, 'not_found'],
    [{ givenAt: '2026-11-22T00:00:00+07:00' }, 'input_invalid'], [{ givenAt: '2020-01-01T00:00:00+07:00' }, 'not_found'],
  ])('is refused with %j: %s', async (more, code) => { expect(codeOf(await give(await someone(house), more))).toBe(code); });

  it.each([['2008-11-21', 'ok'], ['2008-11-22', 'guardian_missing']])('of somebody born %s, without a guardian: %s', async (birthDate, code) => {
    expect(codeOf(await give(await someone(house, { birthDate })))).toBe(code);
  });
  it('of a child needs a guardian with name and contact', async () => {
    const id = await someone(house, { birthDate: '2010-01-01' });
    expect(codeOf(await give(id, { guardian: { name: 'Ibu', contact: '' } }))).toBe('input_invalid');
    must(await give(id, { guardian }));
    expect(await consents(id)).toMatchObject([{ guardian: true, active: true }]);
  });
  it('is withdrawn once, and stays on record', async () => {
    const id = await someone(house);
    const given = must(await give(id));
    const withdraw = (person = id, actor: Actor = office) => withdrawConsent(house.db, { actor, key: newId(), input: { id: person, consent: given.id } });
    expect(codeOf(await withdraw(await someone(house)))).toBe('not_found');
    expect(codeOf(await withdraw())).toBe('ok');
    expect(codeOf(await withdraw())).toBe('not_found');
    expect(await consents(id)).toMatchObject([{ active: false }]);
  });
  it('a person gives and withdraws their own, and nobody else\'s', async () => {
    const [mine, theirs] = [await someone(house), await someone(house)];
    const me = nobodyOf(mine);
    const given = must(await give(mine, {}, me));
    expect(must(await personPrivacy(house.db, me, mine, clock.now()))).toMatchObject({ own: true, holds: null, consents: [{ bySelf: true }] });
    expect(codeOf(await give(theirs, {}, me))).toBe('not_found');
    expect(codeOf(await personPrivacy(house.db, me, theirs, clock.now()))).toBe('not_found');
    expect(codeOf(await withdrawConsent(house.db, { actor: nobodyOf(theirs), key: newId(), input: { id: mine, consent: given.id } }))).toBe('not_found');
    expect(codeOf(await withdrawConsent(house.db, { actor: me, key: newId(), input: { id: mine, consent: given.id } }))).toBe('ok');
  });
  it('somebody else\'s region does not exist', async () => {
    const id = await someone(house);
    expect(codeOf(await give(id, {}, otherOffice))).toBe('not_found');
    expect(codeOf(await personPrivacy(house.db, otherOffice, id, clock.now()))).toBe('not_found');
  });
});
