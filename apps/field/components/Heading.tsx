import { useEffect, useRef, type ReactNode } from 'react';

/** The heading of a screen; it takes the focus, so that a screen reader tells where one has come to. */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { heading.current?.focus({ preventScroll: true }); }, []);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}
