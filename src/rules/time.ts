const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Whether a text is a point in time in ISO 8601, as `Date` understands it: formatting any other would throw. */
export const isTime = (value: string): boolean => shape.test(value) && !Number.isNaN(Date.parse(value));
