export interface Size { width: number; height: number }

/** Size of a picture in pixels, by the kind its name says; `undefined` when the bytes do not tell. Never throws. */
export function pictureSize(name: string, bytes: Buffer): Size | undefined {
  try {
    const size = name.endsWith('.svg') ? svgSize(bytes.toString('utf8')) : name.endsWith('.png') ? pngSize(bytes) : name.endsWith('.webp') ? webpSize(bytes) : jpegSize(bytes);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch {
    return undefined; // the file ends too early
  }
}

/** What `width` and `height` say where both are plain numbers or pixels, else the shape of the `viewBox`. */
function svgSize(source: string): Size | undefined {
  const root = /<svg\b[^>]*>/.exec(source)?.[0] ?? '';
  const pixels = (name: string) => Number(new RegExp(`\\s${name}=["']([\\d.]+)(?:px)?["']`).exec(root)?.[1]);
  if (pixels('width') && pixels('height')) return { width: pixels('width'), height: pixels('height') };
  const [, , width, height] = (/\sviewBox=["']([^"']*)["']/.exec(root)?.[1] ?? '').trim().split(/[\s,]+/).map(Number);
  return width && height ? { width, height } : undefined;
}

/** PNG 11.2.1: IHDR is the first chunk. */
const pngSize = (bytes: Buffer): Size => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });

/** JPEG B.2.2: the first frame header (SOF0–15 but the tables DHT, JPG and DAC); a camera's note that it was held upright is not read. */
function jpegSize(bytes: Buffer): Size | undefined {
  for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return undefined;
}

/** The three kinds of WebP (RFC 9649 2.5–2.7): lossy, lossless, extended. */
function webpSize(bytes: Buffer): Size | undefined {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}
