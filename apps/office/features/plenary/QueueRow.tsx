import type { Ref } from 'react';
import { DOUBT_WORDS } from '../../../../modules/recapitulation/rules.ts';
import { Icon } from '../../components/Icon.tsx';
import { rulesInShort } from '../../components/rule-words.ts';
import { useWords } from '../../i18n/index.ts';
import { placeName } from './lines.ts';
import { LineBadge } from './StateBadge.tsx';
import type { LineRow } from './wire.ts';
import css from './read.module.css';

type Props = {
  ref: Ref<HTMLLIElement>; row: LineRow; isFlagged: boolean; /** Its place in the list, and how long that is: only a part of it is drawn. */ index: number; of: number;
  /** Only those who lead know what is written beforehand. */ isLeading: boolean; isHere: boolean; ticked: boolean | null; onTick: (on: boolean) => void; onGo: () => void;
};

/** One line in the list of those to be read. */
export function QueueRow({ ref, row, isFlagged, index, of, isLeading, isHere, ticked, onTick, onGo }: Props) {
  const { t, text, lang } = useWords();
  const name = placeName(row.region.name, row.station);
  const doubts = (kinds: readonly LineRow['doubts'][number][]): string[] => row.doubts.filter((kind) => kinds.includes(kind)).map((kind) => text(DOUBT_WORDS[kind]));
  const notes = [
    row.state === 'waiting' && row.mark === null && isLeading ? t(row.replaced ? 'plenary.replacedShort' : row.station > 0 ? 'plenary.toType' : 'plenary.notAccepted') : '', ...doubts(['reader']), row.against > 0 ? t('plenary.openCopies', { count: row.against }) : row.statements > 0 ? t('plenary.statements', { count: row.statements }) : '', ...doubts(['copy', 'figures']), row.objections > 0 ? t('plenary.objectionCount', { count: row.objections }) : '',
    rulesInShort({ t, lang }, row.broken), row.outdated ? t('plenary.outdatedShort') : '',
  ].filter((note) => note !== '');
  return (
    <li ref={ref} data-index={index} aria-setsize={of} aria-posinset={index + 1} aria-current={isHere || undefined}>
      {ticked === null ? <span /> : <input type="checkbox" checked={ticked} aria-label={t('plenary.tick', { name })} onChange={(event) => onTick(event.currentTarget.checked)} />}
      <button type="button" onClick={onGo}>{name}{notes.length > 0 && <span className={css.sub}>{isFlagged && <Icon name="warn" />} {notes.join(' · ')}</span>}</button>
      <LineBadge state={row.state} />
    </li>
  );
}
