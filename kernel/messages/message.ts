export const CHANNELS = ['email', 'whatsapp', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `held`: nobody is configured to carry it; it stays where the demo's outbox page shows it. */
export const MESSAGE_STATES = ['waiting', 'sent', 'failed', 'held'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What somebody has to say. `to`: an e-mail address, or a phone number as E.164 (+628…). No secret in `subject`: it is kept. */
export type NewMessage = {
  readonly channel: Channel; readonly to: string; readonly subject: string; readonly text: string;
  /** What it is for, e.g. 'sign_in.code'. */
  readonly purpose: string;
};

/** One opened message on its way out; the same id means the same message, however often it is sent. */
export type Outgoing = Omit<NewMessage, 'purpose'> & { readonly id: number };

/** `final`: trying again will not help. `reason` names no address and no content, because it is kept and logged. */
export type Delivery = { readonly state: 'sent' } | { readonly state: 'held' } | { readonly state: 'failed'; readonly reason: string; readonly final: boolean };

/** Carries a message out, within 40 seconds, and never throws for what the other side does. */
export type Adapter = (message: Outgoing) => Promise<Delivery>;

export type Adapters = Readonly<Record<Channel, Adapter>>;

export const SEAL_TO = 'message.to';
export const SEAL_BODY = 'message.body';
