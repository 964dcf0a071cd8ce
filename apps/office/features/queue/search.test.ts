import { describe, expect, it } from 'vitest';
import { sortOf } from './search.ts';

describe('the order of the queue', () => {
  it('is what waits longest first within a regency, by place above it, and what somebody chose everywhere', () => {
    expect(['', '16', '16.71', '16.71.04', '16.71.04.1001'].map((region) => sortOf({ region }))).toEqual(['place', 'place', 'oldest', 'oldest', 'oldest']);
    expect([sortOf({ region: '16.71', sort: 'place' }), sortOf({ region: '', sort: 'waiting' }), sortOf({})]).toEqual(['place', 'waiting', 'place']);
  });
});
