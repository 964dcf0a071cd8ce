import { NIK_WARNINGS } from '../../../../modules/people/rules.ts';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { useScheme } from '../regions/useScheme.ts';
import { withinOf } from '../regions/within.ts';
import { nikFlaw, warningsIn, type PersonDraft } from './person-draft.ts';
import { RegionField } from './RegionField.tsx';
import { useReach } from './useReach.ts';
import css from './people.module.css';

type Props = { draft: PersonDraft; set: (change: Partial<PersonDraft>) => void; isNew: boolean; /** The day of birth is recorded, and not for this reader. */ isDayHidden?: boolean };

/** The fields of a person. What is impossible is told at the field; what is odd is told and never stands in the way. */
export function PersonFields({ draft, set, isNew, isDayHidden = false }: Props) {
  const { t, text } = useWords();
  const reach = useReach();
  const scheme = useScheme() ?? '';
  const flaw = nikFlaw(draft.nik);
  const warnings = warningsIn(draft);
  return (
    <>
      <TextField label={t('people.name')} value={draft.name} maxLength={120} required isMarked autoComplete="off" onChange={(name) => set({ name })} />
      <TextField
        label={t('people.nik')} value={draft.nik} inputMode="numeric" autoComplete="off" maxLength={24} hint={t(isNew ? 'people.nikHint' : 'people.nikKeep')}
        wrong={flaw ? text(flaw) : undefined} onChange={(nik) => set({ nik })}
      />
      <div aria-live="polite">{warnings.map((warning) => <p key={warning} className={css.warned}>{text(NIK_WARNINGS[warning])}</p>)}</div>
      <div className={css.pair}>
        <label className={css.choose}>{t('people.sex')}
          <select value={draft.sex} onChange={(event) => set({ sex: event.currentTarget.value as PersonDraft['sex'] })}>
            <option value="">{t('people.unknown')}</option><option value="male">{t('people.male')}</option><option value="female">{t('people.female')}</option>
          </select>
        </label>
        <TextField label={t('people.birthDate')} type="date" value={draft.birthDate} min="1900-01-01" hint={isDayHidden ? t('people.nikKeep') : undefined} onChange={(birthDate) => set({ birthDate })} />
        <TextField label={t('people.birthPlace')} value={draft.birthPlace} maxLength={80} autoComplete="off" onChange={(birthPlace) => set({ birthPlace })} />
      </div>
      <RegionField
        label={t('people.home')} required value={draft.path} onChange={(path) => set({ path })} within={withinOf(scheme, reach.places('people.write'))}
        accepts={(hit) => reach.overHome('people.write', { scheme, path: hit.path })}
      />
      <TextField label={t('people.address')} value={draft.address} maxLength={300} autoComplete="off" hint={t(isNew ? 'people.addressHint' : 'people.addressKeep')} onChange={(address) => set({ address })} />
      {isNew && (
        <div className={css.pair}>
          <TextField label={t('people.phone')} value={draft.phone} inputMode="tel" autoComplete="off" onChange={(phone) => set({ phone })} />
          <TextField label={t('people.email')} value={draft.email} inputMode="email" autoComplete="off" onChange={(email) => set({ email })} />
        </div>
      )}
    </>
  );
}
