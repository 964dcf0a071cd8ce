import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import type { StatementList } from '../../../../modules/supervision/contract.ts';
import type { ContestPage } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { Icon } from '../../components/Icon.tsx';
import { RuleFlag } from '../../components/RuleFlag.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { fill } from '../../../../kernel/text.ts';
import { useWords } from '../../i18n/index.ts';
import { CASE_NEXT } from '../../i18n/rooms/case-next.ts';
import { statements as statementsQuery } from '../mandates/queries.ts';
import { cellName, findingsOf, formOf, parametersOf } from '../sheets/form.ts';
import { brokenRules, equalityOf, lastWords, nextOf, overwritten, type BrokenRule, type Equality } from './standing.ts';
import type { CasePage } from './wire.ts';
import css from './queue.module.css';

type Props = { contest: ContestPage; page: CasePage };

/** Two answers of equal weight: whose figures are the same, and what is open all the same. Equal figures are not yet a sheet without doubt. */
export function Standing({ contest, page }: Props) {
  const { t } = useWords();
  const form = useMemo(() => formOf(contest), [contest]);
  const equality = useMemo(() => equalityOf(page, form), [page, form]);
  const objections = useObjections({ contest, page });
  const open = useOpen({ contest, page }, equality, objections.rows);
  return (
    <div className={css.standing}>
      <Sheet title={t('case.equal')}>
        <Equal equality={equality} isAccepted={page.state === 'accepted'} form={form} />
        <Agreed rows={objections.agreed} />
      </Sheet>
      <Sheet title={open.length > 0 ? t('case.openCount', { count: open.length }) : t(objections.note ? 'case.open.what' : 'case.openNone')}>
        {open.length > 0 && <ul className={css.open}>{open}</ul>}
        {open.length === 0 && !objections.note && <p><Icon name="good" /> {t('case.openNoneAbout')}</p>}
        {objections.note && <p className="small quiet">{t(objections.note)}</p>}
        <Next page={page} count={equality.kinds.length} />
      </Sheet>
    </div>
  );
}

/** What comes next of itself, so that nobody waits for somebody who waits for them. */
function Next({ page, count }: { page: CasePage; count: number }) {
  const { text } = useWords();
  const next = nextOf(page);
  return next && <p className={css.next}>{fill(text(CASE_NEXT[next]), { count })}</p>;
}

const SHOWN = 8;
/** The rows of the paper in which these boxes are, of many the first. */
function placesOf(form: Form, cells: readonly string[]): string {
  const places = [...new Set(cells.map((cell) => cellName(form, cell).place))];
  return places.slice(0, SHOWN).join(', ') + (places.length > SHOWN ? ', …' : '');
}

function Equal({ equality: { kinds, compared, equal, differing }, isAccepted, form }: { equality: Equality; isAccepted: boolean; form: Form }) {
  const { t } = useWords();
  const [first] = kinds;
  if (first === undefined) return <p>{t('case.entriesNone')}</p>;
  const who = [...new Set(kinds)].map((kind) => t(`case.kind.${kind}`)).join(', ');
  if (compared === 0) return <p>{t('case.equalAlone', { who })}</p>;
  const places = placesOf(form, differing);
  return (
    <>
      <p><b>{equal === compared ? t('case.equalAll', { who, count: compared }) : t('case.equalSome', { who, equal, count: compared })}</b></p>
      {differing.length > 0 && <p>{t(isAccepted ? 'case.equalSettled' : 'case.equalDiffering', { count: differing.length, places })}</p>}
    </>
  );
}

/** Who signed the copy they were given, and of which entry it was made. */
function Agreed({ rows }: { rows: StatementList['rows'] }) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  return <><p><Icon name="good" /> {t('case.agreed', { count: rows.length })}</p><ul className={css.open}>{rows.map((row) => <li key={row.id}><Sayer row={row} /></li>)}</ul></>;
}

/** A witness or supervisor, whom they stand for, and which entry of the station they speak of. */
function Sayer({ row: { person, contestant, entryNumber } }: { row: StatementList['rows'][number] }) {
  const { t } = useWords();
  return <>{person.name}{contestant && ` (${contestant.number} ${contestant.name})`}, {entryNumber === null ? t('case.aboutUnknown') : t('case.aboutEntry', { number: entryNumber })}</>;
}

type Objections = { readonly rows: StatementList['rows']; readonly agreed: StatementList['rows']; /** Why nothing can be said of them. */ readonly note: 'case.objectionsHidden' | 'case.objectionsUnread' | null };

/** What witnesses and supervisors say of the sheet, for and against; not known is told, never taken for none. */
function useObjections({ contest, page }: Props): Objections {
  const mayRead = useRightsIn(contest.event).may('supervision.read', `${page.village.path}/${page.station}`);
  const { data } = useQuery({ ...statementsQuery(contest.id, page.village.path, page.station), enabled: mayRead });
  const { agreed = [], not = [] } = Object.groupBy(lastWords(data?.rows ?? []), ({ statement }) => (statement === 'agreed' ? 'agreed' : 'not'));
  return { rows: not, agreed, note: data ? null : mayRead ? 'case.objectionsUnread' : 'case.objectionsHidden' };
}

/** What somebody should still look at, each as one line. */
function useOpen({ contest, page }: Props, { differing }: Equality, said: Objections['rows']): ReactNode[] {
  const { t } = useWords();
  const form = useMemo(() => formOf(contest), [contest]);
  const rules = useMemo(() => {
    const parameters = parametersOf(contest);
    return brokenRules(page, (figures) => (parameters ? findingsOf(form, figures, { unitType: page.unitType, dpt: { male: null, female: null, total: page.registered } }, parameters) : []));
  }, [contest, form, page]);
  const office = page.state === 'accepted' ? null : overwritten(page, form);
  const current = page.entries.filter((entry) => entry.standing === 'current' && entry.round === page.round);
  const twins = page.photos.filter((photo) => photo.standing === 'current' && photo.twins.length > 0);
  return [
    ...(page.state !== 'accepted' && differing.length > 0 ? [<li key="differing">{t('case.openDiffering', { count: differing.length })}</li>] : []),
    ...(office ? [<li key="office">{t('case.openOverwritten', { by: office.by, count: office.cells.length, places: placesOf(form, office.cells) })}</li>] : []),
    ...rules.map((rule) => <Rule key={rule.code} rule={rule} />),
    ...said.map((row) => <Against key={row.id} row={row} page={page} form={form} />),
    ...current.filter(({ evidence }) => evidence === 'altered' || evidence === 'forged').map(({ number, by, evidence }) => <li key={`evidence ${number}`} className={css.warn}>{by}: {t(`case.evidence.${evidence}`)}</li>),
    ...(twins.length > 0 ? [<li key="twins">{t('case.openTwins', { pages: twins.map((photo) => photo.page).join(', ') })}</li>] : []),
    ...(page.readable ? [] : [<li key="photos">{t(page.state === 'accepted' ? 'case.photosIncomplete' : 'case.unphotographed')}</li>]),
    ...(page.photosReplacedAt === null ? [] : [<li key="replaced">{t('case.replaced')}</li>]),
  ];
}

/** What somebody at the station says otherwise, box by box beside what its people wrote, with the pictures they took of it. */
function Against({ row, page, form }: { row: StatementList['rows'][number]; page: CasePage; form: Form }) {
  const { t } = useWords();
  const written = page.entries.find(({ number }) => number === row.entryNumber)?.figures ?? {};
  const told = (figure: number | null | undefined): string => (figure === null || figure === undefined ? '–' : String(figure));
  return (
    <li>
      <b>{t(`mandates.statement.${row.statement}`)}</b>: <Sayer row={row} />{row.reason !== null && `. ${row.reason}`}{row.hidden && `. ${t('mandates.hidden')}`}
      {Object.entries(row.figures).map(([cell, figure]) => <span key={cell} className={css.paper}>{t('case.saidCell', { place: cellName(form, cell).place, figure: told(figure), written: told(written[cell]) })}</span>)}
      {row.photos.map((sha256, at) => (
        <span key={sha256} className={css.paper}>
          {row.missing.includes(sha256) ? t('case.saidPhotoMissing', { number: at + 1 })
            : <a href={`/api/photos/${sha256}`} target="_blank" rel="noreferrer">{t('case.saidPhoto', { number: at + 1, name: row.person.name })}</a>}
        </span>
      ))}
    </li>
  );
}

function Rule({ rule: { code, text, kinds, counts, reasons } }: { rule: BrokenRule }) {
  const words = useWords();
  const { t } = words;
  const who = kinds.length > 0 ? kinds.map((kind) => t(`case.kind.${kind}`)).join(', ') : t('case.agreement');
  return (
    <li>
      <RuleFlag code={code} /> {text && words.text(text)}
      {counts && <span className={css.paper}>{t('case.ruleCounts')}</span>}
      {reasons.length === 0 && <span className={css.paper}>{t('case.paperUnsaid', { who })}</span>}
      {reasons.map(({ number, by, reason }) => <span key={number} className={css.paper}>{t('case.paperSays', { reason, number, by })}</span>)}
    </li>
  );
}
