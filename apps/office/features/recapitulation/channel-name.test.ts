import { expect, it } from 'vitest';
import { id } from '../../i18n/id.ts';
import type { Words } from '../../i18n/index.ts';
import { channelName } from './channel-name.ts';

const words = { t: (key: string) => (id as Readonly<Record<string, string>>)[key] ?? key } as unknown as Pick<Words, 't'>;

it('the two ways of an election with verification have the names that every screen gives them; elsewhere the first is the main one', () => {
  expect([channelName('main', 'two_people', words), channelName('pleno', 'two_people', words)]).toEqual(['Jalur cepat', 'Jalur pleno']);
  expect([channelName('main', 'as_recorded', words), channelName('crowd', 'as_recorded', words), channelName('lain', 'as_recorded', words)]).toEqual(['Utama', 'Relawan', 'lain']);
});
