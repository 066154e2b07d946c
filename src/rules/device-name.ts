import { foldCase } from './fold-case.ts';
import { isName, normalizeName } from './name.ts';

/** Longest name of a device, in code points: two of them still fit into a line of an email. */
export const maxDeviceNameLength = 64;

/** A name by which a person tells the own devices apart: any text in any script. */
export const isDeviceName = (value: string): boolean => isName(value, maxDeviceNameLength);

/** For comparing: names that look the same are the same. */
export const deviceNameKey = (name: string): string => foldCase(normalizeName(name).replace(/\p{DI}/gu, ''));
