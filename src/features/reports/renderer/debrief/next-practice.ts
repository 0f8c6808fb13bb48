import { difficulties } from '#features/roleplay/contract.ts';
import { paths } from '#renderer/lib/paths.ts';
import type { ReportView } from './report-view.ts';

type NextPractice = {
  readonly difficulty: ReportView['difficulty'];
  readonly isHarder: boolean;
  readonly href: string;
};

/** What to practise next: the same again, or after a pass the difficulty above. */
export function nextPractice({
  passed,
  difficulty,
  kind,
  category,
}: Pick<ReportView, 'passed' | 'difficulty' | 'kind' | 'category'>): NextPractice {
  const above = difficulties[difficulties.indexOf(difficulty) + 1];
  const next = passed && above !== undefined ? above : difficulty;
  return {
    difficulty: next,
    isHarder: next !== difficulty,
    href: paths.practiceOn({ categoryId: category.id, kind, difficulty: next }),
  };
}
