import { z } from 'zod';
import { BODY_BYTES } from '../../../kernel/http/body-limit.ts';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { Sha256 } from '../capture/contract.ts';
import { startPhoto } from './commands/start-photo.ts';
import { takePiece } from './commands/take-piece.ts';
import { PhotoPiece, StartedPhoto, StartPhoto } from './contract.ts';
import { READERS, seePhoto } from './queries/see-photo.ts';
import { VERB_FOR } from './target.ts';

const tag = 'photos';
const params = z.object({ sha256: Sha256 });
const SENDERS = Object.values(VERB_FOR);

export const photoRoutes: AnyRoute[] = [
  route({
    method: 'post', path: '/api/photos', access: SENDERS, tag,
    summary: 'Announce a photo of a sheet (or of an objection), or ask how much of it is here',
    body: StartPhoto, response: StartedPhoto,
    handle: ({ db, actor, key, body }) => startPhoto(db, { actor, key }, body),
  }),
  route({
    method: 'post', path: '/api/photos/{sha256}/pieces', access: SENDERS, tag,
    summary: 'The next piece of an announced photo; the last one makes it a photo of its sheet',
    params, body: PhotoPiece, bodyBytes: BODY_BYTES.many, response: StartedPhoto,
    handle: ({ db, actor, key, params: { sha256 }, body }) => takePiece(db, { actor, key }, sha256, body),
  }),
  route({
    method: 'get', path: '/api/photos/{sha256}', access: READERS, tag,
    summary: 'A photo as it was sent, for who sent it, who looks after its station or watches there, and who reads its sheet now',
    params,
    handle: ({ db, actor, params: { sha256 } }) => seePhoto(db, actor, sha256),
  }),
];
