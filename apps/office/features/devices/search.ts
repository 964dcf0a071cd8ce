import { DEVICE_STATES, type DeviceState } from './wire.ts';

type Raw = Record<string, unknown>;
const word = (raw: Raw, name: string): string | undefined => (typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined);

/** State of the room: which phones are shown. */
export type DevicesSearch = {
  state?: DeviceState | undefined; role?: string | undefined; scheme?: string | undefined; region?: string | undefined;
  person?: string | undefined; q?: string | undefined;
};

export const devicesSearch = (raw: Raw): DevicesSearch => ({
  state: DEVICE_STATES.find((state) => state === raw['state']), role: word(raw, 'role'), scheme: word(raw, 'scheme'), region: word(raw, 'region'),
  person: word(raw, 'person'), q: word(raw, 'q'),
});
