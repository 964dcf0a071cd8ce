import { useEffect, useMemo } from 'react';
import { keepDraft } from '../../app/drafts.ts';
import { goUp } from '../../app/route.ts';
import type { ScreenOf } from '../../app/screens.tsx';
import { signEntry } from '../../app/sign-entry.ts';
import { useField } from '../../app/useField.ts';
import { Heading } from '../../components/Heading.tsx';
import { sheetKey } from '../../entry/draft.ts';
import { otherSheets } from '../../entry/others.ts';
import { sheetFormOf } from '../../entry/sheet-form.ts';
import { sheetAt } from '../../station/find.ts';
import { stationParts } from '../../station/names.ts';
import { useWords } from '../../words/useWords.ts';
import { EntryFlow } from './EntryFlow.tsx';

/** The real sheet on the table: every key press is kept on the phone; signing puts it into the queue. */
export const EntryScreen: ScreenOf = ({ parts }) => {
  const { t } = useWords();
  const state = useField();
  const found = useMemo(() => sheetAt(parts, { work: state.work }), [parts, state.work]);
  const sheet = useMemo(() => (found ? sheetFormOf(found.contest, found.station) : null), [found]);
  const draft = found ? state.drafts[sheetKey(found.name)] : undefined;
  const stage = draft?.stage;
  // Looked at once per stage: what another sheet says does not change while this one is typed.
  const others = useMemo(() => (found && stage && stage !== 'fill' ? otherSheets(found.contest.id, found.station, state) : []), [found, stage]);
  const leave = (): void => goUp('sheet', ...parts);
  const isOver = found !== null && draft === undefined;
  useEffect(() => { if (isOver) leave(); }, [isOver]);
  if (!found || !sheet) return <Heading>{t('sheet.unknown')}</Heading>;
  if (!draft) return null;
  const { contest, station, name } = found;
  return (
    <EntryFlow desk={{
      sheet, contest: contest.name, station: t('station.name', stationParts(station)), tps: `TPS ${stationParts(station).number}`, person: state.profile?.person ?? '', draft, others, leave,
      save: (next) => keepDraft(sheetKey(name), next),
      sign: () => signEntry(found, draft),
    }}
    />
  );
};
