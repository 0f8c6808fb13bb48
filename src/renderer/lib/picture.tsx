import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { type PictureSize, pictureSizes } from '#features/pictures/contract.ts';
import { queries } from './api.ts';
import { useSeen } from './use-seen.ts';

type PictureProps = {
  readonly pictureId: string;
  /** What it shows in words; empty: it is decoration. */
  readonly alt: string;
  /** The longest side that it has on screen, in CSS pixels. */
  readonly side: number;
  readonly className?: string | undefined;
  /** Stands there until it is there, and in its place where it cannot be had. */
  readonly fallback: ReactNode;
};

/** How long a picture that is off the screen is kept for whoever comes back to it. */
const keptMs = 60_000;

/** The copy that is as sharp as this screen shows it. */
export const sizeFor = (side: number, pixelRatio: number): PictureSize =>
  pictureSizes.find((size) => size >= side * pixelRatio) ?? 1200;

/** A picture of the branch, got when it comes near the screen. It never changes, so that it is asked for once. */
export function Picture({ pictureId, alt, side, className, fallback }: PictureProps) {
  const place = useRef<HTMLSpanElement>(null);
  const isSeen = useSeen(place);
  const size = sizeFor(side, window.devicePixelRatio);
  const { data } = useQuery({
    ...queries.pictures.image({ pictureId, size }),
    enabled: isSeen,
    staleTime: Infinity,
    gcTime: keptMs,
  });
  const content = data?.content;
  // Its address leads to bytes within this window, for as long as they are shown.
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (image === null || content === undefined) return undefined;
      const address = URL.createObjectURL(new Blob([new Uint8Array(content)], { type: 'image/webp' }));
      image.src = address;
      return () => {
        image.removeAttribute('src');
        URL.revokeObjectURL(address);
      };
    },
    [content],
  );
  const [broken, setBroken] = useState<Uint8Array | null>(null);
  if (data === undefined || data.content === broken) return <span ref={place}>{fallback}</span>;
  return (
    <img
      ref={show}
      alt={alt}
      width={data.width}
      height={data.height}
      decoding="async"
      draggable={false}
      className={className}
      onError={() => setBroken(data.content)}
    />
  );
}
