import { Button } from '@mantine/core';
import { useState } from 'react';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Select } from '../../components/Select.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { TextArea } from './parts.tsx';
import { RequestLine } from './RequestsTab.tsx';
import { personPath, useAct } from './useAct.ts';
import { REQUEST_KINDS, type RequestView } from './wire.ts';
import css from './privacy.module.css';

type Props = { person: string; requests: readonly RequestView[]; mayFile: boolean; handles: boolean };

/** What the person asked about the own data, and a way to ask. */
export function PersonRequests({ person, requests, mayFile, handles }: Props) {
  const { t } = useWords();
  const [filing, setFiling] = useState(false);
  return (
    <Sheet title={t('privacy.tab.requests')} aside={mayFile && !filing && <Button variant="default" onClick={() => setFiling(true)}>{t('requests.file')}</Button>}>
      {filing && <File person={person} onClose={() => setFiling(false)} />}
      {requests.length === 0 && <p className="quiet">{t('requests.empty')}</p>}
      <ul className={css.rows}>{requests.map((one) => <RequestLine key={one.id} request={one} handles={handles} />)}</ul>
    </Sheet>
  );
}

function File({ person, onClose }: { person: string; onClose: () => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<RequestView['kind']>('correction');
  const [details, setDetails] = useState('');
  const file = useAct(onClose);
  const send = (): void => file.mutate({ path: personPath(person, 'requests'), body: { kind, details: details.trim() } });
  return (
    <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Select label={t('requests.kind')} value={kind} options={REQUEST_KINDS.map((value) => ({ value, label: t(`requests.kind.${value}`) }))} onChange={(value) => setKind(REQUEST_KINDS.find((one) => one === value) ?? 'correction')} />
      <TextArea label={t('requests.details')} value={details} onChange={setDetails} />
      {file.error && <ProblemView error={file.error} onRetry={send} />}
      <div className={css.buttons}>
        <Button type="submit" disabled={details.trim().length < 3 || file.isPending}>{t('requests.fileSend')}</Button>
        <Button variant="default" onClick={onClose}>{t('privacy.cancel')}</Button>
      </div>
    </form>
  );
}
