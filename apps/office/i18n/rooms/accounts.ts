export const accountsId = {
  'nav.accounts': 'Akun',
} as const;

export const accountsEn: Readonly<Record<keyof typeof accountsId, string>> = {
  'nav.accounts': 'Accounts',
};
