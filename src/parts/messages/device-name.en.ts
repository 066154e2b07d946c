/** Words of the name that a person gives to a device. */
export const deviceNameMessages = {
  label: 'Device name',
  hint: 'Helps you tell your devices apart, such as “Phone”.',
  invalid: (maxLength: number) => `Enter a name of up to ${maxLength} characters.`,
};

export type DeviceNameMessages = typeof deviceNameMessages;
