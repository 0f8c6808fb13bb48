import 'react';

declare module 'react' {
  interface CSSProperties {
    /** A value that a component hands to its style sheet. */
    [variable: `--${string}`]: string;
  }
}
