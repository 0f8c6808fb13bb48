import { weakWords } from '#main/kernel/language/stop-words.ts';
import type { Token } from '#main/kernel/language/tokens.ts';
import { positiveOf } from './known-term.ts';

/** What is said around a question, and words that stand for nearly anything. */
const vague = new Set(
  `hi hello hey please thanks thank thx wondering wonder exactly actually basically roughly approximately about ok okay
  help somebody someone anybody anyone people person everyone customer client lady man woman guest caller
  happen happens happening let lets come comes came put puts set sets start starts keep keeps still ever even sort kind
  type stuff bit else really just right whole possible able allowed mean means meant supposed work works find found
  today here there again away around back up off out down over own
  question ask asks asked asking answer tell told say says said want wants wanted need needs like would
  do does did done doing go goes going gone get gets got getting make makes made making take takes took taken taking
  give gives given use uses used using have has had look looks looking see show shows
  case situation time branch material library document text drillroom know many much long often
  typically usually normally generally usual normal common general typical maybe perhaps probably currently now`.split(
    /\s+/,
  ),
);
/** Words of every language course: they say less than others that are as rare in the material. */
const common = new Set(
  `top full main total sum bottom side part piece place thing stuff item number point line name word end rest
  person man men woman women boy girl kid child adult family friend other another next last first second third half
  big small little large long short high low old young new good bad better best worse worst wrong quick slow fast hard
  easy early late soon later near far close free open nice fine different same certain clear ready sure true main special
  bring call carry change check choose close count cover cut deal decide drop end expect explain fall feel fill finish fit
  follow forget hear hold hurt include keep know last lead learn leave let live lose love meet miss move offer open order
  own pass pick plan play prefer prevent pull push read receive remember return run send set settle share sit sleep speak
  stand stay stop suggest support talk think throw touch try turn understand visit wait walk watch win wish write become
  becomes answer problem reason result rule idea kind way word home house room money man minute hour day week month year
  morning evening night tomorrow yesterday sunday monday tuesday wednesday thursday friday
  yes no maybe quickly slowly usually often sometimes never always already yet soon together apart instead
  allowed possible necessary important normal average maximum minimum most least max min exact correct proper
  straight directly nobody everybody twice once extra additional
  cheap expensive option version real actual expect confirm range exist appear contain compare depend affect cause produce
  involve relate require apply reach show measure test describe discuss consider allow base basic amount value level rate
  size shape type method way works worth simple similar several various enough quite rather else whether against without
  complete finally first begin began beginning middle ahead behind front outside inside across among towards per each`.split(
    /\s+/,
  ),
);
const greetings =
  /^(?:hi|hello|hey|please|thanks|thank|thx|cheers|sorry|ok|okay|eh|um|uh|guys|mate|btw|asap)$/;

const shares = { number: 0.4, vague: 0.25, ofKind: 0.2, common: 0.6 };

/** Whether a word is said around questions, and asks nothing. */
export const isGreeting = (token: Token): boolean => greetings.test(token.lower);
const isNumber = (token: Token): boolean => /^\p{N}/u.test(token.lower);

/** The share of its rarity in the material that a word tells. `ofKind`: words that only say what kind of answer is wanted. */
export function tellingShare(token: Token, ofKind: ReadonlySet<string>): number {
  if (isNumber(token)) return shares.number;
  // "Bring back" is "return", however common its words are.
  if (token.inIdiom === true) return 1;
  if (vague.has(token.lower) || weakWords.has(token.lower)) return shares.vague;
  if (ofKind.has(token.lower)) return shares.ofKind;
  const forms = [token.lower, token.stem, positiveOf(token.lower)];
  return forms.some((form) => form !== null && common.has(form)) ? shares.common : 1;
}
