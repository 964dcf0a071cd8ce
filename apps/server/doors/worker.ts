import { resolve, join } from 'node:path';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { installKeys } from '../../../kernel/crypt/house-keys.ts';
import { openKeys } from '../../../kernel/crypt/keys.ts';
import { installDoor } from '../../../kernel/doors/memory.ts';
import { fileStore } from '../../../kernel/files.ts';
import { setHouseAddress } from '../../../kernel/http/house-address.ts';
import { installFiles } from '../../../kernel/house-files.ts';
import { createLog } from '../../../kernel/log.ts';
import { must } from '../../../kernel/result.ts';
import { composeHouse } from '../compose.ts';
import type { DoorSetup } from './door-setup.ts';
import { openDoor, type OpenDoor } from './open-door.ts';
import type { FromDoor, ToDoor } from './talk.ts';

/** One more door of the house, in a thread of its own: it serves requests and keeps nothing. */
function houseAbove(): MessagePort {
  if (!parentPort) throw new Error('a door is opened by keep-door.ts');
  return parentPort;
}
const house = houseAbove();
const tell = (message: FromDoor): void => { house.postMessage(message); };

const texts = new Map<number, (text: string) => void>();
let asked = 0;
/** Whoever reads /metrics at this door hears of the whole house. */
const metricsText = (): Promise<string> => new Promise((done) => {
  texts.set(++asked, done);
  tell({ kind: 'measure', ask: asked });
});

async function open(setup: DoorSetup): Promise<OpenDoor> {
  const { config } = setup;
  installDoor(setup);
  installKeys(must(await openKeys({ secret: config.SECRET_KEY, old: config.SECRET_KEY_OLD, folder: resolve(config.DATA) })));
  installFiles(fileStore(join(resolve(config.DATA), 'files')));
  setHouseAddress(setup.houseAddress);
  composeHouse();
  return must(await openDoor(setup, { log: createLog(config.LOG_LEVEL), metricsText }));
}

const opening = open(workerData as DoorSetup);
opening.then(() => { tell({ kind: 'open' }); }, (error: unknown) => {
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  house.close();
});

async function hear(message: ToDoor): Promise<void> {
  const door = await opening;
  if (message.kind === 'measure') tell({ kind: 'measured', ask: message.ask, measured: (await door.metrics.registry.getMetricsAsJSON()) });
  else if (message.kind === 'measured') {
    texts.get(message.ask)?.(message.text);
    texts.delete(message.ask);
  } else {
    await door.close(message.patience);
    house.close();
  }
}

house.on('message', (message: ToDoor) => { void hear(message).catch(() => undefined); });
