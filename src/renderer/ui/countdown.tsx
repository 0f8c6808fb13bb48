import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Milliseconds left of `durationMs`, counted on the monotonic clock, so that a changed wall clock or a slept-through
 * tick does not matter. Starts again when `durationMs` or `startedBy` changes; `null` stands still at zero.
 */
export function useCountdown(
  durationMs: number | null,
  startedBy: unknown = null,
  onEnd: () => void = () => {},
): number {
  const [left, setLeft] = useState(durationMs ?? 0);
  const ended = useEffectEvent(onEnd);
  useEffect(() => {
    setLeft(durationMs ?? 0);
    if (durationMs === null || durationMs <= 0) return;
    const end = performance.now() + durationMs;
    const timer = setInterval(() => {
      const now = Math.max(0, end - performance.now());
      setLeft(now);
      if (now === 0) {
        clearInterval(timer);
        ended();
      }
    }, 250);
    return () => clearInterval(timer);
  }, [durationMs, startedBy]);
  return left;
}

/** Milliseconds as a clock shows them: `6:20`, with hours from one hour on. Started seconds count as whole. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (figure: number) => String(figure).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const tail = `${two(seconds % 60)}`;
  return minutes < 60 ? `${minutes}:${tail}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${tail}`;
}

/** The time that is left, as a clock. Screen readers find it, but it does not speak up every second. */
export function Countdown({
  ms,
  label,
  onEnd = () => {},
}: {
  readonly ms: number;
  readonly label: string;
  readonly onEnd?: () => void;
}) {
  const left = useCountdown(ms, null, onEnd);
  return (
    <span role="timer" aria-label={label}>
      {clockText(left)}
    </span>
  );
}
