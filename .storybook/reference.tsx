/** All that the manifest tells of an element, in tables that a phone can show too. */
import type { ReactElement, ReactNode } from 'react';
import { Heading, Markdown, Subheading } from '@storybook/addon-docs/blocks';
import type { Declaration, ElementEvent, Manifest, Member } from '../scripts/manifest.ts';
import { withoutAbsence } from './controls.ts';

type Details = Manifest['eventDetails'];

interface Row {
  /** An attribute and its property are one thing by two names. */
  names: string[];
  type?: string | undefined;
  initial?: string | undefined;
  what: ReactNode;
}

/** What a comment says: its code is code, and no paragraph is around it. */
const Words = ({ text = '' }: { text?: string | undefined }): ReactElement => (
  <Markdown options={{ forceInline: true }}>{text}</Markdown>
);

const Rows = ({ title, rows }: { title: string; rows: readonly Row[] }): ReactElement => (
  <table className="reference" aria-label={title}>
    <tbody>
      {rows.map(({ names, type, initial, what }) => (
        <tr key={names.join(' ')}>
          <th scope="row">
            {names.map((name) => (
              <code key={name}>{name}</code>
            ))}
          </th>
          <td>
            <div>{what}</div>
            {(type ?? initial) !== undefined && (
              <div className="reference-type">
                {type !== undefined && <code>{type}</code>}
                {initial !== undefined && (
                  <>
                    {' '}
                    default <code>{initial}</code>
                  </>
                )}
              </div>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Group = ({ title, rows, before }: { title: string; rows: readonly Row[]; before?: string }): ReactNode =>
  rows.length > 0 && (
    <>
      <Subheading>{title}</Subheading>
      {before && <p>{before}</p>}
      <Rows title={title} rows={rows} />
    </>
  );

const settings = ({ members = [], attributes = [] }: Declaration): Row[] => [
  ...members
    .filter(({ kind }) => kind === 'field')
    .map(({ name, attribute, type, default: initial, description }) => {
      const written = attributes.find(({ fieldName }) => fieldName === name)?.type?.text;
      return {
        names: attribute && attribute !== name ? [attribute, name] : [name],
        // Its choices, where the property has their name only.
        type: written?.startsWith("'") ? written : withoutAbsence(type?.text ?? 'unknown'),
        initial,
        what: (
          <>
            <Words text={description} />
            {!attribute && ' By script only.'}
          </>
        ),
      };
    }),
  ...attributes
    .filter(({ fieldName }) => !fieldName)
    .map(({ name, type, default: initial, description }) => ({
      names: [name],
      type: type?.text,
      initial,
      what: (
        <>
          <Words text={description} /> As an attribute only.
        </>
      ),
    })),
];

const signature = ({ name, parameters = [], return: answer }: Member): string => {
  const given = parameters.map(
    (one) => `${one.name}${one.default === undefined ? '' : '?'}: ${one.type?.text ?? 'unknown'}`,
  );
  return `${name}(${given.join(', ')}): ${answer?.type?.text ?? 'void'}`;
};

const methods = ({ members = [] }: Declaration): Row[] =>
  members
    .filter(({ kind }) => kind === 'method')
    .map((method) => ({
      names: [`${method.name}()`],
      type: signature(method),
      what: <Words text={method.description} />,
    }));

const Detail = ({ fields }: { fields: Details[string] }): ReactElement =>
  fields.length ? (
    <ul className="reference-detail">
      {fields.map(({ name, type, optional, description }) => (
        <li key={name}>
          <code>{`detail.${name}${optional ? '?' : ''}`}</code>{' '}
          <span className="reference-type">
            <code>{type}</code>
          </span>{' '}
          <Words text={description} />
        </li>
      ))}
    </ul>
  ) : (
    <div className="reference-type">Its detail is empty.</div>
  );

const eventRows = (events: readonly ElementEvent[], details: Details): Row[] =>
  events.map(({ name, description }) => ({
    names: [name],
    what: (
      <>
        <Words text={description} />
        <Detail fields={details[name] ?? []} />
      </>
    ),
  }));

const named = (list: { name: string; description?: string; default?: string }[] = []): Row[] =>
  list.map(({ name, description, default: initial }) => ({
    names: [name || 'no name'],
    initial,
    what: <Words text={description} />,
  }));

export const Reference = ({ element, details }: { element: Declaration; details: Details }): ReactElement => {
  const { events = [], slots, cssParts, cssProperties = [] } = element;
  return (
    <>
      <Heading>Reference</Heading>
      <Group title="Attributes and properties" rows={settings(element)} />
      <Group title="Methods" rows={methods(element)} />
      <Group
        title="Events"
        rows={eventRows(
          events.filter(({ firedBy }) => !firedBy),
          details,
        )}
      />
      <Group
        title="Events from inside"
        before="Elements inside this one fire them, and they bubble through it."
        rows={eventRows(
          events.filter(({ firedBy }) => firedBy),
          details,
        )}
      />
      <Group title="Slots" rows={named(slots)} />
      <Group title="Parts" rows={named(cssParts)} />
      {cssProperties.length > 0 && (
        <>
          <Subheading>Tokens</Subheading>
          <p>
            Try them in the{' '}
            <a href="./?path=/story/theming--tokens" target="_top">
              tokens editor
            </a>
            .
          </p>
          <details className="docs-state">
            <summary>{`All ${cssProperties.length} tokens`}</summary>
            <Rows title="Tokens" rows={named(cssProperties)} />
          </details>
        </>
      )}
    </>
  );
};
