import { useMemo, type ReactNode } from 'react';
import { describeForm, type Form } from '../../../../modules/forms/index.ts';
import type { Finding } from '../../api/types.ts';
import { RuleFlag } from '../../components/RuleFlag.tsx';
import { useWords } from '../../i18n/index.ts';
import { findingsAt } from './form.ts';
import css from './FormView.module.css';

type Described = ReturnType<typeof describeForm>['pages'][number]['sections'][number];
type Group = Described['groups'][number];
type Row = Group['rows'][number];

/** How a figure is drawn: in boxes to read, in a field to type. */
export type DrawCell = (cell: string, name: string) => ReactNode;

/** A result sheet in the paper's own order, numbers and letters. */
export function FormView({ form, findings, draw }: { form: Form; findings: readonly Finding[]; draw: DrawCell }) {
  const { t } = useWords();
  const { pages } = useMemo(() => describeForm(form), [form]);
  return (
    <div className={css.form}>
      {pages.map(({ page, sections }) => (
        <div key={page} className={css.page}>
          <p className={css.pageNumber}>{t('sheet.page', { page })}</p>
          {sections.map((section) => <Section key={section.id} section={section} findings={findings} draw={draw} />)}
        </div>
      ))}
    </div>
  );
}

/** A legislative ballot has a block per party: on a wide screen they stand in two columns. */
const MANY = 4;

type Part = { findings: readonly Finding[]; draw: DrawCell };

function Section({ section, ...part }: Part & { section: Described }) {
  const { text } = useWords();
  return (
    <section>
      <h3 className={css.heading}><span className={css.letter}>{section.number}</span> {text(section.title)}</h3>
      <div className={section.groups.length > MANY ? css.many : undefined}>
        {section.groups.map((group) => <div key={group.letter} className={css.block}><GroupTable group={group} heading={text(section.title)} {...part} /></div>)}
      </div>
    </section>
  );
}

function GroupTable({ group, heading, findings, draw }: Part & { group: Group; heading: string }) {
  const { t, text } = useWords();
  const split = group.rows.some((row) => row.cells.length > 1);
  const title = group.title ? text(group.title) : heading;
  return (
    <table className={css.table}>
      <caption className={group.title ? css.group : 'hidden-words'}>{group.letter && <span className={css.letter}>{group.letter}</span>} {title}</caption>
      <thead className={split ? undefined : css.quietHead}>
        <tr>
          <th scope="col"><span className="hidden-words">{t('sheet.row')}</span></th>
          {split
            ? (['male', 'female', 'total'] as const).map((column) => <th key={column} scope="col"><abbr title={t(`sheet.${column}Long`)}>{t(`sheet.${column}`)}</abbr></th>)
            : <th scope="col"><span className="hidden-words">{t('sheet.totalLong')}</span></th>}
        </tr>
      </thead>
      <tbody>{group.rows.map((row) => <FormRow key={row.id} row={row} columns={split ? 3 : 1} findings={findings} draw={draw} />)}</tbody>
    </table>
  );
}

function FormRow({ row, columns, findings, draw }: Part & { row: Row; columns: number }) {
  const { text } = useWords();
  const broken = [...new Map(row.cells.flatMap(({ id }) => findingsAt(findings, id)).map((finding) => [finding.code, finding])).values()];
  return (
    <tr>
      <th scope="row">
        <span className={css.place}>{row.place}</span> {text(row.label)}
        {broken.length > 0 && (
          <span className={css.flags}>
            {broken.map((finding) => <span key={finding.code} title={text(finding.kpps)}><RuleFlag code={finding.code} /></span>)}
          </span>
        )}
      </th>
      {row.cells.length === 1 && columns > 1 && <td colSpan={columns - 1} />}
      {row.cells.map((cell) => <td key={cell.id}>{draw(cell.id, `${cell.place} ${text(cell.label)}`)}</td>)}
    </tr>
  );
}
