import type { CDPSession } from '@playwright/test';

/** A phone of the lower middle: a quarter of this machine's speed, 1.6 Mbit/s, 150 ms. */
export const slowDown = async (devtools: CDPSession): Promise<void> => {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 93_750,
  });
};
