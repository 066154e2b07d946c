/**
 * The matrix of a QR code (ISO/IEC 18004) by the parts of `qrcode`, put together for text in bytes at level M, which is all
 * that is needed here. Its own `create()` brings along four other encodings and the search for their best mixture: two
 * thirds more to load, in which the set-up would not keep its budget.
 */
import alignment from 'qrcode/lib/core/alignment-pattern.js';
import BitMatrix from 'qrcode/lib/core/bit-matrix.js';
import correction from 'qrcode/lib/core/error-correction-code.js';
import levels from 'qrcode/lib/core/error-correction-level.js';
import format from 'qrcode/lib/core/format-info.js';
import masks from 'qrcode/lib/core/mask-pattern.js';
import ReedSolomon from 'qrcode/lib/core/reed-solomon-encoder.js';
import utils from 'qrcode/lib/core/utils.js';

const level = levels.M;

const bitOf = (bits: number, index: number): number => (bits >> index) & 1;

/** Codewords of a version that hold data. */
const capacity = (version: number): number =>
  utils.getSymbolTotalCodewords(version) - correction.getTotalCodewordsCount(version, level);

/** Digits of four bits of the length of the text; everything else is a multiple of them, too. */
const lengthDigits = (version: number): number => (version < 10 ? 2 : 4);

/** Mode, length, text, terminator, and what fills the rest (sections 7.4.5 and 7.4.10). */
const toCodewords = (text: Uint8Array, version: number): Uint8Array => {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  const bytes = Array.from(text, (byte) => hex(byte, 2)).join('');
  const digits = `4${hex(text.length, lengthDigits(version))}${bytes}0`;
  const padded = digits.padEnd(capacity(version) * 2, 'ec11');
  return Uint8Array.from(padded.match(/../g)!, (pair) => parseInt(pair, 16));
};

/** Data and error correction in blocks, which take turns (section 7.6). */
const interleave = (data: Uint8Array, version: number): number[] => {
  const blocks = correction.getBlocksCount(version, level);
  const short = Math.floor(data.length / blocks);
  const longer = data.length % blocks;
  const encoder = new ReedSolomon(correction.getTotalCodewordsCount(version, level) / blocks);
  let offset = 0;
  const parts = Array.from({ length: blocks }, (_, block) =>
    data.slice(offset, (offset += short + Number(block >= blocks - longer))),
  );
  const turns = (lists: Uint8Array[]): number[] =>
    Array.from({ length: lists.at(-1)!.length }, (_, index) =>
      lists.flatMap((list) => (index < list.length ? [list[index]!] : [])),
    ).flat();
  return [...turns(parts), ...turns(parts.map((part) => encoder.encode(part)))];
};

/** Rings around a centre: the finder and alignment patterns. */
const drawRings = (
  matrix: BitMatrix,
  row: number,
  column: number,
  radius: number,
  isLight: (ring: number) => boolean,
): void => {
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      const inside = (place: number): boolean => place >= 0 && place < matrix.size;
      if (inside(row + y) && inside(column + x))
        matrix.set(row + y, column + x, !isLight(Math.max(Math.abs(x), Math.abs(y))), true);
    }
  }
};

/** What a reader finds the code by, and its version (sections 6.3 and 7.10). */
const drawPatterns = (matrix: BitMatrix, version: number): void => {
  const { size } = matrix;
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const) {
    drawRings(matrix, row, column, 4, (ring) => ring === 2 || ring === 4);
  }
  for (let place = 8; place < size - 8; place++) {
    matrix.set(place, 6, place % 2 === 0, true);
    matrix.set(6, place, place % 2 === 0, true);
  }
  for (const [row, column] of alignment.getPositions(version)) drawRings(matrix, row, column, 2, (ring) => ring === 1);
  if (version < 7) return;
  let rest = version << 12;
  while (utils.getBCHDigit(rest) >= 13) rest ^= 0x1f25 << (utils.getBCHDigit(rest) - 13);
  for (let index = 0; index < 18; index++) {
    const row = Math.floor(index / 3);
    const column = (index % 3) + size - 11;
    const dark = bitOf((version << 12) | rest, index);
    matrix.set(row, column, dark, true);
    matrix.set(column, row, dark, true);
  }
};

/** The level and the mask, twice (section 7.9). */
const drawFormat = (matrix: BitMatrix, mask: number): void => {
  const { size } = matrix;
  const bits = format.getEncodedBits(level, mask);
  for (let index = 0; index < 15; index++) {
    const dark = bitOf(bits, index);
    matrix.set(index < 6 ? index : index < 8 ? index + 1 : size - 15 + index, 8, dark, true);
    matrix.set(8, index < 8 ? size - index - 1 : index < 9 ? 7 : 14 - index, dark, true);
  }
  matrix.set(size - 8, 8, 1, true);
};

/** In columns of two, upwards and downwards by turns, from the right (section 7.7.3). */
const drawData = (matrix: BitMatrix, codewords: number[]): void => {
  const { size } = matrix;
  let index = 0;
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--;
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (matrix.isReserved(row, column)) continue;
        matrix.set(row, column, bitOf(codewords[index >> 3] ?? 0, 7 - (index & 7)));
        index++;
      }
    }
    upwards = !upwards;
  }
};

export type QrMatrix = Pick<BitMatrix, 'size' | 'get'>;

export const qrMatrix = (text: string): QrMatrix => {
  const bytes = new TextEncoder().encode(text);
  let version = 1;
  while (capacity(version) * 2 < 1 + lengthDigits(version) + bytes.length * 2) version++;
  const matrix = new BitMatrix(version * 4 + 17);
  drawPatterns(matrix, version);
  drawFormat(matrix, 0);
  drawData(matrix, interleave(toCodewords(bytes, version), version));
  const mask = masks.getBestMask(matrix, (tried) => drawFormat(matrix, tried));
  masks.applyMask(mask, matrix);
  drawFormat(matrix, mask);
  return matrix;
};
