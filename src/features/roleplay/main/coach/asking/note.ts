/** What a text notes for the day: who came, who does what by when, when the next meeting is. It teaches nothing. */
export const isNote = (text: string): boolean =>
  /^(?:actions?|to-?do|owner|responsible|due|next (?:meeting|steps)|attendees|present|apologies|location|date|version|minutes by)\b[^.!?:–]{0,20}[:–]/i.test(
    text,
  ) || /^next meeting\b/i.test(text);
