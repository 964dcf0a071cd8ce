import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { outbox, type Message } from './queries.ts';
import css from './OutboxPage.module.css';
import shared from './accounts.module.css';

/** What the house sent or holds back, the newest first. In the demo house this is where codes and links arrive. */
export function OutboxPage() {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(outbox);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page>
      <PageTitle title={t('outbox.title')} under={data && t(data.pages[0]?.demo ? 'outbox.demo' : 'outbox.about')} />
      {data && rows.length === 0 && <EmptyState title={t('outbox.empty')} fix={t('outbox.emptyFix')} />}
      {rows.length > 0 && (
        <Sheet aria-label={t('outbox.title')}>
          <ol className={css.messages}>{rows.map((row) => <Line key={row.id} message={row} />)}</ol>
          {hasNextPage && <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('audit.more')}</Button>}
        </Sheet>
      )}
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={8} />}
    </Page>
  );
}

const TONES: Readonly<Record<string, string>> = { failed: 'warn', waiting: 'quiet', held: 'quiet' };

function Line({ message }: { message: Message }) {
  const words = useWords();
  const { t, moment } = words;
  return (
    <li className={css.message}>
      <div className={css.head}>
        <h2>{message.subject}</h2>
        <span className={shared.tag} data-tone={TONES[message.state]}>{stateOf(message.state, words)}</span>
      </div>
      <p className="small quiet">
        {t(`outbox.channel.${message.channel}`)} · {t('outbox.to', { to: message.to })} · <time dateTime={message.createdAt}>{moment(message.createdAt)}</time>
        {message.sentAt && <> · {t('outbox.sentAt', { time: moment(message.sentAt) })}</>}
        {message.attempts > 1 && <> · {t('outbox.attempts', { count: message.attempts })}</>}
      </p>
      {message.lastError && <p className="small">{t('outbox.lastError', { error: message.lastError })}</p>}
      {message.text !== null && <p className={css.text}><WithLinks text={message.text} /></p>}
    </li>
  );
}

function stateOf(state: string, { t }: Words): string {
  if (state === 'waiting' || state === 'sent' || state === 'failed' || state === 'held') return t(`outbox.state.${state}`);
  return state;
}

/** Addresses of this very house can be pressed; others stay text. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) => <Fragment key={at}>{leadsHere(part) ? <a href={part}>{part}</a> : part}</Fragment>);
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** This house, under the name it was opened with or, on this machine, under its other name. */
function leadsHere(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, hostname, port } = new URL(text);
  const here = window.location;
  return origin === here.origin || (LOOPBACK.test(hostname) && LOOPBACK.test(here.hostname) && port === here.port);
}
