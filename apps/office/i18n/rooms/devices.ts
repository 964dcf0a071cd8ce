export const devicesId = {
  'nav.devices': 'Gawai',
} as const;

export const devicesEn: Readonly<Record<keyof typeof devicesId, string>> = {
  'nav.devices': 'Devices',
};
