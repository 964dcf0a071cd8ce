import { problem, type Problem } from '../../../../kernel/problem.ts';
import type { Text } from '../../../../kernel/text.ts';

const REASONS = {
  signature: { id: 'Tanda tangan gawai tidak cocok dengan kiriman ini, atau gawai ini tidak dikenal.', en: 'The device\'s signature does not match what was sent, or the device is not known.' },
  revoked: { id: 'Gawai ini sudah dicabut oleh kantor.', en: 'The office has revoked this device.' },
  duty_ended: { id: 'Tugas yang membawa gawai ini tidak berlaku sekarang.', en: 'The duty of this device does not hold now.' },
  closed: { id: 'Akun pemegang gawai ini ditutup.', en: 'The account of this device\'s holder is closed.' },
  not_a_device: { id: 'Ini hanya diterima dari gawai yang terdaftar dan menandatangani kirimannya.', en: 'This is only taken from an enrolled device that signs what it sends.' },
} as const satisfies Record<string, Text>;

export type Refusal = keyof typeof REASONS;

/** `device_refused` with its reason in words. */
export const refusal = (why: Refusal): Problem => problem('device_refused', REASONS[why]);
