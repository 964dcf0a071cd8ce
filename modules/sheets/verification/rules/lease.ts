/**
 * How long a sheet stays with the reader it was handed to. A presidential sheet takes under a minute, one of DPR with 250
 * figures about ten; longer than this only whoever was called away, and then nobody else should wait for them.
 */
export const LEASE_MINUTES = 15;
