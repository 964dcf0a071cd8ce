-- Where the code of an invitation was sent, masked. Null: it was shown to whoever issued it, for their own phone or to be handed over in person.
ALTER TABLE device_invite ADD COLUMN sent_to text;
