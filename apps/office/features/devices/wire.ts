import type * as Contract from '../../../../modules/people/contract.ts';

/** The wire of devices, seen from the office: types only, so that no server code enters the bundle. */
type C = typeof Contract;
export type DeviceRow = Contract.DeviceView;
export type DeviceState = DeviceRow['state'];
export type DevicePage = Contract.DevicePage;
export type Invited = Contract.DeviceInvited;
export type InviteRow = Contract.DeviceInviteView;
export type InvitePage = Contract.InvitePage;
export type OwnDevices = Contract.OwnDevices;
export type PhoneDuty = Contract.PhoneDutyPage['rows'][number];
export type PhoneDutyPage = Contract.PhoneDutyPage;

/** Held to the contract by its type, without carrying the contract into the bundle. */
export const DEVICE_STATES: C['DEVICE_STATES'] = ['active', 'ended', 'revoked'];
