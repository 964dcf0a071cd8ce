import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Picker } from './Picker.tsx';
import { peopleNamed } from './queries.ts';

export type ChosenPerson = { readonly id: string; readonly name: string };
const PAUSE_MILLISECONDS = 200;

/** Somebody of the reader's regions, by name. */
export function PersonPicker({ scheme, value, onChange }: { scheme: string; value: ChosenPerson | null; onChange: (person: ChosenPerson | null) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, PAUSE_MILLISECONDS);
  const { data } = useQuery(peopleNamed(scheme, q));
  return (
    <Picker
      required
      label={t('roles.pickPerson')} hint={t('roles.pickPersonHint')} nothing={t('roles.nobody')} typed={typed} onType={setTyped}
      chosen={value && <><b>{value.name}</b> <span className="codes">{value.id}</span></>}
      found={q.trim().length >= 3 ? data?.rows : undefined} keyOf={({ id }) => id} onChoose={onChange}
      draw={(person) => <><b>{person.name}</b> · {person.region.name || person.region.path}{person.birthYear !== null && ` · ${person.birthYear}`}</>}
    />
  );
}
