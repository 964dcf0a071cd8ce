/**
 * How many may be written down as present in one plenary. No law sets a number: at a subdistrict it is some 60 (eighteen parties and twenty candidates with a
 * witness each, PPK, PPS and supervisors), at a city some 120. More than this is no hall, but a page that no phone opens and a paper with no room for signatures.
 */
export const MOST_PRESENT = 300;
