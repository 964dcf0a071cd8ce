import type { personAccountId } from './person-account.ts';

export const personAccountEn: Readonly<Record<keyof typeof personAccountId, string>> = {
  'personAccount.title': 'Account',
  'personAccount.none': 'No account yet. Without one this person cannot sign in as staff.',
  'personAccount.invited': 'Invited; no password chosen yet.',
  'personAccount.incomplete': 'Has a password, but no second factor yet.',
  'personAccount.open': 'In use.',
  'personAccount.disabled': 'Closed: {reason}',
  'personAccount.make': 'Make an account and invite',
  'personAccount.about': 'The invitation goes to the e-mail address or number written here; for a user name, to the recorded contact. The person chooses the password.',
  'personAccount.loginHint': 'The person’s e-mail address or telephone number, or 3–40 small letters such as maya.lestari. Write it in full, as recorded.',
  'personAccount.contacts': 'Recorded contacts: {contacts}',
  'personAccount.noContacts': 'No contact is recorded yet: use an e-mail address or a telephone number.',
  'personAccount.ready': 'The invitation for {login} is prepared.',
  'personAccount.heldDemo': 'The demo city sends nothing: the invitation appears in the',
  'personAccount.heldAll': 'This office cannot send e-mail, WhatsApp or SMS yet: invitations are held. Ask whoever runs the server to set SMTP_URL and MAIL_FROM, or GATEWAY_URL and GATEWAY_TOKEN; then invite again.',
  'personAccount.heldEmail': 'This office cannot send e-mail yet: invitations by e-mail are held. Use a telephone number, or ask whoever runs the server to set SMTP_URL and MAIL_FROM.',
  'personAccount.heldPhone': 'This office cannot send WhatsApp or SMS yet: invitations to telephones are held. Use e-mail, or ask whoever runs the server to set GATEWAY_URL and GATEWAY_TOKEN.',
};
