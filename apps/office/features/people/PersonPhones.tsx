import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { PersonDevices } from '../devices/PersonDevices.tsx';
import { useReach } from './useReach.ts';

/** The phones of a person; nothing for a reader who may see no phones. */
export function PersonPhones({ person }: { person: string }) {
  const { t } = useWords();
  if (!useReach().anywhere('devices.read')) return null;
  return <Sheet title={t('nav.devices')}><PersonDevices person={person} /></Sheet>;
}
