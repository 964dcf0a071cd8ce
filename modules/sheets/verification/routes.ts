import { z } from 'zod';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { AnsweredTask, AnswerTask, NextTask, NextTaskAnswer, ReleasedTask } from './contract.ts';
import { answerTask } from './commands/answer-task.ts';
import { nextTask } from './commands/next-task.ts';
import { giveBack } from './commands/release-task.ts';
import { caseRoutes } from './routes-cases.ts';
import { queueRoutes } from './routes-queue.ts';

const tag = 'verification';
const params = z.object({ task: z.string().max(40) });

export const verificationRoutes: AnyRoute[] = [
  route({
    method: 'post', path: '/api/verification/next', access: 'sheets.verify', tag, body: NextTask, response: NextTaskAnswer,
    summary: 'The next sheet for this reader, chosen by the house: what is in hand, else the one that waits longest in other regions',
    handle: ({ db, actor, body }) => nextTask(db, actor, body),
  }),
  ...queueRoutes,
  route({
    method: 'post', path: '/api/verification/{task}', access: 'sheets.verify', tag, params, body: AnswerTask, response: AnsweredTask,
    summary: 'What was read on the sheet in hand, or why it cannot be read',
    handle: ({ db, actor, key, params: { task }, body }) => answerTask(db, { actor, key, input: { task, answer: body } }),
  }),
  route({
    method: 'post', path: '/api/verification/{task}/release', access: 'sheets.verify', tag, params, response: ReleasedTask,
    summary: 'Give the sheet in hand back unread',
    handle: ({ db, actor, key, params: { task } }) => giveBack(db, { actor, key, input: { task } }),
  }),
  ...caseRoutes,
];
