import '../../src/define/all.ts';
import { EmsElement } from '../../src/base/ems-element.ts';

/** Every tag that draws something, all of them registered: those of the define files but the provider's. */
export const elementTags = Object.keys(import.meta.glob('../../src/define/ems-*.ts'))
  .map((path) => /ems-[\w-]+/.exec(path)![0])
  .filter((tag) => customElements.get(tag)!.prototype instanceof EmsElement);
