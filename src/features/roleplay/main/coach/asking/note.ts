/** What a text notes for the day: who came, who does what by when, when the next meeting is. It teaches nothing. */
export const isNote = (text: string): boolean =>
  /^(?:actions?|to-?do|owner|responsible|due|next (?:meeting|steps)|attendees|present|apologies|location|date|version|minutes by)\b[^.!?:–]{0,20}[:–]/i.test(
    text,
  ) || /^next meeting\b/i.test(text);

/** Whether a heading says that what follows records a meeting: what was talked about is nothing to learn by heart. */
export const isRecord = (heading: string): boolean =>
  /^(?:minutes|agenda|meeting|protokoll|tagesordnung|compte[ -]rendu|ordre du jour|acta|orden del día)\b/i.test(
    heading,
  );
