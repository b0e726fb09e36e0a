import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';

type Tone = 'plain' | 'primary' | 'danger' | 'danger-plain' | 'quiet';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  readonly tone?: Tone;
  readonly small?: boolean;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

/** Something to do. With an icon alone it needs an `aria-label`. */
export function Button({ tone = 'plain', small = false, icon, children, ...rest }: Props): ReactElement {
  const only = children === undefined ? ' button-only-icon' : '';
  return (
    <AriaButton {...rest} className={`button button-${tone}${small ? ' button-small' : ''}${only}`}>
      {icon}
      {children !== undefined && <span>{children}</span>}
    </AriaButton>
  );
}
