import type { TextStyle } from './typesetter.ts';

/** Ink on white: the app's light theme, in the tokens that hold 4.5:1 on paper. */
export const palette = {
  ink: '#1b2430',
  ink2: '#465162',
  ink3: '#5f6a7b',
  hairline: '#d9d5ca',
  track: '#eceae3',
  primary: '#0b5c6b',
  success: '#1d6a3a',
  warning: '#7f5200',
  danger: '#a3271e',
  now: '#f2b04a',
} as const;

const style = (
  size: number,
  leading: number,
  weight: TextStyle['weight'],
  colour: TextStyle['colour'],
): TextStyle => ({ size, leading, weight, colour });

export const type = {
  title: style(21, 28, 'bold', palette.ink),
  heading: style(14, 20, 'bold', palette.ink),
  question: style(11.5, 16.5, 'bold', palette.ink),
  body: style(10.5, 15, 'regular', palette.ink),
  strong: style(10.5, 15, 'bold', palette.ink),
  quiet: style(10.5, 15, 'regular', palette.ink2),
  small: style(9, 12.5, 'regular', palette.ink),
  smallStrong: style(9, 12.5, 'bold', palette.ink),
  label: style(9, 15, 'regular', palette.ink3),
  meta: style(9, 12.5, 'regular', palette.ink3),
  stat: style(34, 40, 'bold', palette.ink),
} as const;
