import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { HALL_END } from '../../i18n/rooms/hall-guide.ts';
import { FormDialog } from '../plenary/FormDialog.tsx';
import { useAct } from '../plenary/useAct.ts';
import { hall as hallQuery } from './queries.ts';
import type { HallView } from './wire.ts';
import css from './bundle.module.css';

type Props = { plenary: number; isFinished: boolean; isClosed: boolean };

const fileOf = (plenary: number): string => `/api/plenaries/${plenary}/hall/file`;

/** On the laptop of a hall: the plenary ends here, and its file goes back to the office. No terminal is needed for that. */
export function LaptopPanel({ plenary, isFinished, isClosed }: Props) {
  const { text } = useWords();
  const [asked, setAsked] = useState<'finish' | 'go-on' | null>(null);
  return (
    <Sheet title={text(HALL_END.title)}>
      <div className={css.panel}>
        {isFinished ? (
          <>
            <ol className={css.steps}>
              <li><a href={fileOf(plenary)} download>{text(HALL_END.file)}</a></li>
              {([HALL_END.carry, HALL_END.join, HALL_END.keep]).map((step) => <li key={step.en}>{text(step)}</li>)}
            </ol>
            <div className={css.tools}><Button variant="default" onClick={() => setAsked('go-on')}>{text(HALL_END.goOn)}</Button></div>
          </>
        ) : (
          <>
            <p>{text(HALL_END.about)}</p>
            <div className={css.tools}><Button variant={isClosed ? 'filled' : 'default'} onClick={() => setAsked('finish')}>{text(HALL_END.end)}</Button></div>
          </>
        )}
      </div>
      {asked && <AskDialog kind={asked} plenary={plenary} isClosed={isClosed} onClose={() => setAsked(null)} />}
    </Sheet>
  );
}

/** Asked once more: what follows is for everybody who works with this laptop. */
function AskDialog({ kind, plenary, isClosed, onClose }: { kind: 'finish' | 'go-on'; plenary: number; isClosed: boolean; onClose: () => void }) {
  const { text } = useWords();
  const client = useQueryClient();
  const act = useAct<HallView>((view) => {
    client.setQueryData(hallQuery.queryKey, view);
    if (kind === 'finish') window.location.assign(fileOf(plenary));
    onClose();
  });
  const isEnd = kind === 'finish';
  return (
    <FormDialog title={text(isEnd ? HALL_END.end : HALL_END.goOn)} submit={text(isEnd ? HALL_END.endDo : HALL_END.goOn)} ready busy={act.isPending} error={act.error} onSubmit={() => act.mutate({ path: `/api/plenaries/${plenary}/hall/${kind}` })} onClose={onClose}>
      <p>{text(isEnd ? HALL_END.about : HALL_END.goOnAbout)}</p>
      {isEnd && !isClosed && <p className={css.warned}>{text(HALL_END.notClosed)}</p>}
    </FormDialog>
  );
}
