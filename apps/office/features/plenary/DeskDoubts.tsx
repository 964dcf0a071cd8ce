import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import { DOUBT_WORDS } from '../../../../modules/recapitulation/rules.ts';
import { Icon } from '../../components/Icon.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useWords } from '../../i18n/index.ts';
import { sentence } from '../../i18n/sentence.ts';
import type { Doubt, Doubts } from './sides.ts';
import css from './read.module.css';

type Props = { doubts: Doubts; form: Form; isPending: boolean; onSure: () => void; onCalm: () => void };

/** Somebody says otherwise: which box, what is written, what is said and by whom, before the line is said to agree. */
export function DeskDoubts({ doubts: { cells, more, against, objections, isReadOtherwise, isReplaced }, form, isPending, onSure, onCalm }: Props) {
  const { t, text } = useWords();
  const box = useRef<HTMLDivElement>(null);
  // On a phone the foot may begin below the screen's edge.
  useEffect(() => { box.current?.scrollIntoView({ block: 'nearest' }); }, []);
  return (
    <div ref={box} className={css.doubt} role="alert" data-doubt>
      <p><Icon name="warn" /> <b>{t('plenary.doubtHead')}</b></p>
      <ul>
        {cells.map((one) => <li key={one.cell}><Box doubt={one} form={form} /></li>)}
        {more > 0 && <li>{t('plenary.doubtMore', { count: more })}</li>}
        {against.map(({ by, of, statement, reason }) => <li key={`${by} ${of}`}>{of} ({by}) {t(`plenary.statement.${statement}`)}{reason === null ? '' : `: ${reason}`}</li>)}
        {isReadOtherwise && <li>{sentence(text(DOUBT_WORDS.reader))}</li>}
        {isReplaced && <li>{sentence(text(DOUBT_WORDS.office))}</li>}
        {objections.map((label) => <li key={label}>{t('plenary.doubtObjection', { label })}</li>)}
      </ul>
      <p className="small">{t('plenary.doubtAsk')}</p>
      <span className={css.tools}>
        <Button size="md" loading={isPending} onClick={onSure}>{t('plenary.doubtYes')}&nbsp;<KeyHint>Y</KeyHint></Button>
        <Button variant="default" onClick={onCalm}>{t('sheet.cancel')}&nbsp;<KeyHint>Esc</KeyHint></Button>
      </span>
    </div>
  );
}

function Box({ doubt: { cell, written, said }, form }: { doubt: Doubt; form: Form }) {
  const { t, text, number } = useWords();
  const value = (figure: number | null): string => (figure === null ? t('plenary.emptyBox') : number(figure));
  const box = form.cells[form.index[cell] ?? -1];
  return (
    <>
      {box ? `${box.place} ${text(box.label)}` : cell}: {t('plenary.doubtWritten', { value: value(written) })}
      {said.map((one) => <span key={one.side.key}>, <b>{t('plenary.doubtSaid', { who: one.side.kind === 'copy' ? `${one.side.by} (${one.side.of})` : t(`plenary.from.${one.side.from}`), value: value(one.value) })}</b></span>)}
    </>
  );
}
