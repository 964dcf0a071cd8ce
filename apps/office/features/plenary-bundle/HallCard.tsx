import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { hall as hallQuery } from './queries.ts';

/** On the laptop of a hall: the one plenary it is there for, first of all. Nothing at an office. */
export function HallCard() {
  const { t } = useWords();
  const hall = useQuery(hallQuery).data?.hall;
  if (!hall) return null;
  return (
    <Sheet title={t('bundle.hall', { place: hall.place })}>
      <p>{t(hall.finishedAt === null ? 'bundle.roomHere' : 'bundle.roomOver')}</p>
      <p><ButtonLink to="/plenaries/$id" params={{ id: String(hall.plenary) }} variant="filled">{t('bundle.room')}</ButtonLink></p>
    </Sheet>
  );
}
