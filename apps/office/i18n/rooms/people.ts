export const peopleId = {
  'nav.people': 'Orang',
} as const;

export const peopleEn: Readonly<Record<keyof typeof peopleId, string>> = {
  'nav.people': 'People',
};
