/**
 * Lines that speak to a program instead of to the staff: orders to a language model, code, markup. They are no danger to
 * a coach that follows no text, but nobody should be asked about them while the material holds anything else.
 */
const forMachine = [
  /\b(?:ignore|disregard|forget|override)\b[^.!?]{0,30}\b(?:previous|prior|above|earlier|all|your|system)\b[^.!?]{0,20}\b(?:instruction|prompt|rule|message|context)s?\b/i,
  /\b(?:system|developer|hidden) prompt\b|\byou are (?:now|no longer) [A-Z]|\bact as (?:an? )?(?:AI|DAN|language model|jailbroken)\b/,
  /\b(?:the|this|an?|any) (?:ai |virtual |chat ?)?(?:assistant|chatbot|language model|llm|grader|ai)\b[^.!?]{0,30}\b(?:must|should|shall|will|has to)\b[^.!?]{0,20}\b(?:reply|respond|output|print|answer|award|give|grade|score|say)\b/i,
  /\b(?:award|give|grant)\b[^.!?]{0,40}\b(?:full marks|full score|maximum (?:score|points)|\d+ points|top marks)\b/i,
  /<\/?[a-z][^>]*>|\{\{|\$\{|\b(?:drop table|select \* from|union select)\b|\bprocess\.env\b|(?:\.\.\/){2,}/i,
];

export const isForMachine = (text: string): boolean => forMachine.some((pattern) => pattern.test(text));
