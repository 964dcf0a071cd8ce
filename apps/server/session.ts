import { z } from 'zod';
import { ANONYMOUS, isSignedIn, type Actor } from '../../kernel/access.ts';
import { appendAudit } from '../../kernel/audit/trail.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { askedBy, type Asked } from '../../kernel/http/asked.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import type { Delivers } from '../../kernel/messages/adapters.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok } from '../../kernel/result.ts';
import { LANGS, type Lang } from '../../kernel/text.ts';
import { actorBehind, actorOfDevice, actorOfToken, comesFromDevice, DEMO_PEOPLE, dutiesOf, type Duty, langOf, openSession, rememberedActor, ROLES, sessionCookie, tokenFrom } from '../../modules/people/index.ts';
import { hallHouse } from '../../modules/recapitulation/index.ts';

const Grants = z.array(z.object({ verb: z.string(), scheme: z.string(), path: z.string(), within: z.string().optional(), giveOnly: z.boolean().optional(), until: z.string().optional() }));
const SessionView = z.object({
  demo: z.boolean(),
  signedIn: z.boolean(),
  /** Whether this house has a way out for e-mail, and for WhatsApp and SMS; without one, messages are held. */
  delivers: z.object({ email: z.boolean(), phone: z.boolean() }),
  /** On the laptop of a hall the plenary that it carries, for whoever stands at its door; null in an office. */
  hall: z.object({ event: z.string(), place: z.string() }).nullable(),
  actor: z.object({
    id: z.string(), name: z.string(), roles: Grants, verbs: z.array(z.string()),
    /** Of messages, and of screens where no other was chosen; null = nobody signed in. */
    lang: z.enum(LANGS).nullable(),
    /** The roles in words, with the names of their regions. */
    duties: z.array(z.object({ role: z.object({ id: z.string(), en: z.string() }), region: z.string() })),
  }),
  demoActors: z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), region: z.string() })),
});

/** Who is asking: the person behind the phone that signed the request, or behind the session cookie, or nobody. */
export async function actorOf(db: Db, request: Request, secure: boolean, body?: () => Promise<ArrayBuffer>): Promise<Actor> {
  if (comesFromDevice(askedBy(request))) return actorOfDevice(db, request, body);
  const token = tokenFrom(request.headers.get('cookie'), secure);
  return (token && (await actorOfToken(db, token))) || ANONYMOUS;
}

/** The person behind the phone that signed, as it was known a moment ago or as it is looked up now; null where the request names no phone. */
export const phoneOf = (db: Db, asked: Asked, body: Uint8Array): Actor | Promise<Actor> | null =>
  (comesFromDevice(asked) ? rememberedActor(db, asked, body) ?? actorBehind(db, asked, body) : null);

const demoActors = DEMO_PEOPLE.map(({ id, name, role, place }) => ({ id, name, role: ROLES[role].name.id, region: place }));

export type SessionDoor = { readonly demo: boolean; readonly secure: boolean; /** Nothing leaves the house unless said otherwise. */ readonly delivers?: Delivers };
const NO_WAY_OUT: Delivers = { email: false, phone: false };

type Known = { readonly lang: Lang | null; readonly duties: readonly Duty[]; readonly hall: z.infer<typeof SessionView>['hall'] };

const view = (actor: Actor, { lang, duties, hall }: Known, { demo, delivers = NO_WAY_OUT }: SessionDoor): z.infer<typeof SessionView> => ({
  demo, signedIn: isSignedIn(actor), delivers: { ...delivers }, hall,
  actor: { id: actor.id, name: actor.name, lang, duties: [...duties], roles: [...actor.grants], verbs: [...new Set(actor.grants.filter(({ giveOnly }) => giveOnly !== true).map(({ verb }) => verb))] },
  demoActors: demo ? demoActors : [],
});

async function hallOf(db: Db): Promise<Known['hall']> {
  const house = await hallHouse(db);
  return house ? { event: house.header.eventName, place: house.header.place } : null;
}

/** Who I am; and, in the demo city only, the chair of any invented officer. */
export const sessionRoutes = (door: SessionDoor): AnyRoute[] => [
  route({
    method: 'get', path: '/api/session', access: 'public', tag: 'session', summary: 'Siapa saya, dan apa hak saya', response: SessionView,
    handle: async ({ db, actor }) => ok(view(actor, { hall: await hallOf(db), ...(isSignedIn(actor) ? { lang: await langOf(db, actor.id), duties: await dutiesOf(db, actor.id) } : { lang: null, duties: [] }) }, door)),
  }),
  ...(door.demo ? [demoRoute(door.secure)] : []),
];

const demoRoute = (secure: boolean): AnyRoute => route({
  method: 'post', path: '/api/session/as', access: 'public', tag: 'session', summary: 'Masuk sebagai orang contoh (hanya kota contoh)',
  body: z.object({ person: z.string().max(60) }), response: z.object({ person: z.string() }),
  handle: async ({ db, body, from }) => {
    const chosen = DEMO_PEOPLE.find(({ id }) => id === body.person);
    if (!chosen) return fail(problem('not_found', { thing: body.person }));
    const token = await db.transaction().execute(async (tx) => {
      const opened = await openSession(tx, chosen.id, 'demo', from);
      await appendAudit(tx, { id: chosen.id, name: chosen.name, grants: [] }, 'session.demo', { place: { scheme: 'kemendagri', path: chosen.path }, thing: `session ${opened.id}`, details: {} });
      return opened.token;
    });
    return { ...ok({ person: chosen.id }), cookies: [sessionCookie(token, secure)] };
  },
});
