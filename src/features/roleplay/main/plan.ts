import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Reader } from '#main/platform/db/store.ts';
import type { roleplay } from '../contract.ts';
import { chooseQuestions } from './choose-questions.ts';
import { namedSentences } from './coach/customer/named-sentences.ts';
import { findQuotes } from './coach/find-quotes.ts';
import { questionCount } from './coach/questions.ts';
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
  workers,
}: Pick<Needs, 'library' | 'random' | 'resourcesDir' | 'workers'>) {
  let scenarios: readonly Scenario[] | null = null;
  /** Read when somebody first asks for them, so that no start waits for it. */
  const inCategory = (categoryId: string): Scenario[] =>
    (scenarios ??= readScenarios(join(resourcesDir, 'scenarios'))).filter(
      (one) => one.categoryId === categoryId,
    );
  /** What was found out about the material of a category, as long as that is the same. */
  const askable = new Map<string, { readonly version: string; readonly gives: Promise<boolean> }>();
  const seed = (): number => new DataView(random.bytes(4).buffer).getUint32(0);

  const interviewPlan = async (
    db: Reader,
    { categoryId, difficulty, minutes, accountId }: Wish,
    signal: AbortSignal,
  ): Promise<InterviewPlan | null> => {
    const category = library.categoryById(db, categoryId);
    if (category === null) return null;
    const asked = store
      .earlierInterviews(db, accountId, categoryId, rememberedInterviews)
      .flatMap(({ plan, state }) => questionsAsked(JSON.parse(plan), JSON.parse(state)));
    const chosen = seed();
    const wish = {
      passages: await library.materialOf(db, categoryId),
      category: category.name,
      difficulty,
      count: questionCount(minutes, difficulty),
      asked: asked.slice(0, rememberedQuestions),
      seed: chosen,
    };
    const questions = await workers.run(chooseQuestions, wish, signal);
    return questions.length === 0
      ? null
      : { kind: 'interview', title: category.name, seed: chosen, questions };
  };

  const customerPlan = async (
    db: Reader,
    { categoryId, difficulty, scenarioId }: Wish,
  ): Promise<CustomerPlan | null> => {
    const offered = inCategory(categoryId).filter((one) => scenarioId === undefined || one.id === scenarioId);
    const chosen = seed();
    const scenario = offered[chosen % Math.max(1, offered.length)];
    if (scenario === undefined) return null;
    const sources = findQuotes(namedSentences(scenario), await library.materialOf(db, categoryId));
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
    givesQuestions(db: Reader, { id, name }: { id: string; name: string }): Promise<boolean> {
      const version = library.materialVersion(db, id);
      const known = askable.get(id);
      if (known?.version === version) return known.gives;
      const gives = library.materialOf(db, id).then(async (passages) => {
        const wish = { passages, category: name, difficulty: 'basic', count: 1, asked: [], seed: 0 } as const;
        return passages.length > 0 && (await workers.run(chooseQuestions, wish)).length > 0;
      });
      askable.set(id, { version, gives });
      // Whoever asks next finds out anew; those who wait are told.
      gives.catch(() => askable.delete(id));
      return gives;
    },

    /** The plan as JSON; `null` when the category has nothing to practise with. */
    async prepare(db: Reader, wish: Wish, signal: AbortSignal): Promise<string | null> {
      const plan =
        wish.kind === 'interview' ? await interviewPlan(db, wish, signal) : await customerPlan(db, wish);
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
