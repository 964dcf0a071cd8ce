import { rulesInShort } from '../../components/rule-words.ts';
import type { Words } from '../../i18n/index.ts';
import type { CaseRow } from './wire.ts';

/** What marks a row of the list of stations, each in a few words: the broken rules in one, then who objects and who has other figures on paper. Not told is no mark. */
export function marksOf(words: Pick<Words, 't' | 'lang'>, broken: CaseRow['broken'], against: CaseRow['against']): string[] {
  const { objection, differs } = against ?? { objection: 0, differs: 0 };
  return [
    rulesInShort(words, broken),
    objection > 0 ? words.t('queue.objection', { count: objection }) : '',
    differs > 0 ? words.t('queue.differs', { count: differs }) : '',
  ].filter((mark) => mark !== '');
}
