import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { can } from '../../api/rights.ts';
import type { Session } from '../../api/types.ts';
import { Choice } from '../../components/Choice.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { Deadline, Tag, TextArea } from './parts.tsx';
import { requests } from './queries.ts';
import { REQUEST_STATES, type PrivacySearch } from './search.ts';
import { useAct } from './useAct.ts';
import type { RequestView } from './wire.ts';
import css from './privacy.module.css';

const route = getRouteApi('/privacy');

/** What people ask about their own data, the most urgent first. */
export function RequestsTab({ session, state }: { session: Session; state: NonNullable<PrivacySearch['state']> }) {
  const { t } = useWords();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(requests(state));
  return (
    <div className={css.stack}>
      <p className="quiet">{t('requests.about')}</p>
      <div className={css.bar}>
        <Choice label={t('requests.state')} value={state} options={REQUEST_STATES.map((value) => ({ value, label: t(`requests.state.${value}`) }))}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, state: value }), replace: true })} />
        <Button component="a" variant="default" href="/api/privacy/requests/export" download leftSection={<Icon name="download" />}>{t('privacy.csv')}</Button>
      </div>
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <EmptyState title={t('requests.empty')} fix={t('requests.emptyFix')} />}
      {data && data.length > 0 && (
        <Sheet aria-label={t('privacy.tab.requests')}>
          <ul className={css.rows}>{data.map((one) => <RequestLine key={one.id} request={one} handles={can(session, 'privacy.manage', one)} link />)}</ul>
        </Sheet>
      )}
    </div>
  );
}

/** One request with its clock, its answer, and the way to answer it. */
export function RequestLine({ request, handles, link = false }: { request: RequestView; handles: boolean; link?: boolean }) {
  const { t, moment } = useWords();
  const [answering, setAnswering] = useState(false);
  return (
    <li>
      <div className={css.line}>
        <div>
          <b>{t(`requests.kind.${request.kind}`)}</b>
          {link && <> · <Link to="/people/$person" params={{ person: request.person }}>{request.name}</Link></>}
          <p className="small quiet">{t('requests.filed', { moment: moment(request.filedAt) })}{request.bySelf && <>, {t('requests.bySelf')}</>} · {t('deadline.until', { moment: moment(request.dueAt) })}</p>
        </div>
        <span className={css.buttons}>
          {request.state !== 'open' && <Tag tone={request.state === 'done' ? 'good' : 'warn'}>{t(`requests.state.${request.state}`)}</Tag>}
          <Deadline due={request.dueAt} clock={request.clock} />
        </span>
      </div>
      <p className={css.words}>{request.details}</p>
      {request.answer !== null && <p className={css.words}><b>{t('requests.answer')}:</b> {request.answer}</p>}
      {handles && request.state === 'open' && !answering && <div><Button variant="default" onClick={() => setAnswering(true)}>{t('requests.decide')}</Button></div>}
      {answering && <Answer request={request.id} onClose={() => setAnswering(false)} />}
    </li>
  );
}

function Answer({ request, onClose }: { request: string; onClose: () => void }) {
  const { t } = useWords();
  const [answer, setAnswer] = useState('');
  const decide = useAct(onClose);
  const send = (state: 'done' | 'refused'): void => decide.mutate({ path: `/api/privacy/requests/${request}/decide`, body: { state, answer: answer.trim() } });
  const isShort = answer.trim().length < 3;
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); send('done'); }}>
      <TextArea label={t('requests.answer')} value={answer} onChange={setAnswer} hint={t('requests.answerHint')} />
      {decide.error && <ProblemView error={decide.error} />}
      <div className={css.buttons}>
        <Button type="submit" disabled={isShort || decide.isPending}>{t('requests.done')}</Button>
        <Button variant="default" disabled={isShort || decide.isPending} onClick={() => send('refused')}>{t('requests.refuse')}</Button>
        <Button variant="subtle" onClick={onClose}>{t('privacy.cancel')}</Button>
      </div>
    </form>
  );
}
