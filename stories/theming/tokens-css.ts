/** What a browser makes of values: whether it takes one, and which colour it draws. */
import type { Rgb } from './tokens-model.ts';

/** Values go into a declaration, so nothing in them may end it. Of `var()` nobody knows before it is used. */
export const isSupported = (property: string, value: string): boolean =>
  !/[;{}]/.test(value) && CSS.supports(property, value);

let context: CanvasRenderingContext2D | undefined;

/** The colour that a value is in a place, on white or black where it is transparent: as a canvas draws it, whatever notation it has. */
export const colorIn = (place: HTMLElement, value: string): Rgb => {
  const probe = document.createElement('span');
  probe.style.color = value;
  place.append(probe);
  const color = getComputedStyle(probe).color;
  probe.style.color = 'Canvas';
  const ground = getComputedStyle(probe).color;
  probe.remove();
  context ??= new OffscreenCanvas(1, 1).getContext('2d', {
    willReadFrequently: true,
  }) as unknown as CanvasRenderingContext2D;
  for (const fill of [ground, color]) {
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
};
