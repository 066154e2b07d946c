/** The parts of `qrcode` that its declarations don't tell of. The version is pinned, and a test compares with its `create()`. */
declare module 'qrcode/lib/core/alignment-pattern.js' {
  const alignmentPattern: { getPositions(version: number): [row: number, column: number][] };
  export default alignmentPattern;
}
declare module 'qrcode/lib/core/bit-matrix.js' {
  export default class BitMatrix {
    readonly size: number;
    constructor(size: number);
    set(row: number, column: number, dark: unknown, reserved?: boolean): void;
    get(row: number, column: number): number;
    isReserved(row: number, column: number): number;
  }
}
declare module 'qrcode/lib/core/error-correction-code.js' {
  type Level = import('qrcode/lib/core/error-correction-level.js').Level;
  const errorCorrectionCode: {
    getBlocksCount(version: number, level: Level): number;
    getTotalCodewordsCount(version: number, level: Level): number;
  };
  export default errorCorrectionCode;
}
declare module 'qrcode/lib/core/error-correction-level.js' {
  export interface Level {
    bit: number;
  }
  const levels: { M: Level };
  export default levels;
}
declare module 'qrcode/lib/core/format-info.js' {
  type Level = import('qrcode/lib/core/error-correction-level.js').Level;
  const formatInfo: { getEncodedBits(level: Level, mask: number): number };
  export default formatInfo;
}
declare module 'qrcode/lib/core/mask-pattern.js' {
  type Matrix = import('qrcode/lib/core/bit-matrix.js').default;
  const maskPattern: {
    getBestMask(matrix: Matrix, writeFormat: (mask: number) => void): number;
    applyMask(mask: number, matrix: Matrix): void;
  };
  export default maskPattern;
}
declare module 'qrcode/lib/core/reed-solomon-encoder.js' {
  export default class ReedSolomonEncoder {
    constructor(degree: number);
    encode(data: Uint8Array): Uint8Array;
  }
}
declare module 'qrcode/lib/core/utils.js' {
  const utils: { getSymbolTotalCodewords(version: number): number; getBCHDigit(value: number): number };
  export default utils;
}
