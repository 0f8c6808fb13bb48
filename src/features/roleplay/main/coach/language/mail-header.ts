const field =
  /^(?:from|to|cc|bcc|sent|date|subject|von|an|gesendet|datum|betreff|de|à|objet|envoyé|para|asunto|enviado|fecha)\s?:\s/i;
const subject = /^(?:subject|betreff|objet|asunto)\s?:\s+((?:(?:re|fwd?|aw|wg|tr|rv)\s?:\s*)*)/i;
/** Fewer such lines than this may be anything: "From: the second floor" in a rota. */
const fewest = 3;

/** Where the subject stands in a line of a mail's header, past its "RE:"; `null` in the other lines of it. */
export type HeaderLine = { readonly subjectAt: number | null };

/** The lines of a text that are headers of mails, by their number. */
export function mailHeader(lines: readonly string[]): ReadonlyMap<number, HeaderLine> {
  const found = new Map<number, HeaderLine>();
  let run: number[] = [];
  for (let at = 0; at <= lines.length; at++) {
    if (field.test(lines[at] ?? '')) {
      run.push(at);
      continue;
    }
    if (run.length >= fewest)
      for (const line of run)
        found.set(line, { subjectAt: subject.exec(lines[line] ?? '')?.[0].length ?? null });
    run = [];
  }
  return found;
}
