import type { Form } from '../../../../modules/forms/index.ts';
import { DOUBT_WORDS } from '../../../../modules/recapitulation/rules.ts';
import { Icon } from '../../components/Icon.tsx';
import { RuleFlag } from '../../components/RuleFlag.tsx';
import { useWords } from '../../i18n/index.ts';
import { sentence } from '../../i18n/sentence.ts';
import { isSealed } from './desk-mode.ts';
import { ObjectionItem } from './Objections.tsx';
import type { LinePage, PlenaryPage } from './wire.ts';
import css from './read.module.css';

/** What wants to be said before the figures: why nothing is here, what changed, what does not add up, what was objected. */
export function DeskNotes({ line, page, form }: { line: LinePage; page: PlenaryPage; form: Form }) {
  const { t, text } = useWords();
  return (
    <div className={css.notes}>
      {page.state === 'paused' && <p className={css.warned}><Icon name="warn" /> {t('plenary.pausedNote')}</p>}
      {page.may.lead && isSealed(page, line.line.contest) && <p className={css.note}>{t('plenary.sealed')}</p>}
      <Standing line={line} />
      {line.replaced && <Replaced replaced={line.replaced} form={form} />}
      {line.state !== 'waiting' && line.reason && <Correction line={line} />}
      {line.copies.filter(({ reason }) => reason !== null).map((copy) => <p key={`${copy.by} ${copy.of}`} className={css.warned}><b>{copy.of}</b> ({t(`plenary.statement.${copy.statement}`)}): {copy.reason}</p>)}
      {line.findings.length > 0 && (
        <details className={css.findings}>
          <summary>{t('plenary.findings', { count: line.findings.length })} {[...new Set(line.findings.map(({ code }) => code))].map((code) => <RuleFlag key={code} code={code} />)}</summary>
          <ul>{line.findings.map((finding) => <li key={`${finding.code} ${finding.cells.join()}`}>{text(finding.supervisor)}</li>)}</ul>
        </details>
      )}
      {line.objections.length > 0 && <ul className={css.objections}>{line.objections.map((one) => <ObjectionItem key={one.number} objection={one} />)}</ul>}
    </div>
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
