/** Letters of twice the size on a page of 320 pixels (WCAG 1.4.4, 1.4.10), and with the room around them that readers may ask for (1.4.12). */
import type { PreviewPage } from './preview-page.ts';

/** Runs in the page: what is out of sight, cut off, in the way of something else, or a button's word on two lines. */
const lookAround = (wholeUpTo: number): string[] => {
  const faults = new Set<string>();
  const all: Element[] = [];
  const walk = (root: ParentNode): void => {
    for (const one of root.querySelectorAll('*')) {
      if (one instanceof SVGElement && !(one instanceof SVGSVGElement)) continue;
      all.push(one);
      if (one.shadowRoot) walk(one.shadowRoot);
    }
  };
  walk(document.querySelector('#storybook-root')!);
  const isSeen = (one: Element): boolean => {
    const { width, height } = one.getBoundingClientRect();
    // What is there for ears alone has one pixel.
    return width > 2 && height > 2 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const nameOf = (one: Element): string =>
    `<${one.localName} class="${one.getAttribute('class') ?? ''}"> “${one.textContent.replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) faults.add(`the page scrolls sideways: ${scrollWidth}`);
  for (const one of all.filter(isSeen)) {
    const { overflowX, overflowY, display } = getComputedStyle(one);
    const { left, right } = one.getBoundingClientRect();
    if (left < -1 || right > innerWidth + 1) faults.add(`out of sight: ${nameOf(one)}`);
    const isWide = one.scrollWidth > one.clientWidth + 1;
    const isHigh = one.scrollHeight > one.clientHeight + 1;
    if (one instanceof HTMLInputElement || display === 'inline') continue;
    if (isWide && /auto|scroll/.test(overflowX)) faults.add(`scrolls sideways: ${nameOf(one)}`);
    if ((isWide && /hidden|clip/.test(overflowX)) || (isHigh && /hidden|clip/.test(overflowY)))
      faults.add(`is cut off: ${nameOf(one)}`);
    const ownText = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (isWide && ownText && overflowX === 'visible') faults.add(`words run out of their box: ${nameOf(one)}`);
  }
  for (const one of all.filter((each) => isSeen(each) && each.matches('button, a.ems-button, a.sign-in'))) {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      for (const { 0: word, index } of text.textContent!.matchAll(/[^\s\u00ad-]+/g)) {
        // A longer one may be divided, as its language is. Here the browser has no rules of a language.
        if (word.length > wholeUpTo && getComputedStyle(one).hyphens === 'auto') continue;
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)));
        if (lines.size > 1) faults.add(`“${word}” is divided: ${nameOf(one)}`);
      }
  }
  // What lies on top of the page may cover it: a dialog, a menu.
  const layerOf = (one: Element): Element | null => {
    for (
      let up: Element | null = one;
      up;
      up = up.parentElement ?? (up.getRootNode() as Partial<ShadowRoot>).host ?? null
    )
      if (/absolute|fixed/.test(getComputedStyle(up).position)) return up;
    return null;
  };
  const controls = all.filter((one) => isSeen(one) && one.matches('button, input, select, textarea, a[href], summary'));
  for (const [at, one] of controls.entries()) {
    for (const other of controls.slice(at + 1)) {
      if (one.contains(other) || layerOf(one) !== layerOf(other)) continue;
      for (const a of one.getClientRects())
        for (const b of other.getClientRects()) {
          const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (width > 1 && height > 1) faults.add(`one on the other: ${nameOf(one)}, ${nameOf(other)}`);
        }
    }
  }
  return [...faults];
};

/** What a reader's own style sheet sets, in shadow roots too, as a browser's extension does it. */
const setLetters = ([size, spacing]: readonly [string, boolean]): void => {
  document.documentElement.style.fontSize = size;
  const page = window as Window & { emsSpacing?: CSSStyleSheet };
  page.emsSpacing ??= new CSSStyleSheet();
  const walk = (root: Document | ShadowRoot): void => {
    if (!root.adoptedStyleSheets.includes(page.emsSpacing!)) root.adoptedStyleSheets.push(page.emsSpacing!);
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) walk(shadowRoot);
  };
  walk(document);
  page.emsSpacing.replaceSync(
    spacing
      ? `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
         p { margin-block-end: 2em !important; }`
      : '',
  );
};

/**
 * What a person with large letters can't see, read or press in the story that is shown, on a page that is small already. In German too,
 * whose words are longer.
 */
export const faultsOfLargeLetters = async (preview: PreviewPage): Promise<string[]> => {
  const { page } = preview;
  const faults: string[] = [];
  for (const [what, spacing, language, wholeUpTo] of [
    ['letters of 200 %', false, 'en', 11],
    ['letters of 200 %, with more room around them', true, 'en', 9],
    ['letters of 200 %, in German', false, 'de', 11],
  ] as const) {
    if (language !== 'en') await preview.setGlobals({ language });
    await page.evaluate(setLetters, ['200%', spacing] as const);
    faults.push(...(await page.evaluate(lookAround, wholeUpTo)).map((fault) => `${what}: ${fault}`));
  }
  await page.evaluate(setLetters, ['', false] as const);
  return faults;
};
