export const rolesId = {
  'nav.roles': 'Peran',
} as const;

export const rolesEn: Readonly<Record<keyof typeof rolesId, string>> = {
  'nav.roles': 'Roles',
};
