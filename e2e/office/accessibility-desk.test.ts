import { describe } from 'vitest';
import { DESK } from '../support/browser.ts';
import { everyScreen } from './every-screen.ts';

describe('on a desk', () => everyScreen(DESK));
