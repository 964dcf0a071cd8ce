import { useQueries } from '@tanstack/react-query';
import { placesOf, type Place, type Verb } from '../../../../kernel/access.ts';
import { region } from '../../api/queries.ts';
import type { Session } from '../../api/types.ts';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';

const written = ({ scheme, path }: Place): string => `${scheme}:${path}`;

/** `kemendagri:16.71` as a place; '*' with an empty path is the whole house. */
export function placeFrom(text: string): Place {
  const [scheme = '*', path = ''] = text.split(':');
  return { scheme, path };
}

/** Where this person holds a right, each place once. */
export const placesHeld = (session: Session, verb: Verb): string[] =>
  [...new Set(placesOf({ ...session.actor, grants: session.actor.roles }, verb).map(written))].sort();

export const useFirstPlace = (session: Session, verb: Verb): string => placesHeld(session, verb)[0] ?? '*:';

type Props = { session: Session; verb: Verb; label: string; value: string; onChange: (place: string) => void };

/** One of the regions in which the reader holds a right, by name. */
export function PlaceChoice({ session, verb, label, value, onChange }: Props) {
  const { t } = useWords();
  const places = placesHeld(session, verb);
  const found = useQueries({ queries: places.map((text) => {
    const { scheme, path } = placeFrom(text);
    return { ...region(scheme === '*' ? 'kemendagri' : scheme, path), enabled: path !== '' };
  }) });
  const options = places.map((text, at) => ({ value: text, label: placeFrom(text).path === '' ? t('region.nation') : (found[at]?.data?.region.name ?? placeFrom(text).path) }));
  return <Select label={label} value={value} options={options} onChange={onChange} />;
}
