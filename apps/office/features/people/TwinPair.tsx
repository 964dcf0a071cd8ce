import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TwinList, TwinSide } from '../../../../modules/people/contract.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { roleWords } from './role-words.ts';
import type { Merging } from './TwinPairs.tsx';
import { useSend } from './useSend.ts';
import css from './people.module.css';

type Props = { pair: TwinList['pairs'][number]; onMerge: (merging: Merging) => void; onDone: (told: string) => void };

/** Two records side by side; what differs is marked. */
export function TwinPair({ pair: { one, other, reason }, onMerge, onDone }: Props) {
  const words = useWords();
  const { t } = words;
  const distinct = useSend<{ one: string }>('/api/people/duplicates/distinct', () => onDone(t('people.twins.told', { one: one.name, other: other.name })));
  return (
    <Sheet title={t(`people.twins.${reason}`)}>
      <div className={css.form}>
        <table className={css.sides}>
          <thead><tr><th scope="col"><span className="hidden-words">{t('people.facts')}</span></th>{[one, other].map((side) => <th key={side.id} scope="col"><Link to="/people/$person" params={{ person: side.id }} search={{}}>{side.name}</Link></th>)}</tr></thead>
          <tbody>{linesOf(words).map(([label, show]) => {
            const [left, right] = [show(one), show(other)];
            return <tr key={label} data-differs={left !== right || undefined}><th scope="row">{label}</th><td>{left}</td><td>{right}</td></tr>;
          })}</tbody>
        </table>
        {distinct.error && <ProblemView error={distinct.error} />}
        <div className={css.tools}>
          <Button onClick={() => onMerge({ keep: one, gone: other })}>{t('people.twins.keepLeft')}</Button>
          <Button onClick={() => onMerge({ keep: other, gone: one })}>{t('people.twins.keepRight')}</Button>
          <Button variant="default" loading={distinct.isPending} onClick={() => distinct.mutate({ one: one.id, other: other.id })}>{t('people.twins.distinct')}</Button>
        </div>
      </div>
    </Sheet>
  );
}

const linesOf = (words: Words): (readonly [string, (side: TwinSide) => string])[] => {
  const { t, date, moment, number } = words;
  return [
    [t('people.nik'), ({ nik }) => nik ?? '–'],
    [t('people.sex'), ({ sex }) => (sex ? t(`people.${sex}`) : '–')],
    [t('people.birthDate'), ({ birthDate }) => (birthDate ? date(birthDate) : '–')],
    [t('people.birthPlace'), ({ birthPlace }) => birthPlace ?? '–'],
    [t('people.home'), ({ region }) => region.name],
    [t('people.roles'), ({ roles }) => roles.map((role) => roleWords(role, words)).join('; ') || '–'],
    [t('people.contacts'), ({ contacts }) => number(contacts)],
    [t('people.account'), ({ hasAccount }) => t(hasAccount ? 'people.yes' : 'people.no')],
    [t('people.recorded'), ({ createdAt }) => moment(createdAt)],
  ];
};
