/** Whether a question asks for what must not be done: the answer may name it ("offer cash") or forbid it ("never …"). */
export const asksForBan = (question: string): boolean =>
  /\bwhat (?:must|should|may|can|do|does) (?:[\p{L}’'-]+ ){1,6}(?:not|never) do\b|\bwhat is not allowed\b/iu.test(
    question,
  );
