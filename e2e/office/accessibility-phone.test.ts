import { describe } from 'vitest';
import { PHONE } from '../support/browser.ts';
import { everyScreen } from './every-screen.ts';

describe('on a phone', () => everyScreen(PHONE));
