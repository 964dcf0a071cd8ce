import { NATION } from '../../../kernel/access.ts';
import { can, canAnywhere, placeIn, placesWithin } from '../api/rights.ts';
import type { EventSummary, Session } from '../api/types.ts';
import type { MessageKey } from '../i18n/index.ts';

type Person = { readonly session: Session };
/** `recounts`: whether the reader may recount some contest; undefined until both are known. */
type Reader = Person & { readonly events: readonly EventSummary[] | undefined; readonly recounts: boolean | undefined };
type Address = '/' | '/overview' | '/regions' | '/health' | '/verification' | '/plenaries' | '/queue' | '/mandates' | '/people' | '/roles' | '/devices' | '/sessions' | '/privacy' | '/outbox' | '/audit';

/** A room of the office: where it is, and who may enter. */
export type Room = {
  readonly to: Address;
  readonly label: Extract<MessageKey, `nav.${string}`>;
  readonly isOpen: (person: Person) => boolean;
  /** False where the room would be empty for this person: it is then left out of the menu. */
  readonly isUseful?: (reader: Reader) => boolean;
};

const holds = (...verbs: readonly `${string}.${string}`[]) => ({ session }: Person): boolean => verbs.some((verb) => canAnywhere(session, verb));

/** Plenaries are held where figures count by them. */
const hasPlenaries = ({ session, events }: Reader): boolean =>
  events === undefined || events.some((event) => event.publication !== 'as_recorded' && placesWithin(session, 'recapitulation.read', placeIn(event, '')).length > 0);

/** Whoever records mandates, in elections that are counted by people in the field. */
const hasMandates = ({ session, events }: Reader): boolean =>
  events === undefined || events.some((event) => event.publication !== 'as_recorded' && placesWithin(session, 'supervision.mandate', placeIn(event, '')).length > 0);

/** The rooms in the order of the menu. */
export const ROOMS: readonly Room[] = [
  { to: '/', label: 'nav.home', isOpen: () => true },
  { to: '/overview', label: 'nav.overview', isOpen: holds('recapitulation.read') },
  { to: '/regions', label: 'nav.regions', isOpen: holds('regions.read') },
  { to: '/health', label: 'nav.health', isOpen: holds('recapitulation.check'), isUseful: ({ recounts }) => recounts !== false },
  { to: '/verification', label: 'nav.verification', isOpen: holds('sheets.verify') },
  { to: '/plenaries', label: 'nav.plenaries', isOpen: holds('recapitulation.read'), isUseful: hasPlenaries },
  { to: '/queue', label: 'nav.queue', isOpen: holds('sheets.supervise') },
  { to: '/mandates', label: 'nav.mandates', isOpen: holds('supervision.read'), isUseful: hasMandates },
  { to: '/people', label: 'nav.people', isOpen: holds('people.read') },
  { to: '/roles', label: 'nav.roles', isOpen: holds('roles.read') },
  { to: '/devices', label: 'nav.devices', isOpen: holds('devices.read') },
  { to: '/sessions', label: 'nav.sessions', isOpen: holds('sessions.read', 'accounts.read') },
  // Everybody has data of their own here; only whoever keeps the registers has it in the menu.
  { to: '/privacy', label: 'nav.privacy', isOpen: () => true, isUseful: holds('privacy.read') },
  // In the demo house the outbox is where codes arrive, so everybody may look.
  { to: '/outbox', label: 'nav.outbox', isOpen: ({ session }) => session.demo || can(session, 'messages.read', NATION) },
  { to: '/audit', label: 'nav.audit', isOpen: holds('audit.read') },
];

const OPEN_TO_ALL = ['/sign-in', '/setup'];

/** Screens for people who have not signed in. */
export const isPublic = (path: string, demo: boolean): boolean => OPEN_TO_ALL.includes(path) || (demo && path === '/outbox');

/** Screens for a projector: nothing but what the hall is to see. */
export const isBare = (path: string): boolean => /^\/plenaries\/\d+\/layar$/.test(path);

/** The room an address belongs to: itself or the part before its next slash. */
export const roomOf = (path: string): Room | undefined =>
  ROOMS.find(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)));
