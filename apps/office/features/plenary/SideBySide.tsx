import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { describeForm, type Form } from '../../../../modules/forms/index.ts';
import { DOUBT_WORDS } from '../../../../modules/recapitulation/rules.ts';
import type { Finding } from '../../api/types.ts';
import { ruleWords } from '../../components/rule-words.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { changedCells } from '../sheets/drafts.ts';
import { findingsAt } from '../sheets/form.ts';
import { FigureInput, type FieldActs } from '../verification/FigureInput.tsx';
import { liveSum, stepsOf, type Step } from '../verification/reading.ts';
import type { Mode } from './desk-mode.ts';
import { RowName } from './RowName.tsx';
import { columnsOf, differing, differingBy, type Side } from './sides.ts';
import type { Draft } from './useDraft.ts';
import type { LinePage, PlenaryLevel } from './wire.ts';
import css from './read.module.css';

type Props = { line: LinePage; form: Form; level: PlenaryLevel; draft: Draft | null; mode: Mode; /** Of what is being typed, else of the line. */ findings: readonly Finding[]; onSubmit: () => void };

/** Every box of the form in the paper's order; what differs from what is written has a sign of its own. */
export function SideBySide({ line, form, level, draft, mode, findings, onSubmit }: Props) {
  const steps = useMemo(() => stepsOf(form, null), [form]);
  const sides = columnsOf(line, level);
  const marked = differing(sides, form);
  const [chosen, setChosen] = useState(0);
  const at = draft ? Math.max(0, steps.findIndex(({ cells }) => cells.includes(draft.at))) : chosen;
  const step = steps[at] ?? steps[0];
  const box = useRef<HTMLDivElement>(null);
  const focusCell = (cell: string): void => draft?.setAt(cell);
  // The hand goes where the draft says, in the same moment as the part of the form that holds the box: no key is lost before it.
  useLayoutEffect(() => { if (draft) box.current?.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(draft.at)}"]`)?.focus(); }, [draft?.at, draft === null]);
  if (!step) return null;
  return (
    <div className={css.sides} ref={box}>
      <Summary line={line} sides={sides.length} by={differingBy(sides, form)} />
      {steps.length > 1 && <Parts steps={steps} at={at} marked={marked} onGo={(next) => (draft ? focusCell(steps[next]?.cells[0] ?? '') : setChosen(next))} />}
      <Whose form={form} party={step.party} />
      <div className={css.halves} data-sides={Math.min(sides.length, MOST_BESIDE + 1)}>
        {(draft ? [step] : halvesOf(step)).map((half, place, all) => <Table key={half.id} step={half} part={all.length < 2 ? null : place === 0 ? 'verify.partBefore' : 'plenary.partVotes'} sides={sides} marked={marked} line={line} form={form} draft={draft} mode={mode} findings={findings} onSubmit={onSubmit} />)}
      </div>
      <Speakers sides={sides} />
    </div>
  );
}

/** Of a legislative form the party whose votes are on the screen; it stays in sight while its boxes are scrolled, since their rows name no party. */
function Whose({ form, party }: { form: Form; party: number | null }) {
  const { t } = useWords();
  return party !== null && <p className={css.whose} data-whose><span className="hidden-words">{t('verify.partParty', { party: String(party) })}</span><b className={css.number} aria-hidden="true">{party}</b> <b>{partyName(form, party)}</b></p>;
}

const partyName = (form: Form, party: number | null): string => (form.ballot.kind === 'parties' ? form.ballot.parties.find(({ number }) => number === party)?.name : undefined) ?? '';

/** With more columns than these two halves do not stand beside each other. */
const MOST_BESIDE = 2;

/** What a form that is on the screen whole says of voters and papers, and what it says of votes: beside each other where there is room, so that votes are seen at once. */
function halvesOf(step: Step): Step[] {
  const at = step.form.sections.findIndex(({ id }) => id === 'votes');
  const half = (id: string, sections: Form['sections']): Step => ({ ...step, id, form: { ...step.form, sections } });
  return step.id !== 'all' || at <= 0 ? [step] : [half('before', step.form.sections.slice(0, at)), half('votes', step.form.sections.slice(at))];
}

/** How far the sources say the same, and in the same breath what is open all the same: equal figures are not yet a line without doubt. */
function Summary({ line, sides, by: { said: own, copied } }: { line: LinePage; sides: number; by: ReturnType<typeof differingBy> }) {
  const { t, text } = useWords();
  const [rules, objections, said] = [new Set(line.findings.map(({ code }) => code)).size, line.objections.filter(({ outcome, kind }) => outcome === 'open' && kind === 'objection').length, line.copies.filter(({ statement }) => statement !== 'agreed').length];
  const open = [
    rules > 0 ? t('plenary.openRules', { count: rules }) : '', objections > 0 ? t('plenary.objectionCount', { count: objections }) : '', said > 0 ? t('plenary.openCopies', { count: said }) : '', line.doubts.includes('reader') ? text(DOUBT_WORDS.reader) : '',
  ].filter(Boolean);
  const differ = [own.length > 0 ? t('plenary.differ', { count: own.length }) : '', copied.length > 0 ? t('plenary.copiedToo', { count: copied.length }) : ''].filter(Boolean).join('; ');
  const same = sides === 0 ? t('plenary.nothingKnown') : own.length + copied.length > 0 ? differ : sides > 1 ? t('plenary.allEqual') : t(line.written?.from === 'accepted' ? 'plenary.twoAgreed' : 'plenary.oneSource');
  return <p className={css.summary} role="status">{same}{open.length > 0 && <> · {t('plenary.stillOpen', { what: open.join(', ') })}</>}</p>;
}

function Parts({ steps, at, marked, onGo }: { steps: readonly Step[]; at: number; marked: ReadonlySet<string>; onGo: (at: number) => void }) {
  const { t } = useWords();
  return (
    <nav className={css.parts} aria-label={t('verify.parts')}>
      {steps.map(({ id, party, cells }, index) => {
        const differs = cells.some((cell) => marked.has(cell));
        const name = party === null ? t(id === 'before' ? 'verify.partBefore' : 'verify.partAfter') : t('verify.partParty', { party: String(party) });
        return <button key={id} type="button" aria-current={index === at ? 'step' : undefined} data-differs={differs || undefined} title={name} aria-label={differs ? `${name}, ${t('plenary.differsHere')}` : name} onClick={() => onGo(index)}>{party ?? (id === 'before' ? 'I–III' : 'V')}{differs && ' ≠'}</button>;
      })}
    </nav>
  );
}

type TableProps = { step: Step; part: 'verify.partBefore' | 'plenary.partVotes' | null; sides: readonly Side[]; marked: ReadonlySet<string>; line: LinePage; form: Form; draft: Draft | null; mode: Mode; findings: readonly Finding[]; onSubmit: () => void };

function Table({ step, part, sides, marked, line, form, draft, mode, findings, onSubmit }: TableProps) {
  const words = useWords();
  const { t, text } = words;
  const name = part === null ? t('plenary.sideBySide') : `${t('plenary.sideBySide')}: ${t(part)}`;
  const told = (cell: string): Finding[] => findings.filter(({ cells, severity }) => severity === 'hard' && cells[0] === cell);
  const changed = new Set(draft && line.written ? changedCells(form, line.written.figures, draft.figures) : []);
  const width = 1 + sides.length + (draft ? 1 : 0);
  const whose = step.party === null ? '' : `, ${t('verify.partParty', { party: String(step.party) })} ${partyName(form, step.party)}`;
  const sections = describeForm(step.form).pages.flatMap((page) => page.sections);
  return (
    <div className={css.pane} role="region" aria-label={name} tabIndex={0}>
      <table className={css.table}>
        <caption className="hidden-words">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sheet.row')}</th>
            {sides.map((side) => <th key={side.key} scope="col"><SideHead side={side} isReplaced={line.replaced !== null} /></th>)}
            {draft && <th scope="col">{t(mode === 'correct' ? 'plenary.correct' : 'plenary.typed')}</th>}
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.id}>
            <tr className={css.section}><th scope="colgroup" colSpan={width}><b>{section.number}</b> {text(section.title)}</th></tr>
            {section.groups.flatMap((group) => group.rows).flatMap((row) => row.cells.flatMap((cell, at) => [
              <tr key={cell.id} data-differs={marked.has(cell.id) || changed.has(cell.id) || undefined} data-first={(at === 0 && row.cells.length > 1) || undefined}>
                <th scope="row"><RowName row={row} at={at} />{marked.has(cell.id) && <span className={css.sign}>≠<span className="hidden-words"> {t('plenary.differsHere')}</span></span>}</th>
                {sides.map((side) => <Figure key={side.key} side={side} cell={cell.id} />)}
                {draft && <td><Field cell={cell.id} name={`${cell.place} ${text(cell.label)}${whose}`} form={form} draft={draft} broken={severityAt(findings, cell.id)} onSubmit={onSubmit} /></td>}
              </tr>,
              ...(draft ? told(cell.id).map((one) => <tr key={`${cell.id} ${one.code}`} className={css.rule}><td colSpan={width}>{brokenInShort(words, one)}</td></tr>) : []),
            ]))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** A broken rule below its box, whose name and figure stand there: what it is, and the figure it would be right with. */
const brokenInShort = (words: Words, { code, expected }: Finding): string => `${ruleWords(words, code)}${expected === null ? '' : ` (${words.number(expected)})`}`;

/** The weight of what is broken at a box. */
const severityAt = (findings: readonly Finding[], cell: string): 'hard' | 'warn' | undefined => {
  const here = findingsAt(findings, cell);
  return here.some(({ severity }) => severity === 'hard') ? 'hard' : here.length > 0 ? 'warn' : undefined;
};

type Copy = Extract<Side, { kind: 'copy' }>;
const copyWords = (t: Words['t'], { entry, isReplaced }: Copy): string => (entry === null ? t('plenary.copyUnknown') : t(isReplaced ? 'plenary.copyReplaced' : 'plenary.copyOf', { number: String(entry) }));

/** Whose word each column of a copy is, and which entry it speaks of. */
function Speakers({ sides }: { sides: readonly Side[] }) {
  const { t } = useWords();
  const copies = sides.filter((side) => side.kind === 'copy');
  return copies.length > 0 && <ul className={css.speakers}>{copies.map((copy) => <li key={copy.key}><b>{copy.of}</b>: {copy.by} {t(`plenary.statement.${copy.statement}`)}, {copyWords(t, copy)}</li>)}</ul>;
}

function SideHead({ side, isReplaced }: { side: Side; isReplaced: boolean }) {
  const { t } = useWords();
  // The head is as short as a column is narrow: who said it, and of which entry, stands below the table.
  if (side.kind === 'copy') return <><span className={css.clamped} title={side.of}>{side.of}</span><span className={css.sub}>{t(`plenary.statement.${side.statement}`)}</span>{(side.isReplaced || side.entry === null) && <span className={css.sub}><b>{copyWords(t, side)}</b></span>}</>;
  return <>{t(`plenary.side.${side.kind}`)}<span className={css.sub}>{t(side.from === 'entry' && isReplaced ? 'plenary.from.office' : `plenary.from.${side.from}`)}</span></>;
}

function Figure({ side, cell }: { side: Side; cell: string }) {
  const { t, number } = useWords();
  const value = side.figures[cell];
  const isOther = side.differs.has(cell);
  // Nothing is known of what an objection does not name, nor of a copy whose entry the house does not hold: never taken for agreement.
  if (value === undefined) return <td className={css.unsaid}>·</td>;
  return <td data-other={isOther || undefined}>{value === null ? <i>{t('plenary.emptyBox')}</i> : number(value)}{isOther && <span className="hidden-words"> {t('plenary.differsHere')}</span>}</td>;
}

type FieldProps = { cell: string; name: string; form: Form; draft: Draft; broken: 'hard' | 'warn' | undefined; onSubmit: () => void };

function Field({ cell, name, form, draft, broken, onSubmit }: FieldProps) {
  const go = (by: 1 | -1): void => {
    const next = draft.beside(cell, by);
    if (next === '') { if (by === 1) onSubmit(); } else draft.setAt(next);
  };
  const acts: FieldActs = {
    next: () => go(1), back: () => go(-1), empty: () => { draft.empty(cell); go(1); }, submit: onSubmit, jump: () => undefined, fault: () => undefined,
    type: (text) => draft.type(cell, text), focus: () => draft.setAt(cell),
  };
  return <FigureInput cell={cell} name={name} value={draft.reading[cell] ?? ''} hasRoom={false} sum={liveSum(form, cell, draft.reading)} acts={acts} broken={broken} />;
}
