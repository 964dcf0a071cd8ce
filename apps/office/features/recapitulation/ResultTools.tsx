import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { address } from '../../api/client.ts';
import type { ContestPage, Level, ResultPage } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { channelName } from './channel-name.ts';
import type { SetSearch } from './ResultsPage.tsx';
import css from './ResultTools.module.css';

/** What can be done with a result: other channel, the stations behind it, file, paper, link. */
export function ResultTools({ contest, page, set }: { contest: ContestPage; page: ResultPage; set: SetSearch }) {
  const words = useWords();
  const { t } = words;
  const mayList = useRightsIn(contest.event).may('sheets.read', page.region.path);
  const clipboard = useClipboard({ timeout: 2500 });
  const file = (format: 'csv' | 'xlsx'): string =>
    address(`/api/contests/${contest.id}/export`, { region: page.region.path, channel: page.channel, level: (page.childLevel ?? 'station') satisfies Level, format });
  return (
    <div className={css.tools}>
      {contest.channels.length > 1 && (
        <Choice label={t('channel.label')} value={page.channel} options={contest.channels.map((value) => ({ value, label: channelName(value, contest.event.publication, words) }))} onChange={(channel) => set({ channel })} />
      )}
      {mayList && <ButtonLink to="/contests/$contest/sheets" params={{ contest: String(contest.id) }} search={{ region: page.region.path, channel: page.channel }}>{t('results.list')}</ButtonLink>}
      <Button component="a" variant="default" href={file('csv')} download leftSection={<Icon name="download" />} aria-label={t('results.downloadCsv')}>CSV</Button>
      <Button component="a" variant="default" href={file('xlsx')} download leftSection={<Icon name="download" />} aria-label={t('results.downloadXlsx')}>XLSX</Button>
      <Button variant="default" onClick={() => window.print()} leftSection={<Icon name="print" />}><span className={css.words}>{t('results.print')}</span></Button>
      <Button variant="default" onClick={() => clipboard.copy(window.location.href)} leftSection={<Icon name="link" />}><span className={css.words} role="status">{clipboard.copied ? t('results.copied') : t('results.copy')}</span></Button>
    </div>
  );
}
