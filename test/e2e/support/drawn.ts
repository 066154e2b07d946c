import type { Page } from '@playwright/test';

/** One thing that an element draws: where, and by which computed styles. */
export interface Drawn {
  what: string;
  box: number[];
  style: Record<string, string>;
  before: string;
  after: string;
}

/** Inherited from the page, and not to be seen in a form. */
const unseen = [
  '-webkit-tap-highlight-color',
  '-webkit-font-smoothing',
  'scroll-behavior',
  'tab-size',
  'text-size-adjust',
  'quotes',
];

/** Everything that the elements on a page draw: their frames, and what they put into the page's own tree. */
export const drawnIn = (page: Page): Promise<Drawn[]> =>
  page.evaluate((ignored) => {
    const frames = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => [
      ...(shadowRoot?.querySelectorAll('.card, .card h2') ?? []),
    ]);
    // An element of ours inside another is the box around its own frame, which is looked at.
    const ours = [...document.querySelectorAll<HTMLElement>('.ems-light, .ems-light *:not(svg *, .ems-element)')];
    const shown = ours.filter(
      (element) => element.checkVisibility() || (element.assignedSlot && element.matches('.ems-light')),
    );
    return [...frames, ...shown].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const computed = getComputedStyle(element);
      // A box of its own it has not; what it inherits is seen at what it holds.
      const drawn = computed.display === 'contents' ? [] : [...computed];
      const style = Object.fromEntries(
        drawn.filter((name) => !ignored.includes(name)).map((name) => [name, computed.getPropertyValue(name)]),
      );
      const names = [
        element.localName,
        element.getAttribute('class'),
        element.getAttribute('name'),
        element.id.replace(/\d+/, ''),
      ];
      return {
        what: names.filter(Boolean).join(' '),
        box: [x, y, width, height].map((length) => Math.round(length * 100) / 100),
        style,
        before: getComputedStyle(element, '::before').content,
        after: getComputedStyle(element, '::after').content,
      };
    });
  }, unseen);

const flat = ({ box, style, before, after }: Drawn): Record<string, string> => ({
  box: box.join(' '),
  ...style,
  '::before': before,
  '::after': after,
});

/** What is drawn otherwise, a line each. */
export const differences = (expected: readonly Drawn[], actual: readonly Drawn[]): string[] => {
  if (expected.length !== actual.length) return [`${expected.length} things were drawn, and now ${actual.length}.`];
  return expected.flatMap((one, index) => {
    const before = flat(one);
    const now = flat(actual[index] ?? one);
    return Object.keys(before)
      .filter((name) => before[name] !== now[name])
      .map((name) => `${one.what}: ${name}: ${before[name]} -> ${now[name]}`);
  });
};

/** By how much two pictures differ at most, in one of their colours: 0 to 255. Decoded on a page, which is left as it is. */
export const contrast = (page: Page, one: Buffer, other: Buffer): Promise<number> =>
  page.evaluate(
    async (pictures) => {
      const pixels = async (png: string): Promise<ImageData> => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [before, now] = await Promise.all(pictures.map(pixels));
      if (before!.width !== now!.width || before!.height !== now!.height) return 255;
      return before!.data.reduce((most, value, index) => Math.max(most, Math.abs(value - now!.data[index]!)), 0);
    },
    [one.toString('base64'), other.toString('base64')],
  );
