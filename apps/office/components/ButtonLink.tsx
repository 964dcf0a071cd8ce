import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes } from 'react';

type Props = ButtonProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>;

const Anchor = forwardRef<HTMLAnchorElement, Props>(function Anchor(props, ref) {
  return <Button component="a" variant="default" ref={ref} {...props} />;
});

/** A place to go that looks like a tool. */
export const ButtonLink = createLink(Anchor);
