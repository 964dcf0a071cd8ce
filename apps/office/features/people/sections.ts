import type { ComponentType } from 'react';
import { PersonAccount } from '../accounts/PersonAccount.tsx';
import { PersonMandates } from '../mandates/PersonMandates.tsx';
import { PersonPrivacySection } from '../privacy/PersonPrivacySection.tsx';
import { PersonRoles } from '../roles/PersonRoles.tsx';
import { PersonPhones } from './PersonPhones.tsx';

/** What other rooms know of a person, on that person's page, in this order. A section that has nothing for this reader shows nothing. */
export const SECTIONS: readonly ComponentType<{ person: string }>[] = [
  PersonRoles,
  PersonMandates,
  PersonAccount,
  PersonPhones,
  PersonPrivacySection,
];
