import type { Mark } from './page-marks.ts';
import { palette } from './report-style.ts';

/** How a check came out, as the report words it. A never-do that was not done is `avoided`. */
export type Outcome = 'right' | 'avoided' | 'missed' | 'wrong';

export const outcomeColour = {
  right: palette.success,
  avoided: palette.success,
  missed: palette.warning,
  wrong: palette.danger,
} as const;

/** Room that the icon takes before its word. */
export const iconWidth = 13;

/** A tick, an open ring or a cross, so that the outcome does not hang on colour or words alone. */
export const verdictIcon =
  (outcome: Outcome) =>
  (x: number, baseline: number): Mark[] => {
    const colour = outcomeColour[outcome];
    const top = baseline - 6.5;
    const stroke = (points: readonly (readonly [number, number])[]): Mark => ({
      kind: 'line',
      points: points.map(([dx, dy]) => [x + dx, top + dy] as const),
      thickness: 1.3,
      colour,
    });
    if (outcome === 'wrong')
      return [
        stroke([
          [0.5, 0.5],
          [6.5, 6.5],
        ]),
        stroke([
          [6.5, 0.5],
          [0.5, 6.5],
        ]),
      ];
    if (outcome === 'missed')
      return [{ kind: 'dot', x: x + 3.5, y: top + 3.5, radius: 3, fill: '#ffffff', stroke: colour }];
    return [
      stroke([
        [0.2, 3.6],
        [2.6, 6.2],
        [7.2, 0.6],
      ]),
    ];
  };
