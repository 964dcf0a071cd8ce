import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import { DOUBT_WORDS } from '../../../../modules/recapitulation/rules.ts';
import { Icon } from '../../components/Icon.tsx';
import { RuleFlag } from '../../components/RuleFlag.tsx';
import { rulesInShort } from '../../components/rule-words.ts';
import { useWords } from '../../i18n/index.ts';
import { DESK_NOTES } from '../../i18n/rooms/desk-notes.ts';
import { sentence } from '../../i18n/sentence.ts';
import { isSealed } from './desk-mode.ts';
import { ObjectionItem } from './Objections.tsx';
import type { LinePage, PlenaryPage } from './wire.ts';
import css from './read.module.css';

/** What wants to be said before the figures: why nothing is here, what changed, what does not add up, what was objected. */
export function DeskNotes({ line, page, form }: { line: LinePage; page: PlenaryPage; form: Form }) {
  const { t } = useWords();
  const names = useNames(line, page);
  const isFolded = line.state === 'waiting' && names.length > 1;
  return (
    <Folded line={line} names={isFolded ? names : null}>
      {page.state === 'paused' && <p className={css.warned}><Icon name="warn" /> {t('plenary.pausedNote')}</p>}
      {page.may.lead && isSealed(page, line.line.contest) && <p className={css.note}>{t('plenary.sealed')}</p>}
      <Standing line={line} />
      {line.replaced && <Replaced replaced={line.replaced} form={form} />}
      {line.state !== 'waiting' && line.reason && <Correction line={line} />}
      {line.copies.filter(({ reason }) => reason !== null).map((copy) => <p key={`${copy.by} ${copy.of}`} className={css.warned}><b>{copy.of}</b> ({t(`plenary.statement.${copy.statement}`)}): {copy.reason}</p>)}
      <Broken line={line} isOpen={isFolded} />
      {line.objections.length > 0 && <ul className={css.objections}>{line.objections.map((one) => <ObjectionItem key={one.number} objection={one} />)}</ul>}
    </Folded>
  );
}

/**
 * Of a line that waits, several notes are one line that names each, so that the figures are in sight as soon as it opens; what was just
 * objected at this desk stands open, and so does everything about a line that is read.
 */
function Folded({ line, names, children }: { line: LinePage; names: readonly string[] | null; children: ReactNode }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const before = useRef(line.objections.length);
  useEffect(() => { if (line.objections.length > before.current) setOpen(true); }, [line.objections.length]);
  if (names === null) return <div className={css.notes}>{children}</div>;
  return (
    <details className={css.folded} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><span className={css.noteNames} title={names.join(' · ')}><b>{t('plenary.findings', { count: names.length })}{!isOpen && ':'}</b> {!isOpen && names.join(' · ')}</span></summary>
      {isOpen && <div className={css.notes}>{children}</div>}
    </details>
  );
}

/** What each note says, in a few words. */
function useNames(line: LinePage, page: PlenaryPage): string[] {
  const { t, text, lang } = useWords();
  return [
    ...(page.state === 'paused' ? [text(DESK_NOTES.paused)] : []), ...(page.may.lead && isSealed(page, line.line.contest) ? [text(DESK_NOTES.sealed)] : []), ...(line.hidden ? [text(DESK_NOTES.hidden)] : []), ...(line.outdated ? [t('plenary.outdatedShort')] : []),
    ...(!line.hidden && line.written === null && line.line.station === 0 ? [t('plenary.notAccepted')] : []), ...(line.written?.from === 'entry' ? [text(DESK_NOTES.unread)] : []), ...(line.doubts.includes('reader') ? [text(DOUBT_WORDS.reader)] : []),
    ...(line.replaced ? [text(DOUBT_WORDS.office)] : []),
    ...(line.findings.length > 0 ? [rulesInShort({ t, lang }, [...new Set(line.findings.map(({ code }) => code))])] : []),
    ...line.copies.filter(({ reason }) => reason !== null).map(({ of, statement, reason }) => `${of} (${t(`plenary.statement.${statement}`)}): ${reason ?? ''}`),
    ...line.objections.map(({ label, matter }) => `${label}: ${matter}`),
  ];
}

/** The rules that are broken, each with what the station's own people said of it on the phone. They have a fold of their own where nothing else is said. */
function Broken({ line, isOpen }: { line: LinePage; isOpen: boolean }) {
  const { t, text } = useWords();
  return line.findings.length > 0 && (
    <details className={css.findings} open={isOpen}>
      <summary>{t('plenary.findings', { count: line.findings.length })} {[...new Set(line.findings.map(({ code }) => code))].map((code) => <RuleFlag key={code} code={code} />)}</summary>
      {[...Map.groupBy(line.findings, ({ code }) => code)].map(([code, all]) => (
        <div key={code}>
          <ul>{all.map((finding) => <li key={finding.cells.join()}>{text(finding.supervisor)}</li>)}</ul>
          {line.kpps[code] !== undefined && <p className={css.said}><b>{t('plenary.brokenKpps')}:</b> {line.kpps[code]}</p>}
        </div>
      ))}
    </details>
  );
}

/** How far the written figures can be trusted, or why there are none. */
function Standing({ line }: { line: LinePage }) {
  const { t, text } = useWords();
  const isWaiting = line.state === 'waiting';
  return (
    <>
      {line.hidden && <p className={css.note}>{t('plenary.hidden')}</p>}
      {line.outdated && <p className={css.warned}><Icon name="warn" /> {t('plenary.outdated')}</p>}
      {!line.hidden && line.written === null && isWaiting && line.line.station === 0 && <p className={css.warned}><Icon name="warn" /> {t('plenary.noCertificate')}</p>}
      {line.written?.from === 'entry' && isWaiting && <p className={css.note}>{t(line.replaced ? 'plenary.unverifiedOffice' : 'plenary.unverified')}{line.doubts.includes('reader') && ` ${sentence(text(DOUBT_WORDS.reader))}`}</p>}
    </>
  );
}

/** What the station's own people had typed, where an office put other figures in its place. */
function Replaced({ replaced: { cells, by }, form }: { replaced: NonNullable<LinePage['replaced']>; form: Form }) {
  const { t, text } = useWords();
  const named = (id: string): string => {
    const cell = form.cells[form.index[id] ?? -1];
    return cell ? `${cell.place} ${text(cell.label)}` : id;
  };
  return (
    <details className={css.findings} open={cells.length <= FEW}>
      <summary><Icon name="warn" /> {t('plenary.replaced', { count: cells.length, by })}</summary>
      <ul>{cells.map(({ cell, before, after }) => <li key={cell}>{named(cell)}: <s>{before ?? '–'}</s> <Icon name="next" /> <b>{after ?? '–'}</b></li>)}</ul>
    </details>
  );
}
const FEW = 6;

/** Why the figures are others than those of the paper, and who stands for it. */
function Correction({ line }: { line: LinePage }) {
  const { t } = useWords();
  return (
    <div className={css.note}>
      <p><b>{t(line.state === 'corrected' ? 'plenary.line.corrected' : 'plenary.paperSays')}:</b> {line.reason}</p>
      {line.evidence && <p className="small">{t('plenary.evidence')}: {line.evidence}</p>}
      {line.askedBy && <p className="small">{t('plenary.askedBy')}: {line.askedBy}{line.agreedBy.length > 0 && ` · ${t('plenary.agreedBy')}: ${line.agreedBy.join(', ')}`}</p>}
    </div>
  );
}
