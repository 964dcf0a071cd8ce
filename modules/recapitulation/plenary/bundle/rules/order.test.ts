import { expect, it } from 'vitest';
import { merge } from './merge.ts';
import { inOrder } from './order.ts';

const one = (key: string) => ({ key, kind: key.split(':')[0] as 'line' });

it('what follows from another decision comes after it, and numbers go by their value', () => {
  const told = ['state', 'certificate:3/10', 'attendance:12', 'certificate:3/2', 'line:10/16.71.04.1001/1', 'line:3/16.71.04.1002/1', 'attendance:4', 'line:3/16.71.04.1001/10', 'objection:2', 'line:3/16.71.04.1001/9', 'groups'];
  expect(inOrder(told.map(one)).map(({ key }) => key)).toEqual([
    'groups', 'line:3/16.71.04.1001/9', 'line:3/16.71.04.1001/10', 'line:3/16.71.04.1002/1', 'line:10/16.71.04.1001/1', 'objection:2', 'attendance:4', 'attendance:12', 'certificate:3/2', 'certificate:3/10', 'state',
  ]);
});

it('differences are found in this order, so that screen, terminal and API list the same', () => {
  const keys = ['certificate:3/1', 'line:3/1.1/10', 'line:3/1.1/2', 'state'];
  const side = (figure: string) => new Map(keys.map((key) => [key, { whole: figure, face: key.startsWith('line') ? figure : JSON.stringify(key === 'state' ? (figure === '1' ? 'open' : 'closed') : { hash: figure, state: 'draft' }) }]));
  const { open } = merge({
    base: new Map(), office: side('1'), hall: side('2'), sealed: new Set(), judged: { contests: new Set(), plenary: true }, namedForGood: new Set(), toldForGood: new Set(), needed: new Set(), neededThere: new Map(), outdated: new Set(), signersAdded: new Set(), renumbered: false,
  });
  expect(open.map(({ key }) => key)).toEqual(['line:3/1.1/2', 'line:3/1.1/10', 'certificate:3/1', 'state']);
});
