export const privacyId = {
  'nav.privacy': 'Privasi',
} as const;

export const privacyEn: Readonly<Record<keyof typeof privacyId, string>> = {
  'nav.privacy': 'Privacy',
};
