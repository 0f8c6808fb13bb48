import Vips from 'wasm-vips';
import { pictureSizes } from '../contract.ts';
import type { PictureCopy } from './make-picture.ts';
import { pictureDamaged } from './picture-issue.ts';

type Decoder = Awaited<ReturnType<typeof Vips>>;

/** What the decoder may open at all: of everything else that it knows, nothing. */
const loaders = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'];

/** libvips as WebAssembly, for this thread's only picture (0274). */
async function startDecoder(): Promise<Decoder> {
  const silent = (): void => {};
  const vips = await Vips({
    dynamicLibraries: [],
    print: silent,
    printErr: silent,
    // Its threads would say on the program's own output, piece by piece, what is wrong with a damaged file.
    preRun: ({ ENV }) => void (ENV['VIPS_WARNING'] = '0'),
  });
  vips.operationBlock('VipsForeignLoad', true);
  for (const loader of loaders) vips.operationBlock(loader, false);
  vips.concurrency(1);
  return vips;
}

/**
 * The copies of a picture: turned upright as it says, in sRGB, and nothing but its pixels. A size that is larger than
 * the picture is made once.
 * @throws `PictureRefused` for what cannot be decoded to its end
 */
export async function shrinkPicture(content: Uint8Array): Promise<PictureCopy[]> {
  const vips = await startDecoder();
  try {
    // As an option of its own, `fail_on` does not reach the decoder: a cut file would come in with a grey half.
    const options = { size: 'down', output_profile: 'srgb', option_string: '[fail_on=warning]' } as const;
    const largest = Math.max(...pictureSizes);
    // Decoded once, at the scale that the largest copy needs.
    const decoded = vips.Image.thumbnailBuffer(content, largest, {
      height: largest,
      ...options,
    }).copyMemory();
    const longest = Math.max(decoded.width, decoded.height);
    const wanted = pictureSizes.filter((_, at) => at === 0 || (pictureSizes[at - 1] ?? 0) < longest);
    return wanted.map((size): PictureCopy => {
      const copy = longest <= size ? decoded : decoded.thumbnailImage(size, { height: size, size: 'down' });
      const bytes = copy.webpsaveBuffer({ Q: 80, effort: 4, keep: 'none' });
      return { size, width: copy.width, height: copy.height, content: new Uint8Array(bytes) };
    });
  } catch (error) {
    if (isOfDecoder(error)) throw pictureDamaged();
    throw error;
  }
}

/** What it throws says "vips::Error"; anything else is a fault of the program, or of the decoder itself. */
function isOfDecoder(error: unknown): boolean {
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return Array.isArray(message) ? message[0] === 'vips::Error' : false;
}
