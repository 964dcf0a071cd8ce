import { Button } from '@mantine/core';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import { mayObject } from './desk-mode.ts';
import { placeName } from './lines.ts';
import { nameWithCapacity } from './people.ts';
import type { Doing } from './PlenaryPage.tsx';
import type { Objection } from './wire.ts';
import css from './plenary.module.css';

/** Objections and special events, open ones first; an open one stops nothing and stands on the paper. */
export function Objections({ page, ask }: Doing) {
  const { t } = useWords();
  const mayWrite = page.may.lead && (page.state === 'open' || page.state === 'paused');
  const rows = [...page.objections].sort((a, b) => Number(a.outcome !== 'open') - Number(b.outcome !== 'open') || b.number - a.number);
  const open = page.objections.filter(({ outcome }) => outcome === 'open').length;
  return (
    <Sheet
      title={t('plenary.objections', { open, all: rows.length })}
      aside={(
        <span className={css.tools}>
          <a href={`/api/plenaries/${page.id}/special-events/pdf`} target="_blank" rel="noreferrer">{t('plenary.eventsPdf')}</a>
          {mayWrite && <Button size="compact-md" variant="default" onClick={() => ask({ kind: 'object', about: {} })}>{t('plenary.do.object')}</Button>}
        </span>
      )}
    >
      {rows.length === 0 && <EmptyState title={t('plenary.noObjection')} fix={t('plenary.noObjectionFix')} />}
      <ul className={css.contests}>
        {rows.map((one) => <ObjectionItem key={one.number} objection={one} contest={page.contests.find(({ contest }) => contest === one.contest)?.name} onAnswer={mayObject(page, one.contest) && (one.outcome === 'open' || one.outcome === 'recommended') ? () => ask({ kind: 'answer', objection: one }) : undefined} />)}
      </ul>
    </Sheet>
  );
}

export function ObjectionItem({ objection: one, contest, onAnswer }: { objection: Objection; contest?: string | undefined; onAnswer?: (() => void) | undefined }) {
  const words = useWords();
  const { t } = words;
  const about = [contest, one.place === null ? null : placeName(one.place, one.station ?? 0)].filter(Boolean).join(' · ');
  return (
    <li>
      <div className={css.contestHead}>
        <h3>{t('plenary.numbered', { kind: t(`plenary.kind.${one.kind}`), number: String(one.number) })}</h3>
        <FlagBadge severity={one.outcome === 'open' ? 'warn' : 'good'}>{t(`plenary.outcome.${one.outcome}`)}</FlagBadge>
      </div>
      <p className="small quiet">{nameWithCapacity(words, one.raisedBy)}{about && ` · ${about}`}</p>
      <p className={css.matter}>{one.matter}</p>
      {one.answer && <p className={css.answer}><b>{t('plenary.answer')}:</b> {one.answer}</p>}
      {onAnswer && <div className={css.tools}><Button size="compact-md" onClick={onAnswer} aria-label={t('plenary.answerTo', { number: String(one.number) })}>{t('plenary.do.answer')}</Button></div>}
    </li>
  );
}
