import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** Long enough that a word is typed in one go, short enough not to be waited for. */
const pauseMs = 300;

type AddressTextOptions = {
  /** What the address says now. */
  readonly written: string;
  /** Puts it there, without spaces around it. */
  readonly write: (text: string) => void;
  /** Whether the text may stand in the address: half a date may not. */
  readonly isWhole?: (text: string) => boolean;
};

/**
 * The text of a field that stands in the address. What is written there comes back later than the next key is pressed, and
 * must take neither that away nor the caret: so the field has a text of its own, which is written once nothing was typed
 * for a moment, and follows the address when that says something else than what was written from here.
 */
export function useAddressText({ written, write, isWhole = () => true }: AddressTextOptions) {
  const [text, setText] = useState(written);
  /** What was written and has not come back yet, oldest first. */
  const underWay = useRef<readonly string[]>([]);
  useEffect(() => {
    const at = underWay.current.indexOf(written);
    if (at === -1) setText(written);
    underWay.current = at === -1 ? [] : underWay.current.slice(at + 1);
  }, [written]);

  const writeNow = (words: string, by = write) => {
    underWay.current = [...underWay.current, words];
    by(words);
  };
  const settle = useEffectEvent((words: string) => {
    if (isWhole(words) && words !== (underWay.current.at(-1) ?? written)) writeNow(words);
  });
  useEffect(() => {
    const timer = setTimeout(() => settle(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return {
    text,
    setText,
    /** Without waiting, and where more than the text changes in another way than `write`. */
    writeNow,
  };
}
