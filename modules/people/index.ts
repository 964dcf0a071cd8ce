/** The door of the room: the only file that other modules import. Server only; screens import contract.ts. */
export * from './contract.ts';
export { actorOfToken } from './accounts/sessions/actor-of.ts';
export { noSessionCookie, sessionCookie, tokenFrom } from './accounts/sessions/cookie.ts';
export { composePeople } from './compose.ts';
export { composeDevices } from './devices/compose.ts';
export { actorOfDevice, comesFromDevice } from './devices/signed/actor-of-device.ts';
export { openSession } from './accounts/sessions/open-session.ts';
export { DEMO_PEOPLE, type DemoPerson } from './fixtures/demo-people.ts';
export { plantDemoPeople } from './fixtures/plant-demo.ts';
export { routes } from './routes.ts';
export type { Appointed, Released } from './roles/appointments.ts';
export { endOverdueRoles } from './roles/end-of-term.ts';
export { importRoles, previewRoles } from './roles/transfer/import-roles.ts';
import './accounts/tables.ts';
import './devices/tables.ts';
import './identity/tables.ts';
import './roles/tables.ts';
