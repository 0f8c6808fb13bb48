import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Reader } from '#main/platform/db/store.ts';
import type { roleplay } from '../contract.ts';
import { namedSentences } from './coach/customer/named-sentences.ts';
import { findQuotes } from './coach/find-quotes.ts';
import type { Question } from './coach/question.ts';
import { prepareQuestions, questionCount } from './coach/questions.ts';
import { parseScenario } from './coach/parse-scenario.ts';
import type { Scenario } from './coach/scenario.ts';
import type { Conversation } from './conversation.ts';
import { customerConversation, type CustomerPlan } from './customer-conversation.ts';
import { interviewConversation, type InterviewPlan, questionsAsked } from './interview-conversation.ts';
import type { Needs } from './needs.ts';
import * as store from './store.ts';

type Plan = InterviewPlan | CustomerPlan;
type Wish = z.output<typeof roleplay.start.input> & { readonly accountId: string };

/** A person is not asked again what their last interviews in the category asked (PRODUCT 4.1). */
const rememberedInterviews = 8;
const rememberedQuestions = 50;

/** Makes what a session needs before it starts, as JSON that is kept with it, and wakes it up again. */
export function createPlanner({
  library,
  random,
  resourcesDir,
}: Pick<Needs, 'library' | 'random' | 'resourcesDir'>) {
  const scenarios = readScenarios(join(resourcesDir, 'scenarios'));
  const inCategory = (categoryId: string): Scenario[] =>
    scenarios.filter((one) => one.categoryId === categoryId);
  /** What was found out about a category, as long as it holds as many documents. */
  const askable = new Map<string, { documents: number; gives: boolean }>();
  const seed = (): number => new DataView(random.bytes(4).buffer).getUint32(0);

  const interviewPlan = (
    db: Reader,
    { categoryId, difficulty, minutes, accountId }: Wish,
  ): InterviewPlan | null => {
    const category = library.categoryById(db, categoryId);
    if (category === null) return null;
    const asked = store
      .earlierInterviews(db, accountId, categoryId, rememberedInterviews)
      .flatMap(({ plan, state }) => questionsAsked(JSON.parse(plan), JSON.parse(state)));
    const chosen = seed();
    const count = questionCount(minutes, difficulty);
    const passages = library.materialOf(db, categoryId);
    const prepare = (avoid: readonly string[]): Question[] =>
      prepareQuestions({ passages, category: category.name, difficulty, count, avoid, seed: chosen });

    const recent = asked.slice(0, rememberedQuestions);
    const fresh = prepare(recent);
    // Where the material gives too few new questions, those asked longest ago come again before anybody is sent away.
    const known = fresh.length < count ? prepare([]).filter(({ text }) => recent.includes(text)) : [];
    const oldestFirst = known.toSorted((a, b) => recent.indexOf(b.text) - recent.indexOf(a.text));
    const questions = [...fresh, ...oldestFirst.slice(0, count - fresh.length)];
    return questions.length === 0
      ? null
      : { kind: 'interview', title: category.name, seed: chosen, questions };
  };

  const customerPlan = (db: Reader, { categoryId, difficulty, scenarioId }: Wish): CustomerPlan | null => {
    const offered = inCategory(categoryId).filter((one) => scenarioId === undefined || one.id === scenarioId);
    const chosen = seed();
    const scenario = offered[chosen % Math.max(1, offered.length)];
    if (scenario === undefined) return null;
    const sources = findQuotes(namedSentences(scenario), library.materialOf(db, categoryId));
    return { kind: 'customer', difficulty, seed: chosen, scenario, sources };
  };

  return {
    scenariosOf: (categoryId: string) =>
      inCategory(categoryId).map(({ id, title, persona, about }) => ({
        id,
        title,
        persona: persona.name,
        about,
      })),

    /** Whether the material gives any question: a table of numbers, or words without a sentence, give none. */
    givesQuestions(db: Reader, { id, name }: { id: string; name: string }): boolean {
      const documents = library.documentCount(db, id);
      const known = askable.get(id);
      if (known?.documents === documents) return known.gives;
      const passages = library.materialOf(db, id);
      const wish = { passages, category: name, difficulty: 'basic', count: 1, avoid: [], seed: 0 } as const;
      const gives = documents > 0 && prepareQuestions(wish).length > 0;
      askable.set(id, { documents, gives });
      return gives;
    },

    /** The plan as JSON; `null` when the category has nothing to practise with. */
    prepare(db: Reader, wish: Wish): string | null {
      const plan = wish.kind === 'interview' ? interviewPlan(db, wish) : customerPlan(db, wish);
      return plan === null ? null : JSON.stringify(plan);
    },

    conversationOf(json: string): Conversation {
      const plan: Plan = JSON.parse(json);
      return plan.kind === 'interview' ? interviewConversation(plan) : customerConversation(plan);
    },
  };
}
export type Planner = ReturnType<typeof createPlanner>;

/** Scenarios ship with the product; one that does not fit its schema is a fault of the product. */
function readScenarios(folder: string): Scenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => parseScenario(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}
