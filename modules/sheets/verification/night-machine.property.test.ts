import { nightsOf } from './fixtures/night/suite.ts';

nightsOf('person_and_machine');
