import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from './shell/NotFound.tsx';
import { devicesSearch } from './features/devices/search.ts';
import { RouteFault } from './shell/RouteFault.tsx';
import { Shell } from './shell/Shell.tsx';
import { wantTitleFocus } from './components/title-focus.ts';
import { Loading } from './components/Loading.tsx';
import { privacySearch } from './features/privacy/search.ts';
import { sessionsSearch, signInSearch } from './features/accounts/search.ts';
import { rolesSearch } from './features/roles/search.ts';
import { verificationSearch } from './features/verification/search.ts';
import { beamerSearch, certificateSearch, plenariesSearch, readSearch } from './features/plenary/search.ts';
import { overviewSearch } from './features/overview/search.ts';
import { queueSearch } from './features/queue/search.ts';
import { mandatesSearch } from './features/mandates/search.ts';
import { peopleSearch, personSearch } from './features/people/search.ts';
import { auditSearch, findSearch, parseSearch, regionPageSearch, resultSearch, sheetSearch, stationSearch, stringifySearch } from './router-search.ts';

// A screen's address is the address of its data with /api taken away.
const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: RouteFault });
const at = () => root;

const home = createRoute({ getParentRoute: at, path: '/', component: lazyRouteComponent(() => import('./features/elections/HomePage.tsx'), 'HomePage') });

const results = createRoute({
  getParentRoute: at, path: '/contests/$contest/results', validateSearch: resultSearch,
  component: lazyRouteComponent(() => import('./features/recapitulation/ResultsPage.tsx'), 'ResultsPage'),
});

const stations = createRoute({
  getParentRoute: at, path: '/contests/$contest/sheets', validateSearch: stationSearch,
  component: lazyRouteComponent(() => import('./features/sheets/StationsPage.tsx'), 'StationsPage'),
});

const sheet = createRoute({
  getParentRoute: at, path: '/contests/$contest/sheets/$village/$station', validateSearch: sheetSearch,
  component: lazyRouteComponent(() => import('./features/sheets/SheetPage.tsx'), 'SheetPage'),
});

const region = createRoute({
  getParentRoute: at, path: '/regions', validateSearch: regionPageSearch,
  component: lazyRouteComponent(() => import('./features/regions/RegionPage.tsx'), 'RegionPage'),
});

const find = createRoute({
  getParentRoute: at, path: '/regions/search', validateSearch: findSearch,
  component: lazyRouteComponent(() => import('./features/regions/FindPage.tsx'), 'FindPage'),
});

const health = createRoute({ getParentRoute: at, path: '/health', component: lazyRouteComponent(() => import('./features/recapitulation/HealthPage.tsx'), 'HealthPage') });

const audit = createRoute({
  getParentRoute: at, path: '/audit', validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./features/audit/AuditPage.tsx'), 'AuditPage'),
});

const signIn = createRoute({ getParentRoute: at, path: '/sign-in', validateSearch: signInSearch, component: lazyRouteComponent(() => import('./features/accounts/SignInPage.tsx'), 'SignInPage') });
const setup = createRoute({ getParentRoute: at, path: '/setup', component: lazyRouteComponent(() => import('./features/accounts/SetupPage.tsx'), 'SetupPage') });
const account = createRoute({ getParentRoute: at, path: '/account', component: lazyRouteComponent(() => import('./features/accounts/AccountPage.tsx'), 'AccountPage') });
const sessions = createRoute({ getParentRoute: at, path: '/sessions', validateSearch: sessionsSearch, component: lazyRouteComponent(() => import('./features/accounts/SessionsPage.tsx'), 'SessionsPage') });
const outbox = createRoute({ getParentRoute: at, path: '/outbox', component: lazyRouteComponent(() => import('./features/accounts/OutboxPage.tsx'), 'OutboxPage') });
const people = createRoute({ getParentRoute: at, path: '/people', validateSearch: peopleSearch, component: lazyRouteComponent(() => import('./features/people/PeoplePage.tsx'), 'PeoplePage') });
const person = createRoute({ getParentRoute: at, path: '/people/$person', validateSearch: personSearch, component: lazyRouteComponent(() => import('./features/people/PersonPage.tsx'), 'PersonPage') });
const roles = createRoute({ getParentRoute: at, path: '/roles', validateSearch: rolesSearch, component: lazyRouteComponent(() => import('./features/roles/RolesPage.tsx'), 'RolesPage') });
const devices = createRoute({ getParentRoute: at, path: '/devices', validateSearch: devicesSearch, component: lazyRouteComponent(() => import('./features/devices/DevicesPage.tsx'), 'DevicesPage') });
const privacy = createRoute({ getParentRoute: at, path: '/privacy', validateSearch: privacySearch, component: lazyRouteComponent(() => import('./features/privacy/PrivacyPage.tsx'), 'PrivacyPage') });
const verification = createRoute({ getParentRoute: at, path: '/verification', validateSearch: verificationSearch, component: lazyRouteComponent(() => import('./features/verification/VerificationPage.tsx'), 'VerificationPage') });
const overview = createRoute({ getParentRoute: at, path: '/overview', validateSearch: overviewSearch, component: lazyRouteComponent(() => import('./features/overview/OverviewPage.tsx'), 'OverviewPage') });
const queue = createRoute({ getParentRoute: at, path: '/queue', validateSearch: queueSearch, component: lazyRouteComponent(() => import('./features/queue/QueuePage.tsx'), 'QueuePage') });
const mandates = createRoute({ getParentRoute: at, path: '/mandates', validateSearch: mandatesSearch, component: lazyRouteComponent(() => import('./features/mandates/MandatesPage.tsx'), 'MandatesPage') });
const sheetCase = createRoute({ getParentRoute: at, path: '/queue/$contest/$village/$station', component: lazyRouteComponent(() => import('./features/queue/CasePage.tsx'), 'CasePage') });

const plenaries = createRoute({ getParentRoute: at, path: '/plenaries', validateSearch: plenariesSearch, component: lazyRouteComponent(() => import('./features/plenary/PlenariesPage.tsx'), 'PlenariesPage') });
const plenary = createRoute({ getParentRoute: at, path: '/plenaries/$id', component: lazyRouteComponent(() => import('./features/plenary/PlenaryPage.tsx'), 'PlenaryPage') });
const reading = createRoute({ getParentRoute: at, path: '/plenaries/$id/read', validateSearch: readSearch, component: lazyRouteComponent(() => import('./features/plenary/ReadPage.tsx'), 'ReadPage') });
const beamer = createRoute({ getParentRoute: at, path: '/plenaries/$id/layar', validateSearch: beamerSearch, component: lazyRouteComponent(() => import('./features/plenary/BeamerPage.tsx'), 'BeamerPage') });
const certificate = createRoute({ getParentRoute: at, path: '/certificates/$id', validateSearch: certificateSearch, component: lazyRouteComponent(() => import('./features/plenary/CertificatePage.tsx'), 'CertificatePage') });

export const router = createRouter({
  routeTree: root.addChildren([home, results, stations, sheet, region, find, health, audit, signIn, setup, account, sessions, outbox, people, person, roles, devices, privacy, verification, overview, queue, sheetCase, mandates, plenaries, plenary, reading, beamer, certificate]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: RouteFault,
  scrollRestoration: true,
});

/** A step to another place moves the focus to its heading; a changed filter leaves it where the hand is. */
router.subscribe('onBeforeNavigate', ({ fromLocation, toLocation }) => {
  if (!fromLocation) return;
  const place = (location: typeof toLocation): string => [location.pathname, 'region' in location.search ? location.search.region : '', 'path' in location.search ? location.search.path : ''].join('\n');
  if (place(fromLocation) !== place(toLocation)) wantTitleFocus();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
