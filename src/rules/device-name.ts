import { isName, normalizeName } from './name.ts';

/** Longest name of a device, in code points: two of them still fit into a line of a mail. */
export const maxDeviceNameLength = 64;

/** A name by which a person tells the own devices apart: any text in any script. */
export const isDeviceName = (value: string): boolean => isName(value) && [...normalizeName(value)].length <= maxDeviceNameLength;
