const listeners = new Set<() => void>();

/** The server answered that nobody is signed in: the session this page worked with has ended. */
export function noteSessionEnd(): void {
  for (const listener of listeners) listener();
}

/** Calls `heard` whenever a session turns out to have ended; returns the way to stop. */
export function onSessionEnd(heard: () => void): () => void {
  listeners.add(heard);
  return () => void listeners.delete(heard);
}
