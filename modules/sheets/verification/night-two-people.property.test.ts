import { nightsOf } from './fixtures/night/suite.ts';

nightsOf('two_people');
