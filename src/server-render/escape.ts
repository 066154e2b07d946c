const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** As Lit writes a value. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : [value].join(''));

export const escapeText = (text: string): string => text.replace(/[&<>]/g, (character) => entities[character]!);

/** For values in double quotes. Their `>` too, so that a tag ends where it seems to. */
export const escapeAttribute = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!);

/** Attributes of a tag. Takes no name that would end the tag, and none that runs a script. */
export const attributesText = (attributes: Readonly<Record<string, unknown>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => {
      if (!/^[a-z][\w:.-]*$/i.test(name) || /^on/i.test(name))
        throw new TypeError(`"${name}" is no attribute to render.`);
      if (value === undefined || value === null || value === false) return '';
      return value === true ? ` ${name}` : ` ${name}="${escapeAttribute(asText(value))}"`;
    })
    .join('');
