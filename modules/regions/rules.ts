/** Rules of regions that a browser asks as well: no Node, no DOM. */
export { zoneIn, zoneOf, type Zone } from './rules/zone.ts';
