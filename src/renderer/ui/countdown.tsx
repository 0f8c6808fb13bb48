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
  const [run, setRun] = useState({ durationMs, startedBy });
  const [tick, setTick] = useState({ run, left: durationMs ?? 0 });
  const ended = useEffectEvent(onEnd);
  if (run.durationMs !== durationMs || run.startedBy !== startedBy) setRun({ durationMs, startedBy });
  useEffect(() => {
    if (run.durationMs === null || run.durationMs <= 0) return undefined;
    const end = performance.now() + run.durationMs;
    const timer = setInterval(() => {
      const left = Math.max(0, end - performance.now());
      setTick({ run, left });
      if (left > 0) return;
      clearInterval(timer);
      ended();
    }, 250);
    return () => clearInterval(timer);
  }, [run]);
  return tick.run === run ? tick.left : (run.durationMs ?? 0);
}

/** Milliseconds as a clock shows them: `6:20`, with hours from one hour on. Started seconds count as whole. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (figure: number) => String(figure).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const tail = two(seconds % 60);
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
